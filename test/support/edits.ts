// Random histories for a planning session: resources come, change and go, mistakes among them; devices
// drift and fall silent; records are lost; plans are applied in part. Every step is a small description
// that fast-check can shrink.

import fc from "fast-check";
import type { JsonObject } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Restraint } from "../../src/model/restraint.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { PlanOptions } from "../../src/plan/input.ts";
import { fabricShapes, firstVlan, resource, resourcesOf, type FabricShape } from "./fabric.ts";
import { fabricCatalog } from "./fabric-catalog.ts";
import { applyIn, type World } from "./world.ts";

/** Everything that a plan is made from. */
export interface Scene {
  readonly resources: readonly Resource[];
  readonly world: World;
  readonly unknown: ReadonlySet<string>;
  readonly options: Partial<PlanOptions>;
  /** The plan of just this world, where there is one. */
  readonly plan: Plan | undefined;
  /** The last resources without a mistake. */
  readonly sound: readonly Resource[];
}

export type Edit =
  | { readonly type: "put"; readonly from: number; readonly pick: number }
  | { readonly type: "remove"; readonly pick: number }
  | { readonly type: "take-back" }
  | { readonly type: "bind"; readonly pick: number; readonly as: number }
  | { readonly type: "move-line"; readonly pick: number }
  | { readonly type: "drift"; readonly target: number; readonly vlan: number }
  | { readonly type: "silence"; readonly target: number }
  | { readonly type: "disown"; readonly target: number; readonly item: number }
  | { readonly type: "lose-allocation"; readonly pick: number }
  | { readonly type: "options"; readonly as: number }
  | { readonly type: "apply"; readonly part: number };

const n: fc.Arbitrary<number> = fc.nat(30);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant("put"), from: n, pick: n }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("remove"), pick: n }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("take-back") }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant("bind"), pick: n, as: n }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("move-line"), pick: n }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("drift"), target: n, vlan: n }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("silence"), target: n }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("disown"), target: n, item: n }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("lose-allocation"), pick: n }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("options"), as: n }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("apply"),
      part: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    }),
  },
) as fc.Arbitrary<Edit>;

export interface History {
  readonly shapes: readonly FabricShape[];
  /** Whether the fabric has transits from the beginning. */
  readonly hasTransits: boolean;
  /** Several edits make one step. */
  readonly steps: readonly (readonly Edit[])[];
}

export const histories: fc.Arbitrary<History> = fc.record({
  shapes: fc.array(fabricShapes, { minLength: 2, maxLength: 2 }),
  hasTransits: fc.boolean(),
  steps: fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
});

export function edited(scene: Scene, one: Edit, shapes: readonly FabricShape[]): Scene {
  switch (one.type) {
    case "put": {
      const stock = [...resourcesOf(at(shapes, one.from)), ...others];
      return { ...scene, resources: withResource(scene.resources, at(stock, one.pick)) };
    }
    case "remove": {
      if (scene.resources.length === 0) return scene;
      const gone = at(scene.resources, one.pick);
      return { ...scene, resources: scene.resources.filter((other) => other !== gone) };
    }
    case "bind":
      return { ...scene, resources: withResource(scene.resources, binding(scene, one)) };
    case "take-back":
      return { ...scene, resources: scene.sound };
    case "move-line": {
      if (scene.resources.length === 0) return scene;
      const moved = at(scene.resources, one.pick);
      const source = { ...moved.source, line: moved.source.line + 1 };
      return { ...scene, resources: withResource(scene.resources, { ...moved, source }) };
    }
    case "drift":
      return { ...scene, world: drifted(scene.world, one.target, one.vlan) };
    case "silence":
      return { ...scene, unknown: toggled(scene.unknown, at(targets, one.target)) };
    case "disown":
      return { ...scene, world: disowned(scene.world, one.target, one.item) };
    case "lose-allocation": {
      const { allocations } = scene.world;
      const left = allocations.filter((_, i) => i !== one.pick);
      return { ...scene, world: { ...scene.world, allocations: left } };
    }
    case "options":
      return { ...scene, options: at(optionSets, one.as) };
    case "apply": {
      const { plan } = scene;
      if (plan === undefined) return scene;
      const count = Math.floor(one.part * plan.operations.length);
      return { ...scene, world: applyIn(scene.world, plan, fabricCatalog, count) };
    }
  }
}

const targets = ["switch/pod0-sw1", "switch/pod0-sw2", "switch/pod1-sw1", "switch/pod1-sw2"];

const restraint: Restraint = { reason: "not-approved", detail: "not now", help: "later" };

const optionSets: readonly Partial<PlanOptions>[] = [
  {},
  { adopt: true },
  { rebalance: true },
  { allowDeletes: 1 },
  { targets: ["switch/pod0-sw1"] },
  { scopes: ["Network/net0"] },
  { restraints: { changes: restraint } },
  { restraints: { drift: restraint, targets: { "switch/pod0-sw2": restraint } } },
  { restraints: { leftDrift: [{ target: "switch/pod0-sw1", path: "/vlans/*", ...restraint }] } },
];

/** What the generated fabrics do not have: policies, a transit, a second VLAN pool, mistakes. */
const others: readonly Resource[] = [
  resource("ReconcilePolicy", "default", { deletionBudget: { items: 2 } }),
  resource("ReconcilePolicy", "default", { disruptionConsent: "required", ownership: "ranges" }),
  resource("ReconcilePolicy", "default", { vniRanges: ["30000-30003"] }),
  transit("transit-a", "pod0-sw1", "enabled"),
  transit("transit-b", "pod0-sw2", "enabled"),
  transit("transit-a", "pod0-sw1", "drained"),
  resource("VlanPool", "pod0", { ranges: ["2000-2004", 2050] }),
  resource("Network", "net0", { id: "id-of-net0", vni: 20_001, adminState: "down" }),
  resource("Network", "net9", { id: "id-of-net0" }),
  resource("SwitchPair", "nowhere", { vlanPool: "none" }),
  resource("Switch", "pod0-sw1", { pair: "pod0", driver: "sim", vtepAddress: "10.255.7.7" }),
  resource("Switch", "pod0-sw2", { pair: "pod0", driver: "sim" }),
];

function transit(name: string, onSwitch: string, state: string): Resource {
  return resource("HostGroup", name, {
    role: "transit",
    availabilityZones: ["z1"],
    scheduling: { capacity: 3, state },
    ports: [{ switch: onSwitch, interface: "Ethernet49" }],
  });
}

/** The resources at the beginning of a history. */
export function firstResources({ shapes: [shape], hasTransits }: History): Resource[] {
  const resources = shape === undefined ? [] : resourcesOf(shape);
  return hasTransits
    ? [...resources, ...others.filter(({ kind }) => kind === "HostGroup").slice(0, 2)]
    : resources;
}

/** Bindings of all sorts, under a few names, so that they take each other's place. */
function binding(
  { resources }: Scene,
  { pick, as }: { readonly pick: number; readonly as: number },
): Resource {
  const named = (kind: string): string[] =>
    resources.filter((one) => one.kind === kind).map((one) => one.name);
  const network = at([...named("Network"), "net7"], as);
  const host = at([...named("HostGroup"), "node0-9"], as + pick);
  const specs: JsonObject[] = [
    { network, host },
    { network, host, hostVlan: 100 + as },
    { network, host, hostVlan: 200 + pick },
    { network, host, adminState: "down" },
    { network, parent: `binding${(pick + 1) % 6}`, hostVlan: 110 + as },
  ];
  return resource("PortBinding", `binding${pick % 6}`, at(specs, as + pick));
}

function withResource(resources: readonly Resource[], one: Resource): Resource[] {
  const left = resources.filter((other) => other.kind !== one.kind || other.name !== one.name);
  return [...left, one];
}

function drifted(world: World, pick: number, vlan: number): World {
  const target = at(targets, pick);
  const document = world.live.get(target) ?? fabricCatalog.targetTypes.get("switch")?.emptyDocument;
  const vlans = document?.["vlans"] as JsonObject;
  const id = String(firstVlan(0) + (vlan % 6));
  const { [id]: former, ...rest } = vlans;
  const changed =
    former === undefined ? { ...vlans, [id]: { name: `id-of-net${(vlan + pick) % 4}` } } : rest;
  return { ...world, live: new Map(world.live).set(target, { ...document, vlans: changed }) };
}

function disowned(world: World, pick: number, item: number): World {
  const target = at(targets, pick);
  const document = world.owned.get(target);
  if (document === undefined || document.items.size === 0) return world;
  const bucket = at([...document.items.keys()], item);
  const items = new Map(document.items);
  items.delete(bucket);
  return { ...world, owned: new Map(world.owned).set(target, { ...document, items }) };
}

function toggled(set: ReadonlySet<string>, one: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

function at<T>(list: readonly T[], index: number): T {
  const one = list[index % list.length];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}
