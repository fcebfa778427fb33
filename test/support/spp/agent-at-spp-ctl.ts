// The spp-agent of neutron with a spp-ctl, or what stands in for it, below it: what it reads, writes and
// asks for in which order. It is as careless as the original: nothing is tried again, and one bad key
// ends it. Where no spp-ctl is needed, original-agent.ts is enough.

import { isTrouble } from "../../../src/ports/trouble.ts";
import type { Store } from "../../../src/ports/store.ts";
import { openPanel, type AgentPanel } from "./original-panel.ts";

export interface AgentOptions {
  readonly store: Store;
  readonly host: string;
  /** Where spp-ctl is; without it the agent only says that it has done everything. */
  readonly controller?: string;
  /** Called between its steps with what it did last; a promise holds it, and what throws ends it. */
  readonly between?: (did: AgentDid, port: string) => void | Promise<void>;
}

export type AgentDid = "plugged" | "up" | "unplugged" | "freed" | "bind_port" | "action" | "status";

export interface RunningAgent {
  /** Once it has begun to serve; rejects with why it could not. */
  readonly started: Promise<void>;
  /** Why it ended by itself; undefined while it runs. */
  readonly ended: string | undefined;
  /** As kill -9 does. */
  kill(): Promise<void>;
}

const root = "/spp/openstack/";

export function startAgent(options: AgentOptions): RunningAgent {
  const killed = new AbortController();
  let ended: string | undefined;
  let begun = (): void => undefined;
  const started = new Promise<void>((resolve) => (begun = resolve));
  const life = live(options, killed.signal, begun).catch((thrown: unknown) => {
    ended ??= thrown instanceof Error ? thrown.message : String(thrown);
    throw thrown;
  });
  // Who does not wait for its start learns of its end otherwise.
  const failed = life.then(() => started);
  failed.catch(() => undefined);
  return {
    started: Promise.race([started, failed]),
    get ended() {
      return killed.signal.aborted ? undefined : ended;
    },
    async kill() {
      killed.abort();
      await life.catch(() => undefined);
    },
  };
}

async function live(
  { store, host, controller, between }: AgentOptions,
  signal: AbortSignal,
  begun: () => void,
): Promise<void> {
  const keys = keysOf(store, host, signal);
  const configuration = await keys.get("configuration");
  if (configuration === undefined) throw new Error("there is no configuration");
  const panel = await openPanel(configuration, controller, signal);
  const serve = async (port: string): Promise<void> => {
    await doPlugOrUnplug({ keys, panel, port, between: between ?? (() => undefined) });
  };
  // Its watch begins with what comes next, before it looks at what is there.
  const { revision, ports } = await keys.actions();
  const prefix = `${root}action/${host}/`;
  const events = store.watch(prefix, revision + 1, signal)[Symbol.asyncIterator]();
  for (const [port, action] of ports) if (isOrder(action)) await serve(port);
  begun();
  for (;;) {
    const next = await events.next();
    if (next.done === true) return;
    const event = next.value;
    if (event.type !== "put" || !isOrder(event.entry.value)) continue;
    await serve(event.entry.key.slice(prefix.length));
  }
}

interface Work {
  readonly keys: AgentKeys;
  readonly panel: AgentPanel;
  readonly port: string;
  readonly between: NonNullable<AgentOptions["between"]>;
}

interface Asked {
  readonly vhost_id?: number;
  readonly mac_address?: string;
  readonly vlan_id?: number;
}

async function doPlugOrUnplug({ keys, panel, port, between }: Work): Promise<void> {
  const text = await keys.get("bind_port", port);
  if (text === undefined) return;
  const { vhost_id: vhost, mac_address: mac, vlan_id: vlan } = JSON.parse(text) as Asked;
  if (vhost === undefined || mac === undefined) throw new Error("KeyError");
  if ((await keys.get("action", port)) === "plug") {
    await panel.plug(vhost, mac, vlan);
    await between("plugged", port);
    await keys.put("up", "port_status", port);
    await between("up", port);
    return;
  }
  await panel.unplug(vhost, mac, vlan);
  await between("unplugged", port);
  await keys.free(`${panel.physicalNetworkOf(vhost)}/${vhost}`, port);
  await between("freed", port);
  await keys.remove("bind_port", port);
  await between("bind_port", port);
  await keys.remove("action", port);
  await between("action", port);
  await keys.remove("port_status", port);
  await between("status", port);
}

interface AgentKeys {
  get(section: string, name?: string): Promise<string | undefined>;
  put(value: string, section: string, name: string): Promise<void>;
  remove(section: string, name: string): Promise<void>;
  /** Where it is still the port's; nobody looks whether it was. */
  free(vhost: string, port: string): Promise<void>;
  actions(): Promise<{
    readonly revision: number;
    readonly ports: readonly (readonly [port: string, action: string])[];
  }>;
}

function keysOf(store: Store, host: string, signal: AbortSignal): AgentKeys {
  const keyOf = (section: string, name?: string): string =>
    `${root}${section}/${host}${name === undefined ? "" : `/${name}`}`;
  const good = <T>(answer: T): Exclude<T, { type: "trouble" }> => {
    if (signal.aborted) throw new Error("killed");
    if (isTrouble(answer)) throw new Error(answer.reason);
    return answer as Exclude<T, { type: "trouble" }>;
  };
  return {
    get: async (section, name) => good(await store.get(keyOf(section, name)))?.value,
    async put(value, section, name) {
      good(undefined);
      good(await store.transact([], [{ type: "put", key: keyOf(section, name), value }]));
    },
    async remove(section, name) {
      good(undefined);
      good(await store.transact([], [{ type: "delete", key: keyOf(section, name) }]));
    },
    async free(vhost, port) {
      const entry = good(await store.get(keyOf("vhost", vhost)));
      if (entry?.value !== port) return;
      const { key, revision } = entry;
      const compares = [{ key, is: "revision", revision }] as const;
      good(await store.transact(compares, [{ type: "put", key, value: "None" }]));
    },
    async actions() {
      const prefix = keyOf("action", "");
      const { revision, entries } = good(await store.range(prefix));
      const ports = entries.map(({ key, value }) => [key.slice(prefix.length), value] as const);
      return { revision, ports };
    },
  };
}

function isOrder(value: string): boolean {
  return value === "plug" || value === "unplug";
}
