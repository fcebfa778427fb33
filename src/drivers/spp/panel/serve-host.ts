// One round at a host: what is due there is found, and done. One port, one process or one key that is
// wrong keeps no other from being served, and is said with its reason.

import type { Happening } from "../../../ports/driver.ts";
import type { SppStep, SppVf } from "../../../ports/spp-ctl.ts";
import { isTrouble } from "../../../ports/trouble.ts";
import { entryIn, type HostKeys } from "../keys/host-keys.ts";
import { configurationIn } from "../keys/panel-document.ts";
import { carryOut, notConnected } from "./carry-out.ts";
import type { WantedComponent } from "./component.ts";
import { dueWork, isNothing, type DuePort, type DueWiring, type DueWork } from "./due-work.ts";
import { processesOf, type VhostPlace } from "./layout.ts";
import { glanceAt } from "./look.ts";
import type { Panel } from "./panel.ts";
import { unplugSteps } from "./plug-steps.ts";
import { sayUpAgain } from "./say-again.ts";
import { plugPort, unplugPort, type Served } from "./serve-port.ts";
import { wiringSteps } from "./wiring-steps.ts";

export interface ServeParts {
  readonly panel: Panel;
  readonly say: (happening: Happening) => void;
  /** A component that an operation took away, though the configuration has it still. */
  readonly isLeftOut: (client: number, component: WantedComponent) => boolean;
}

/** `known` may be a little old: it says whether anything may be due, and what is done is read first. */
export async function serveHost(
  parts: ServeParts,
  known: HostKeys,
  signal: AbortSignal,
): Promise<void> {
  const before = await dueAt(parts, known);
  if (before === undefined || isNothing(before)) return;
  const { panel } = parts;
  const read = await panel.place.read();
  const keys = isTrouble(read) ? known : read;
  const due = await dueAt(parts, keys);
  for (const one of due?.wiring ?? []) if (!signal.aborted) await wire(parts, one);
  // What was wired anew may have lost the tags of ports.
  const rest = due === undefined || due.wiring.length === 0 ? due : await dueAt(parts, keys);
  if (rest === undefined) return;
  // Without the keys in sight nobody can tell whether a port is still to go.
  const areKeysOld = isTrouble(read);
  for (const one of areKeysOld ? [] : rest.left) if (!signal.aborted) await clear(parts, one);
  for (const one of rest.ports) {
    if (signal.aborted || (areKeysOld && one.action === "unplug")) continue;
    await servePort(parts, keys, one, signal);
  }
}

/** Undefined where nobody can know: the configuration cannot be read. */
async function dueAt(
  { panel, say, isLeftOut }: ServeParts,
  keys: HostKeys,
): Promise<DueWork | undefined> {
  const configuration = configurationIn(keys);
  if (typeof configuration === "string") {
    say({ level: "error", text: configuration });
    return undefined;
  }
  const processes = processesOf(configuration);
  for (const { components } of processes) {
    if (typeof components === "string") say({ level: "error", text: components });
  }
  const vfs = new Map<number, SppVf>();
  const clients = processes.map(({ client }) => client);
  for (const [client, vf] of await glanceAt(panel.ctl, clients, panel.place.clock)) {
    if (isTrouble(vf)) say({ level: "warn", text: `${vf.doing}: ${vf.reason}` });
    else if (vf === undefined) say({ level: "warn", text: notConnected(client) });
    else vfs.set(client, vf);
  }
  const due = dueWork(keys, configuration, vfs);
  const wiring = due.wiring.flatMap(({ client, components }): DueWiring[] => {
    const own = components.filter((one) => !isLeftOut(client, one));
    return own.length === 0 ? [] : [{ client, components: own }];
  });
  return { ...due, wiring };
}

/** All at once, as agents have always done it; one by one where something of it is refused. */
async function wire(parts: ServeParts, { client, components }: DueWiring): Promise<void> {
  const all = await carryOut(parts.panel.ctl, client, (vf) => {
    const steps: SppStep[] = [];
    for (const component of components) {
      const own = wiringSteps(vf, component);
      if (typeof own === "string") return own;
      steps.push(...own);
    }
    return steps;
  });
  const names = components.map(({ name }) => name).join(", ");
  if (all.type === "refused") return await wireOneByOne(parts, { client, components });
  sayHow(parts.say, all, `wired spp_vf ${client}: ${names}`, `spp_vf ${client} cannot be wired`);
}

async function wireOneByOne(
  { panel, say }: ServeParts,
  { client, components }: DueWiring,
): Promise<void> {
  for (const component of components) {
    const { name } = component;
    const carried = await carryOut(panel.ctl, client, (vf) => wiringSteps(vf, component));
    const [done, not] = [
      `wired ${name} of spp_vf ${client}`,
      `cannot wire ${name} of spp_vf ${client}`,
    ];
    sayHow(say, carried, done, not);
    // Whoever does not answer will not answer to the next step either.
    if (carried.type === "lost") return;
  }
}

/** Frames would go where nobody asked for them, and their address could go to no other vhost. */
async function clear({ panel, say }: ServeParts, { client, path }: VhostPlace): Promise<void> {
  const carried = await carryOut(panel.ctl, client, (vf) => unplugSteps(vf, path));
  const text = `what was left at ${path.untagging.port} of spp_vf ${client}, whose vhost is free`;
  sayHow(say, carried, `took away ${text}`, `cannot take away ${text}`);
}

async function servePort(
  { panel, say }: ServeParts,
  keys: HostKeys,
  { port, action }: DuePort,
  signal: AbortSignal,
): Promise<void> {
  const wasUp = entryIn(keys, "port_status", port)?.value === "up";
  const served = await (action === "plug" ? plugPort : unplugPort)(panel, keys, port);
  sayHow(say, served, `${action}ged port ${port}`, `port ${port} cannot be ${action}ged`);
  const isNew = action === "plug" && served.type === "done" && !wasUp;
  if (isNew) void sayUpAgain(panel, keys, port, signal);
}

function sayHow(say: ServeParts["say"], how: Served, done: string, not: string): void {
  if (how.type === "done") say({ level: "info", text: done });
  // What moved is due again in the next round.
  else if (how.type !== "moved") say({ level: "warn", text: `${not}: ${how.reason}` });
}
