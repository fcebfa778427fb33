// The fabric of the lab as manifests in a folder of its own, and the command on them. VLANs differ from leaf
// to leaf; bindings come and go, each in a file.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTempFolder } from "../../support/temp-folder.ts";
import { start, type Ended, type Running } from "../command.ts";

/** The spec of a Switch, as far as switches differ. */
export interface Reached {
  readonly endpoint: string;
  readonly vtepAddress?: string;
  readonly credentials?: { readonly fromFile: string };
}

export interface Wired {
  readonly switch: "leaf-a" | "leaf-b" | "leaf-c";
  readonly interface?: string;
  readonly description?: string;
  readonly portChannel?: { readonly id: number; readonly members: readonly string[] };
}

export interface FabricOptions {
  readonly leafA: Reached;
  readonly leafB: Reached;
  readonly leafC?: Reached;
  /** Host group → what it is wired to; its name is also the host's. */
  readonly groups: Readonly<Record<string, Wired>>;
  /** Metagroup → its children: they only trunk. */
  readonly metagroups?: Readonly<Record<string, readonly string[]>>;
  /** Of every command; the store is a folder unless this says otherwise. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Fabric {
  readonly folder: string;
  /** With a host VLAN the host's tag is translated; without, its untagged frames. */
  bind(network: string, host: string, hostVlan?: number): void;
  unbind(network: string, host: string): void;
  /** Wires a group, another one or an existing one otherwise. */
  wire(group: string, to: Wired): void;
  unwire(group: string): void;
  plumb(...words: readonly string[]): Promise<Ended>;
  /** A command on the manifests, and one that takes none. */
  start(...words: readonly string[]): Running;
  serve(...words: readonly string[]): Running;
  /** Applies, and throws with what was said where the exit code is not 0. */
  apply(...words: readonly string[]): Promise<string>;
  /** The exit code of a plan: 0 where nothing is to be done. */
  pending(): Promise<number | null>;
  remove(): void;
}

/** By leaf; fixed, as hosts that tag their frames by themselves must know it. */
export const greenVlan = { a: 120, b: 320 } as const;
/** What the first network without a number gets on leaf A: blue. */
export const firstVlan = 100;
const networks = {
  blue: { vni: 10_010 },
  green: {
    vni: 10_020,
    segments: [
      { vlanPool: "leaf-a", vlan: greenVlan.a },
      { vlanPool: "leaf-b", vlan: greenVlan.b },
    ],
  },
  red: {},
};

export function createFabric(options: FabricOptions): Fabric {
  const folder = createTempFolder();
  const manifests = join(folder.path, "manifests");
  mkdirSync(manifests);
  const put = (kind: string, name: string, spec: object): void => {
    const resource = { apiVersion: "plumbline/v1", kind, metadata: { name }, spec };
    writeFileSync(join(manifests, `${kind}-${name}.yaml`), `${JSON.stringify(resource)}\n`);
  };
  const wire = (group: string, to: Wired): void => put("HostGroup", group, { ports: [to] });
  putFabric(put, options);
  for (const [group, to] of Object.entries(options.groups)) wire(group, to);
  const serve = (...words: readonly string[]): Running =>
    start(folder, options.environment ?? {}, words);
  const run = (...words: readonly string[]): Running => serve(...words, "-f", manifests);
  const plumb = async (...words: readonly string[]): Promise<Ended> => await run(...words).ended;
  return {
    folder: folder.path,
    bind(network, host, hostVlan) {
      const spec = { network, host, ...(hostVlan === undefined ? {} : { hostVlan }) };
      put("PortBinding", `${network}-on-${host}`, spec);
    },
    unbind(network, host) {
      rmSync(join(manifests, `PortBinding-${network}-on-${host}.yaml`));
    },
    wire,
    unwire(group) {
      rmSync(join(manifests, `HostGroup-${group}.yaml`));
    },
    plumb,
    start: run,
    serve,
    async apply(...words) {
      const { code, text } = await plumb("apply", "--auto-approve", ...words);
      if (code !== 0) throw new Error(`apply ended with ${String(code)}:\n${text}`);
      return text;
    },
    pending: async () => (await plumb("plan", "--detailed-exitcode")).code,
    remove: () => folder.remove(),
  };
}

function putFabric(
  put: (kind: string, name: string, spec: object) => void,
  { leafA, leafB, leafC, metagroups = {} }: FabricOptions,
): void {
  for (const [name, reached, ranges] of [
    ["leaf-a", leafA, ["100-199"]],
    ["leaf-b", leafB, ["300-399"]],
    ["leaf-c", leafC, ["500-599"]],
  ] as const) {
    if (reached === undefined) continue;
    put("VlanPool", name, { ranges });
    put("SwitchPair", name, {});
    put("Switch", name, { pair: name, driver: "ovs", ...reached });
  }
  for (const [name, spec] of Object.entries(networks)) put("Network", name, spec);
  for (const [name, children] of Object.entries(metagroups)) put("HostGroup", name, { children });
}
