// The part that the spp-agent of neutron plays on a host: what it reads and writes, in its order, and how
// it ends. Its classifier stands for spp_vf, with that one's rules, and outlives the agent. What goes wrong
// is switched on by the test.

import type { Entry, Store, Write } from "../../../src/ports/store.ts";
import { isTrouble } from "../../../src/ports/trouble.ts";

/** Where it can be killed; each is the moment before the step. */
export const agentSteps = [
  "get bind_port",
  "get action",
  "rest",
  "put port_status",
  "release vhost",
  "delete bind_port",
  "delete action",
  "delete port_status",
] as const;
export type AgentStep = (typeof agentSteps)[number];

export interface AgentFaults {
  /** Killed before this step, once. */
  killBefore?: AgentStep;
  /** It hears of no action any more, and looks alive. */
  isDeaf?: boolean;
  /** It goes on only when this is done. */
  hold?: Promise<void>;
}

export interface OriginalAgent {
  readonly faults: AgentFaults;
  /** What it did, as lines: "plug p1", "up p1", "unplug p1". */
  readonly log: string[];
  /** "VHOST MAC" or "VHOST VLAN/MAC" for each entry of the classifier. */
  classifier(): readonly string[];
  /** Why it ended by itself or was killed; undefined while it runs. */
  readonly ended: string | undefined;
  /** Reads the configuration, goes on with what is asked for, and listens. */
  start(): Promise<void>;
  /** As kill -9 does. */
  kill(): void;
}

const root = "/spp/openstack/";
/** An answer with more of them ends its client's connection, and it never notices. */
const actionsMax = 10;

export function originalAgent(
  store: Store,
  host: string,
  dialect: "array" | "object",
): OriginalAgent {
  const faults: AgentFaults = {};
  const log: string[] = [];
  const classifier = new Map<number, { mac: string; vlan: number | null }>();
  let run: Run | undefined;
  let ended: string | undefined = "never started";

  const end = (own: Run | undefined, why: string): void => {
    own?.over.abort();
    // An earlier one that is found dead says nothing of the one that runs.
    if (own === run) ended ??= why;
  };

  return {
    faults,
    log,
    classifier: () =>
      [...classifier]
        .sort(([a], [b]) => a - b)
        .map(([vhost, { mac, vlan }]) => {
          return `${vhost} ${vlan === null ? "" : `${vlan}/`}${mac}`;
        }),
    get ended() {
      return ended;
    },
    async start() {
      ended = undefined;
      const over = new AbortController();
      const own: Run = { store, host, dialect, faults, log, classifier, over, vhosts: new Map() };
      run = own;
      try {
        await begin(own);
      } catch (error) {
        end(own, String(error));
        return;
      }
      void listen(own).catch((error: unknown) => end(own, String(error)));
    },
    kill: () => end(run, "killed"),
  };
}

interface Run {
  readonly store: Store;
  readonly host: string;
  readonly dialect: "array" | "object";
  readonly faults: AgentFaults;
  readonly log: string[];
  readonly classifier: Map<number, { mac: string; vlan: number | null }>;
  readonly over: AbortController;
  /** What it knows of each vhost: its network, and the address that it thinks is set. */
  readonly vhosts: Map<number, { network: string; mac: string }>;
  from?: number;
}

interface Nic {
  readonly physical_network: string;
  readonly num_vhost: number;
}

async function begin(run: Run): Promise<void> {
  const { store, host, dialect, vhosts, classifier } = run;
  const configuration = await get(run, `configuration/${host}`);
  const read = JSON.parse(configuration?.value ?? "") as readonly Nic[] & { vf: readonly Nic[] };
  let number = 0;
  for (const { physical_network: network, num_vhost: count } of dialect === "array"
    ? read
    : read.vf) {
    for (let i = 0; i < count; i += 1) {
      const set = classifier.get(number);
      // What the classifier says comes in the form that netaddr gives it.
      vhosts.set(number, { network, mac: set?.mac.toLowerCase() ?? "unuse" });
      number += 1;
    }
  }
  const prefix = `${root}action/${host}/`;
  const page = await store.range(prefix);
  if (isTrouble(page)) throw new Error(page.reason);
  run.from = page.revision + 1;
  for (const { key, value } of page.entries) {
    if (value === "plug" || value === "unplug") await serve(run, key.slice(prefix.length));
  }
}

async function listen(run: Run): Promise<void> {
  const { store, host, over, faults } = run;
  const prefix = `${root}action/${host}/`;
  let revision = 0;
  let together = 0;
  for await (const event of store.watch(prefix, run.from ?? 0, over.signal)) {
    if (event.type === "trouble" || event.type === "compacted") return;
    const at = event.type === "put" ? event.entry.revision : event.revision;
    together = at === revision ? together + 1 : 1;
    revision = at;
    if (faults.isDeaf === true) continue;
    if (event.type === "put" && ["plug", "unplug"].includes(event.entry.value)) {
      await serve(run, event.entry.key.slice(prefix.length));
    }
    if (together > actionsMax) faults.isDeaf = true;
  }
}

async function serve(run: Run, port: string): Promise<void> {
  const { host, faults, log } = run;
  await faults.hold;
  await before(run, "get bind_port");
  const bindPort = await get(run, `bind_port/${host}/${port}`);
  if (bindPort === undefined) return;
  const asked = JSON.parse(bindPort.value) as Asked;
  await before(run, "get action");
  const action = await get(run, `action/${host}/${port}`);
  const doing = action?.value === "plug" ? "plug" : "unplug";
  log.push(`${doing} ${port}`);
  await before(run, "rest");
  if (doing === "plug") {
    classify(run, asked);
    await before(run, "put port_status");
    await write(run, { type: "put", key: `${root}port_status/${host}/${port}`, value: "up" });
    log.push(`up ${port}`);
    return;
  }
  unclassify(run, asked);
  await before(run, "release vhost");
  await release(run, asked.vhost_id, port);
  for (const section of ["bind_port", "action", "port_status"] as const) {
    await before(run, `delete ${section}`);
    await write(run, { type: "delete", key: `${root}${section}/${host}/${port}` });
  }
}

interface Asked {
  readonly vhost_id: number;
  readonly mac_address: string;
  readonly vlan_id?: number;
}

function vhostOf({ vhosts }: Run, number: number): { network: string; mac: string } {
  const vhost = vhosts.get(number);
  if (vhost === undefined) throw new Error(`KeyError: ${number}`);
  return vhost;
}

function classify(run: Run, { vhost_id: number, mac_address: mac, vlan_id: vlan }: Asked): void {
  const vhost = vhostOf(run, number);
  if (vhost.mac === mac) return;
  const { classifier } = run;
  if (classifier.has(number)) throw new Error("HTTP 500: bad value(classifier_table)");
  classifier.set(number, { mac, vlan: vlan ?? null });
  vhost.mac = mac;
}

function unclassify(run: Run, { vhost_id: number, mac_address: mac, vlan_id: vlan }: Asked): void {
  const vhost = vhostOf(run, number);
  if (vhost.mac === "unuse") return;
  const { classifier } = run;
  const set = classifier.get(number);
  const isSame = set?.mac.toLowerCase() === mac.toLowerCase() && set.vlan === (vlan ?? null);
  if (!isSame) throw new Error("HTTP 500: bad value(classifier_table)");
  classifier.delete(number);
  vhost.mac = "unuse";
}

/** From the port to nobody, where it is the port's; nobody looks at what came of it. */
async function release(run: Run, number: number, port: string): Promise<void> {
  const key = `vhost/${run.host}/${vhostOf(run, number).network}/${number}`;
  const entry = await get(run, key);
  if (entry?.value !== port) return;
  const isSame = [{ key: root + key, is: "revision", revision: entry.revision }] as const;
  await run.store.transact(isSame, [{ type: "put", key: root + key, value: "None" }]);
}

async function before({ over, faults }: Run, step: AgentStep): Promise<void> {
  if (over.signal.aborted) throw new Error("killed");
  if (faults.killBefore !== step) return;
  delete faults.killBefore;
  throw new Error(`killed before ${step}`);
}

async function get({ store }: Run, key: string): Promise<Entry | undefined> {
  const entry = await store.get(root + key);
  if (isTrouble(entry)) throw new Error(entry.reason);
  return entry;
}

async function write({ store }: Run, one: Write): Promise<void> {
  const result = await store.transact([], [one]);
  if (isTrouble(result)) throw new Error(result.reason);
}
