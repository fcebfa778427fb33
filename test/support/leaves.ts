// Three leaf switches, one host on each, and one network: as little as it takes for switches to know, and to
// forget, each other.

import type { Plan } from "../../src/model/plan.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { Catalog } from "../../src/plan/catalog.ts";
import type { PlanOptions } from "../../src/plan/input.ts";
import { makePlan, type PlanResult } from "../../src/plan/plan.ts";
import { one, resourcesOf } from "../kinds/manifests.ts";
import { fabricCatalog } from "./fabric-catalog.ts";
import { applyIn, emptyWorld, inputIn, type World } from "./world.ts";

const addresses = { a: "192.0.2.1", b: "192.0.2.2", c: "192.0.2.3" } as const;
type Leaf = keyof typeof addresses;
const leaves = Object.keys(addresses) as Leaf[];

/** What a test has otherwise for one leaf; null for none. */
interface Otherwise {
  readonly drivers?: Partial<Record<Leaf, string>>;
  readonly vteps?: Partial<Record<Leaf, string | null>>;
  readonly asns?: Partial<Record<Leaf, string>>;
}

/** Leaves of a pair each, with one host, of which some are bound to one network. */
export function fabric(
  bound: readonly Leaf[],
  { drivers, vteps, asns }: Otherwise = {},
): Resource[] {
  const leaf = (name: Leaf, i: number): string[] => {
    const address = vteps?.[name] === undefined ? addresses[name] : vteps[name];
    const asn = asns?.[name] === undefined ? "" : `, asn: "${asns[name]}"`;
    const vtep = address === null ? "" : `, vtepAddress: "${address}"`;
    return [
      one("VlanPool", name, `{ranges: [2${i}00-2${i}99]}`),
      one("SwitchPair", name, `{availabilityZone: z1, groupId: ${i + 1}${asn}}`),
      one("Switch", name, `{pair: ${name}, driver: ${drivers?.[name] ?? "sim"}${vtep}}`),
      one("HostGroup", `host-${name}`, `{ports: [{switch: ${name}, interface: et1}]}`),
    ];
  };
  return resourcesOf(
    one("AvailabilityZone", "z1", "{number: 1, suffix: a}"),
    one("Network", "blue", "{vni: 5000}"),
    ...leaves.flatMap(leaf),
    ...bound.map((name) => one("PortBinding", `on-${name}`, `{network: blue, host: host-${name}}`)),
  );
}

export interface Asked {
  readonly world?: World;
  readonly unknown?: readonly Leaf[];
  readonly options?: Partial<PlanOptions>;
  readonly catalog?: Catalog;
}

export function resultOf(resources: readonly Resource[], asked: Asked = {}): PlanResult {
  const { world = emptyWorld, unknown = [], options = {}, catalog = fabricCatalog } = asked;
  const silent = new Set(unknown.map((name) => `switch/${name}`));
  return makePlan(catalog, inputIn(world, resources, { catalog, unknown: silent, options }));
}

export function planOf(resources: readonly Resource[], asked: Asked = {}): Plan {
  const result = resultOf(resources, asked);
  if (result.type === "invalid") throw new Error(JSON.stringify(result.findings));
  return result.plan;
}

/** The world after a fabric was applied. */
export function settled(resources: readonly Resource[], catalog: Catalog = fabricCatalog): World {
  return applyIn(emptyWorld, planOf(resources, { catalog }), catalog);
}

export function listsIn(world: World): Record<string, unknown> {
  return Object.fromEntries(
    leaves.map((name) => [name, world.live.get(`switch/${name}`)?.["remoteVteps"] ?? {}]),
  );
}
