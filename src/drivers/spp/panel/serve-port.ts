// What an agent on the host does for one port when its action says so: plug it, or unplug it and give its
// vhost back. Done is what the process shows; `up` is written of nothing else.

import { isTrouble } from "../../../ports/trouble.ts";
import type { HostKeys } from "../keys/host-keys.ts";
import { asRead, put, remove, type KeyChange } from "../keys/key-change.ts";
import { keyOf, nobody } from "../keys/key-names.ts";
import { configurationIn } from "../keys/panel-document.ts";
import { sendChange } from "../keys/send-change.ts";
import { portKeys, takenBy, type PortKeys } from "../keys/port-keys.ts";
import { carryOut, type Carried } from "./carry-out.ts";
import { freeVhosts } from "./free-vhosts.ts";
import { placeOfVhost, processesOf, type VhostPlace, type WantedProcess } from "./layout.ts";
import type { Panel } from "./panel.ts";
import { plugSteps, unplugSteps, type Frames } from "./plug-steps.ts";

export type Served =
  | { readonly type: "done" }
  | { readonly type: "refused"; readonly reason: string }
  /** The keys are no longer as they were read: read again. */
  | { readonly type: "moved"; readonly reason: string }
  /** Something is not known: look again. */
  | { readonly type: "lost"; readonly reason: string };

/** Carries out what the keys ask of a plugged port: `keys` are as they were read in this turn. */
export async function plugPort(panel: Panel, keys: HostKeys, port: string): Promise<Served> {
  const read = readPort(keys, port);
  if (typeof read === "string") return { type: "refused", reason: read };
  const { own, processes } = read;
  const asked = whatIsAsked(own, processes);
  if (typeof asked === "string") return { type: "refused", reason: asked };
  const { place, frames } = asked;
  const free = freeVhosts(keys, processes)
    .filter(({ client }) => client === place.client)
    .map(({ path }) => path.untagging.port);
  const carried = await carryOut(panel.ctl, place.client, (vf) =>
    plugSteps(vf, place.path, frames, (one) => free.includes(one)),
  );
  if (carried.type !== "done") return carried;
  if (own.status?.value === "up") return { type: "done" };
  const key = keyOf("port_status", keys.host, port);
  const compares = [
    asRead(keyOf("bind_port", keys.host, port), own.bindPort),
    asRead(keyOf("action", keys.host, port), own.action),
    ...(own.vhost?.entry === undefined ? [] : [asRead(own.vhost.entry.key, own.vhost.entry)]),
  ];
  return await commit(panel, keys, { compares, writes: [put(key, "up")] });
}

/**
 * Takes a port off its vhost, and all of its keys away, the vhost's last. What belongs to another port by
 * now stays as it is.
 */
export async function unplugPort(panel: Panel, keys: HostKeys, port: string): Promise<Served> {
  const read = readPort(keys, port);
  if (typeof read === "string") return { type: "refused", reason: read };
  const { own, processes } = read;
  const carried = await unplugFrames(panel, own, processes);
  if (carried !== undefined && carried.type !== "done") return carried;
  const { bindPort, action, status } = own;
  const named = [
    [keyOf("bind_port", keys.host, port), bindPort],
    [keyOf("action", keys.host, port), action],
    [keyOf("port_status", keys.host, port), status],
  ] as const;
  const entry = own.vhost?.entry;
  // A vhost that no NIC has must not be handed out again.
  const freeing = own.vhost?.nic === undefined ? remove : (key: string) => put(key, nobody);
  const change: KeyChange = {
    compares: [
      ...named.map(([key, one]) => asRead(key, one)),
      ...(entry === undefined ? [] : [asRead(entry.key, entry)]),
    ],
    writes: [
      ...named.flatMap(([key, one]) => (one === undefined ? [] : [remove(key)])),
      ...(entry?.value === port ? [freeing(entry.key)] : []),
    ],
  };
  if (change.writes.length === 0) return { type: "done" };
  return await commit(panel, keys, change);
}

/** Takes off a vhost what somebody left there who took it and went; its keys stay. */
export async function freeVhost(
  { ctl }: Panel,
  keys: HostKeys,
  physicalNetwork: string,
  vhost: number,
): Promise<Exclude<Served, { type: "moved" }>> {
  const configuration = configurationIn(keys);
  if (typeof configuration === "string") return { type: "refused", reason: configuration };
  const place = placeOfVhost(processesOf(configuration), vhost);
  if (typeof place === "string" || place.physicalNetwork !== physicalNetwork) {
    return { type: "done" };
  }
  return await carryOut(ctl, place.client, (vf) => unplugSteps(vf, place.path));
}

/** Undefined where nothing can be there: no NIC has the vhost, or another port has it. */
async function unplugFrames(
  { ctl }: Panel,
  { port, vhost }: PortKeys,
  processes: readonly WantedProcess[],
): Promise<Carried | undefined> {
  if (vhost === undefined) return undefined;
  const taken = vhost.entry?.value ?? nobody;
  if (taken !== port && taken !== nobody) return undefined;
  const place = placeOfVhost(processes, vhost.vhost);
  if (typeof place === "string") return undefined;
  return await carryOut(ctl, place.client, (vf) => unplugSteps(vf, place.path));
}

interface Asked {
  readonly place: VhostPlace;
  readonly frames: Frames;
}

const vlanMax = 4094;

/** A text says why nobody can plug that. */
function whatIsAsked(own: PortKeys, processes: readonly WantedProcess[]): Asked | string {
  const { port, bindPort, action, asked, vhost } = own;
  if (action?.value !== "plug") return `its action is ${action?.value ?? "missing"}`;
  if (bindPort === undefined) return "there is no bind_port";
  if (asked.fault !== undefined) return `its bind_port ${asked.fault}`;
  if (asked.vhost === undefined || asked.mac === undefined) return "its bind_port lacks something";
  const mac = asked.mac.toLowerCase();
  if (!/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(mac)) return "its bind_port has no MAC address";
  if (asked.vlan !== undefined && (asked.vlan < 1 || asked.vlan > vlanMax)) {
    return `its bind_port has VLAN ${asked.vlan}`;
  }
  const place = placeOfVhost(processes, asked.vhost);
  if (typeof place === "string") return place;
  const taken = vhost?.entry?.value ?? nobody;
  if (taken !== port) return `vhost ${asked.vhost} is ${takenBy(taken)}`;
  return { place, frames: { mac, vlan: asked.vlan } };
}

interface ReadPort {
  readonly own: PortKeys;
  readonly processes: readonly WantedProcess[];
}

function readPort(keys: HostKeys, port: string): ReadPort | string {
  const configuration = configurationIn(keys);
  if (typeof configuration === "string") return configuration;
  return { own: portKeys(keys, configuration, port), processes: processesOf(configuration) };
}

async function commit(
  { place }: Panel,
  keys: HostKeys,
  change: KeyChange,
): Promise<Extract<Served, { type: "done" | "moved" | "lost" }>> {
  const sent = await sendChange(place.store, keys, change);
  if (isTrouble(sent)) return { type: "lost", reason: `${sent.doing}: ${sent.reason}` };
  if (sent !== "moved") return { type: "done" };
  return { type: "moved", reason: "somebody changed its keys meanwhile" };
}
