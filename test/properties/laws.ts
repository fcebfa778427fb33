// The invariants of planning as laws over generated fabrics. A law takes any planner, so the same law
// that the real one keeps must be broken by one with a planted fault.

import { expect } from "vitest";
import { equalJson, isJsonObject, type JsonObject } from "../../src/model/json.ts";
import type { OwnedItems } from "../../src/model/owned.ts";
import type { Plan } from "../../src/model/plan.ts";
import { escapeSegment, segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { TargetName } from "../../src/model/target.ts";
import { isNumber } from "../../src/plan/desire.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { extraVlans } from "../support/whole-fabric.ts";
import {
  applyIn,
  desiredIn,
  emptyWorld,
  planIn,
  undoIn,
  type Planner,
  type World,
} from "../support/world.ts";
import { addressesIn, carries, keptAddresses, listedOn, listsOf } from "./vni-lists.ts";

/** What a law is given: two states of the manifests, and how to look at them. */
export interface Situation {
  readonly before: readonly Resource[];
  readonly after: readonly Resource[];
  /** A permutation seed: sorts the resources in another way. */
  readonly order: number;
  /** Where in a plan a crash happens, from 0 to 1. */
  readonly at: number;
  /** VLANs that somebody else configured by hand. */
  readonly foreignVlans: readonly number[];
}

export type Law = (planner: Planner, situation: Situation) => void;

const catalog = fabricCatalog;

export const laws: Readonly<Record<string, Law>> = {
  "I1 and I11: equal inputs give byte-equal plans, whatever their order and file names": (
    planner,
    { before, after, order },
  ) => {
    const world = converged(planner, before);
    const plan = planIn(world, after, { planner, catalog });
    const again = planIn(shuffledWorld(world), shuffled(after, order), { planner, catalog });
    expect(JSON.stringify(again)).toBe(JSON.stringify(plan));
    const renamed = after.map((one) => ({ ...one, source: { ...one.source, file: "all.yaml" } }));
    expect(planIn(world, renamed, { planner, catalog }).digest).toBe(plan.digest);
  },

  "I2: applying a plan and planning again gives an empty plan": (planner, { before, after }) => {
    const world = converged(planner, before);
    const plan = planIn(world, after, { planner, catalog });
    const applied = applyIn(world, plan, catalog);
    const second = settled(planner, applied, after);
    expect(second.operations).toEqual([]);
    expect([...second.adoptions, ...second.forgotten]).toEqual([]);
    // What the first plan freed is free already; only what it held back may be left.
    if (plan.held.length === 0) expect(second.allocations.released).toEqual([]);
  },

  "I2: any prefix of a plan followed by a new plan converges": (planner, situation) => {
    const world = converged(planner, situation.before);
    const plan = planIn(world, situation.after, { planner, catalog });
    const count = Math.floor(situation.at * plan.operations.length);
    const resumed = converge(planner, applyIn(world, plan, catalog, count), situation.after);
    const straight = converge(planner, world, situation.after);
    expect(Object.fromEntries(resumed.live)).toEqual(Object.fromEntries(straight.live));
  },

  "I3: what is not ours is neither changed nor removed": (planner, situation) => {
    const world = withForeign(converged(planner, situation.before), situation.foreignVlans);
    const foreign = foreignItems(world);
    const plan = planIn(world, situation.after, { planner, catalog });
    const applied = applyIn(world, plan, catalog);
    for (const { target, path, value } of foreign) {
      expect(valueAt(applied.live.get(target), segmentsOf(path))).toEqual(value);
    }
  },

  "I4: a target that does not answer is left alone and nothing of its pools is released": (
    planner,
    { before },
  ) => {
    const world = converged(planner, before);
    const silent = [...world.owned.keys()].sort()[0];
    if (silent === undefined) return;
    const nothing = before.filter((one) => one.kind !== "PortBinding");
    const plan = planIn(world, nothing, { planner, catalog, unknown: new Set([silent]) });
    expect(plan.operations.filter((one) => one.target === silent)).toEqual([]);
    expect(plan.held.map((one) => one.reason)).toContain("target-unknown");
    const pool = `vlan/${silent.slice("switch/".length).replace(/-sw\d$/, "")}`;
    expect(plan.allocations.released.filter((one) => one.pool === pool)).toEqual([]);
  },

  "I5: an allocation keeps its value while its key is asked for": (planner, situation) => {
    const world = converged(planner, situation.before);
    const plan = planIn(world, shuffled(situation.after, situation.order), { planner, catalog });
    const pins = pinnedKeys(situation.after);
    const wanted = new Set(plan.allocated.map((one) => `${one.pool} ${one.key}`));
    // A place is kept only while it will do (test/plan/place.test.ts).
    for (const { pool, key, value } of world.allocations.filter(isNumber)) {
      if (!wanted.has(`${pool} ${key}`) || pins.has(`${pool} ${key}`)) continue;
      expect(plan.allocated).toContainEqual({ pool, key, value });
    }
    // A number has one key; a place may have many.
    const values = plan.allocated.filter(isNumber).map((one) => `${one.pool} ${one.value}`);
    expect(new Set(values).size).toBe(values.length);
  },

  "I6: every prefix of a plan leaves nothing of ours standing on something missing": (
    planner,
    situation,
  ) => {
    const world = converged(planner, situation.before);
    const plan = planIn(world, situation.after, { planner, catalog });
    for (let count = 0; count <= plan.operations.length; count += 1) {
      expectSoundDocuments(applyIn(world, plan, catalog, count));
    }
  },

  "I6: at no moment is a port in a network that neither manifests give it": (
    planner,
    situation,
  ) => {
    const world = converged(planner, situation.before);
    const plan = planIn(world, situation.after, { planner, catalog });
    const last = applyIn(world, plan, catalog);
    for (let count = 0; count <= plan.operations.length; count += 1) {
      const now = applyIn(world, plan, catalog, count);
      for (const [place, network] of networksCarried(now)) {
        const given = [networksCarried(world), networksCarried(last)].flatMap((all) =>
          all.filter(([other]) => other === place).map(([, name]) => name),
        );
        expect(given, `${place} after ${count} operations`).toContain(network);
      }
    }
  },

  "I6: an address stays in the list of a VNI for as long as its switch carries that": (
    planner,
    situation,
  ) => {
    const world = converged(planner, situation.before);
    const plan = planIn(world, situation.after, { planner, catalog });
    const last = applyIn(world, plan, catalog);
    const kept = keptAddresses(situation.before, situation.after);
    const lists = listsOf(world).filter(({ target, vni }) => carries(last, target, vni));
    for (let count = 0; count <= plan.operations.length; count += 1) {
      const now = applyIn(world, plan, catalog, count);
      for (const { target, vni, addresses } of lists) {
        const listed = listedOn(now, target, vni);
        for (const [other, address] of kept) {
          const isLeaving = carries(world, other, vni) && !carries(last, other, vni);
          if (!isLeaving || !addresses.includes(address) || !carries(now, other, vni)) continue;
          expect(listed, `${target} vni ${vni} after ${count} operations`).toContain(address);
        }
      }
    }
  },

  "what carries one VNI knows of all that do, unless it learns of them by itself": (
    planner,
    { before },
  ) => {
    const world = converged(planner, before);
    const addresses = addressesIn(before);
    for (const [target, document] of world.live) {
      const { vnis, evpn, remoteVteps } = document as Record<string, Record<string, JsonObject>>;
      for (const [vni, value] of Object.entries(vnis ?? {})) {
        const own = addresses.get(target);
        const others = [...addresses]
          .filter(([other]) => carries(world, other, vni))
          .flatMap(([, address]) => (address === own ? [] : address));
        const isTold = evpn?.[String(value["vlan"])] === undefined;
        const wanted = isTold ? [...new Set(others)].sort() : [];
        expect(Object.keys(remoteVteps?.[vni] ?? {}), `${target} vni ${vni}`).toEqual(wanted);
      }
    }
  },

  "I6: an operation stands behind everything that it waits for": (planner, situation) => {
    const world = converged(planner, situation.before);
    const seen = new Set<string>();
    for (const operation of planIn(world, situation.after, { planner, catalog }).operations) {
      for (const awaited of operation.waitsFor) expect(seen).toContain(awaited);
      seen.add(operation.id);
    }
  },

  "I9: whatever should change is planned, or held back with a reason": (planner, situation) => {
    const world = withForeign(converged(planner, situation.before), situation.foreignVlans);
    const plan = planIn(world, situation.after, { planner, catalog });
    const explained = new Set([
      ...plan.operations.map((one) => one.target + (one.item?.path ?? one.path)),
      ...plan.held.map((one) => `${one.target}${one.path}`),
      ...plan.forgotten.map((one) => one.target + one.path),
    ]);
    const desired = desiredIn(world, situation.after, catalog);
    for (const { target, path, value } of desired) {
      const live = valueAt(world.live.get(target), segmentsOf(path));
      const there = isContainer(path) ? live !== undefined : equalJson(live, value);
      expect(there || explained.has(target + path), `${target}${path} is wanted`).toBe(true);
    }
    const wanted = new Set(desired.map(({ target, path }) => target + path));
    for (const [target, { items }] of world.owned) {
      for (const path of pathsOf(items)) {
        const said = wanted.has(target + path) || explained.has(target + path);
        expect(said, `${target}${path} is ours and no longer wanted`).toBe(true);
      }
    }
  },

  "I10: a teardown removes what was applied, from what was recorded": (planner, { before }) => {
    const world = converged(planner, before);
    const nothing = converge(planner, world, []);
    for (const document of nothing.live.values()) {
      expect(document).toMatchObject({ vlans: {}, vnis: {}, portChannels: {} });
    }
    expect(nothing.owned.size).toBe(0);
  },

  "undoing what was done of a plan gives back the live documents": (planner, situation) => {
    const world = converged(planner, situation.before);
    const plan = planIn(world, situation.after, { planner, catalog });
    const count = Math.floor(situation.at * plan.operations.length);
    const undone = undoIn(applyIn(world, plan, catalog, count), plan, count);
    for (const [target, document] of undone) {
      const former = world.live.get(target) ?? catalog.targetTypes.get("switch")?.emptyDocument;
      expect(document).toEqual(former);
    }
  },
};

function converged(planner: Planner, resources: readonly Resource[]): World {
  return converge(planner, emptyWorld, resources);
}

/** Plans and applies until nothing is left; a value that is freed by one plan is used by the next. */
function converge(planner: Planner, from: World, resources: readonly Resource[]): World {
  let world = from;
  for (let round = 0; round < 4; round += 1) {
    const plan = planIn(world, resources, { planner, catalog });
    world = applyIn(world, plan, catalog);
    if (plan.operations.length === 0) return world;
  }
  throw new Error("four plans in a row did not converge");
}

/** The second plan, or, where the first freed values that were waited for, the one after these. */
function settled(planner: Planner, world: World, resources: readonly Resource[]): Plan {
  const plan = planIn(world, resources, { planner, catalog });
  const freed = plan.allocations.added.length > 0;
  if (!freed) return plan;
  return planIn(applyIn(world, plan, catalog), resources, { planner, catalog });
}

function shuffled(resources: readonly Resource[], order: number): Resource[] {
  const keyed = resources.map((one, i) => ({ one, key: (i * 7919 + order * 104_729) % 1009 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}

/** The same world with every map in the opposite order. */
function shuffledWorld(world: World): World {
  return {
    live: new Map([...world.live].reverse().map(([name, one]) => [name, reversed(one)])),
    owned: new Map([...world.owned].reverse()),
    allocations: [...world.allocations].reverse(),
  };
}

function reversed(value: JsonObject): JsonObject {
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(
    entries.map(([key, one]) => [key, isJsonObject(one) ? reversed(one) : one]),
  );
}

function withForeign(world: World, vlans: readonly number[]): World {
  const live = new Map(world.live);
  for (const [target, document] of live) {
    const free = vlans.filter((vlan) => valueAt(document, ["vlans", String(vlan)]) === undefined);
    const added = Object.fromEntries(free.map((vlan) => [String(vlan), { name: "by-hand" }]));
    live.set(target, { ...document, vlans: { ...(document["vlans"] as JsonObject), ...added } });
  }
  return { ...world, live };
}

function foreignItems(world: World): { target: TargetName; path: string; value: JsonObject }[] {
  return [...world.live].flatMap(([target, document]) =>
    Object.entries(document["vlans"] as JsonObject)
      .filter(([, value]) => equalJson(value, { name: "by-hand" }))
      .map(([vlan, value]) => ({ target, path: `/vlans/${vlan}`, value: value as JsonObject })),
  );
}

function pinnedKeys(resources: readonly Resource[]): Set<string> {
  return new Set(
    resources
      .filter((one) => one.kind === "Network")
      .flatMap((one) => {
        const key = String(one.spec["id"]);
        const segments = (one.spec["segments"] ?? []) as readonly JsonObject[];
        const pools = segments.map((segment) => `vlan/${String(segment["vlanPool"])} ${key}`);
        return one.spec["vni"] === undefined ? pools : [...pools, `vni ${key}`];
      }),
  );
}

/**
 * Trunk VLANs, translations and native VLANs of ours need their VLAN; VNIs, EVPN instances and gateways
 * too. Only extra VLANs are let through without one.
 */
function expectSoundDocuments(world: World): void {
  for (const [target, document] of world.live) {
    const vlans = document["vlans"] as JsonObject;
    for (const vni of Object.values(document["vnis"] as JsonObject)) {
      expect(vlans, `${target}: a VNI without its VLAN`).toHaveProperty(
        String((vni as JsonObject)["vlan"]),
      );
    }
    for (const vni of Object.keys(document["remoteVteps"] as JsonObject)) {
      expect(document["vnis"], `${target}: tunnels without VNI ${vni}`).toHaveProperty(vni);
    }
    for (const vlan of ["evpn", "gateways"].flatMap((one) => Object.keys(document[one] ?? {}))) {
      expect(vlans, `${target}: routing without VLAN ${vlan}`).toHaveProperty(vlan);
    }
    for (const [name, port] of Object.entries(document["interfaces"] as JsonObject)) {
      const { trunkVlans, translations, nativeVlan } = port as Record<string, JsonObject>;
      const used = [
        ...Object.keys(trunkVlans ?? {}).filter((vlan) => !extraVlans.includes(Number(vlan))),
        ...Object.values(translations ?? {}).map((one) => String((one as JsonObject)["vlan"])),
        ...(nativeVlan === undefined ? [] : [String(nativeVlan)]),
      ];
      for (const vlan of used) expect(vlans, `${target} ${name}: ${vlan}`).toHaveProperty(vlan);
    }
  }
}

/** Which network, by its VLAN's name, every VNI, trunk, tag and untagged port is in. */
function networksCarried(world: World): [place: string, network: string][] {
  return [...world.live].flatMap(([target, document]) => {
    const vlans = document["vlans"] as Record<string, { name: string }>;
    const name = (vlan: unknown): string => vlans[String(vlan)]?.name ?? "nothing";
    const vnis = Object.entries(document["vnis"] as Record<string, { vlan: number }>);
    const ports = Object.entries(document["interfaces"] as Record<string, JsonObject>);
    return [
      ...vnis.map(([vni, { vlan }]): [string, string] => [`${target} vni ${vni}`, name(vlan)]),
      ...ports.flatMap(([port, { nativeVlan, trunkVlans, translations }]) => [
        ...(nativeVlan === undefined
          ? []
          : [[`${target} ${port}`, name(nativeVlan)] as [string, string]]),
        ...Object.keys(trunkVlans as JsonObject).map((vlan): [string, string] => [
          `${target} ${port} trunk`,
          name(vlan),
        ]),
        ...Object.entries(translations as Record<string, { vlan: number }>).map(
          ([tag, { vlan }]): [string, string] => [`${target} ${port} tag ${tag}`, name(vlan)],
        ),
      ]),
    ];
  });
}

function pathsOf(items: OwnedItems): string[] {
  return [...items].flatMap(([bucket, keys]) =>
    [...keys.keys()].map((key) => `${bucket}/${escapeSegment(key)}`),
  );
}

/** An interface or a VRF is compared by existence; what is in it are items of their own. */
function isContainer(path: string): boolean {
  return segmentsOf(path).length === 2 && /^\/(?:interfaces|vrfs|wiring)\//.test(path);
}
