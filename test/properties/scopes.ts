// What a scoped plan owes to the plan of everything, as laws over generated fabrics with drift. As with
// the other laws, a planner with a planted fault must break the one that it offends.

import { expect } from "vitest";
import type { Claimant } from "../../src/model/claim.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import { itemPathOf, type Operation } from "../../src/model/operation.ts";
import { splitPointer } from "../../src/model/pointer.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { PlanOptions } from "../../src/plan/input.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { applyIn, emptyWorld, planIn, type Planner, type World } from "../support/world.ts";

/** A change that somebody made by hand: of the item at this share of all, its removal or another value. */
export interface Disturbance {
  readonly at: number;
  readonly isRemoval: boolean;
}

export interface ScopedSituation {
  readonly before: readonly Resource[];
  readonly after: readonly Resource[];
  readonly drift: readonly Disturbance[];
  /** Which resource a scope names, where several could be: from 0 to 1. */
  readonly pick: number;
}

/** One way to ask for less than everything, and what then counts as inside. */
export interface ScopeForm {
  readonly name: string;
  readonly options: Partial<PlanOptions>;
  isInside(target: string, claims: readonly Claimant[]): boolean;
}

/** Every form of scope, on resources that the situation has. */
export function scopeForms({ before, after, pick }: ScopedSituation): ScopeForm[] {
  const named = (kind: string): string => {
    const names = new Set([...before, ...after].filter((one) => one.kind === kind).map(refOf));
    return picked([...names].sort(), pick) ?? `${kind}/none`;
  };
  const [group, network] = [named("HostGroup"), named("Network")];
  const [pair, one] = [named("SwitchPair"), named("Switch")];
  const target = `switch/${one.slice("Switch/".length)}`;
  const pairName = pair.slice("SwitchPair/".length);
  const byClaim = (name: string, ...terms: readonly string[]): ScopeForm => ({
    name,
    options: { scopes: [terms.join(",")] },
    isInside: (_target, claims) =>
      claims.some(({ resource, through }) =>
        terms.every((term) =>
          [resource, ...through].some((ref) => `${ref}/`.startsWith(`${term}/`)),
        ),
      ),
  });
  return [
    byClaim("a host group in a network", group, network),
    byClaim("a network", network),
    byClaim("a host group", group),
    byClaim("infra networks", "InfraNetwork"),
    {
      name: "a pair",
      options: { scopes: [pair] },
      isInside: (at) => at.startsWith(`switch/${pairName}-`),
    },
    {
      name: "a switch",
      options: { scopes: [one] },
      isInside: (at) => at === target,
    },
    { name: "a target", options: { targets: [target] }, isInside: (at) => at === target },
  ];
}

/** A scoped plan with all that it is held against. */
export interface Beside {
  readonly planner: Planner;
  readonly after: readonly Resource[];
  readonly form: ScopeForm;
  readonly world: World;
  readonly scoped: Plan;
  /** The plan of everything for the same world. */
  readonly whole: Plan;
  /** Where that alone ends. */
  readonly straight: () => World;
}

/** One for every form of scope. */
export function scopedPlans(planner: Planner, situation: ScopedSituation): Beside[] {
  const { before, after, drift } = situation;
  const world = disturbed(converge(planner, emptyWorld, before), drift);
  const whole = planIn(world, after, { planner, catalog });
  let end: World | undefined;
  const straight = (): World => (end ??= converge(planner, world, after));
  return scopeForms(situation).map((form) => {
    const scoped = planIn(world, after, { planner, catalog, options: form.options });
    return { planner, after, form, world, scoped, whole, straight };
  });
}

export const scopeLaws: Readonly<Record<string, (beside: Beside) => void>> = {
  "its operations are operations of the whole plan": ({ scoped, whole }) => {
    const known = new Map(whole.operations.map((one) => [one.id, one]));
    for (const { id, value, previous } of scoped.operations) {
      const other = known.get(id);
      expect(other, `${id} in the plan of everything`).toBeDefined();
      expect({ value, previous }).toEqual({ value: other?.value, previous: other?.previous });
    }
  },

  "it removes, changes and forgets nothing outside": ({ scoped, world, form }) => {
    for (const operation of scoped.operations) {
      if (operation.action === "add" && operation.item === undefined) continue;
      expect(isInside(operation, form, world), operation.id).toBe(true);
    }
    for (const { target, path } of scoped.forgotten) {
      expect(form.isInside(target, ownedClaims(world, target, path)), path).toBe(true);
    }
  },

  "it adds outside only what something inside needs": ({ scoped, world, form }) => {
    const needed = new Set<string>();
    for (const operation of scoped.operations.toReversed()) {
      const isWanted = needed.has(operation.id) || isInside(operation, form, world);
      expect(isWanted, `something inside needs ${operation.id}`).toBe(true);
      for (const id of operation.waitsFor) needed.add(id);
    }
  },

  "what is inside with all that it waits for is there, or held back": ({ scoped, whole, form }) => {
    const there = new Set(scoped.operations.map(({ id }) => id));
    const held = new Set(scoped.held.map(({ target, path }) => `${target}${path}`));
    const inside = new Set<string>();
    for (const operation of whole.operations) {
      const { id, target, claims, waitsFor } = operation;
      // What others want of an item that something inside had is theirs to change.
      if (!form.isInside(target, claims) || !waitsFor.every((one) => inside.has(one))) continue;
      inside.add(id);
      const isSaid = there.has(id) || held.has(`${target}${itemPathOf(operation)}`);
      expect(isSaid, `${id} is there or held back`).toBe(true);
    }
  },

  "after it the whole plan ends where it would have ended without it": (beside) => {
    const { planner, after, world, scoped, whole, straight } = beside;
    const around = converge(planner, applyIn(world, scoped, catalog), after);
    // Where a pool is full, who gets a value that falls free depends on which one falls free first.
    if (whole.held.some(({ reason }) => reason === "pool-exhausted")) return;
    expect(Object.fromEntries(around.live)).toEqual(Object.fromEntries(straight().live));
    expect(around.allocations).toEqual(straight().allocations);
    expect(ownedPaths(around)).toEqual(ownedPaths(straight()));
  },
};

function ownedPaths({ owned }: World): string[] {
  return [...owned]
    .flatMap(([target, { items }]) =>
      [...items].flatMap(([bucket, keys]) =>
        [...keys.keys()].map((key) => `${target}${bucket}/${key}`),
      ),
    )
    .sort();
}

/** By those who need the item, or by those who needed it when it was applied. */
function isInside(operation: Operation, form: ScopeForm, world: World): boolean {
  const { target, claims } = operation;
  const former = ownedClaims(world, target, itemPathOf(operation));
  return form.isInside(target, claims) || form.isInside(target, former);
}

function ownedClaims(world: World, target: string, path: string): readonly Claimant[] {
  const { bucket, key } = splitPointer(path);
  return world.owned.get(target)?.items.get(bucket)?.get(key)?.claims ?? [];
}

function converge(planner: Planner, from: World, resources: readonly Resource[]): World {
  let world = from;
  for (let round = 0; round < 6; round += 1) {
    const plan = planIn(world, resources, { planner, catalog });
    world = applyIn(world, plan, catalog);
    if (plan.operations.length === 0) return world;
  }
  throw new Error("six plans in a row did not converge");
}

/** The world after somebody changed items of ours on the devices. */
function disturbed(world: World, drift: readonly Disturbance[]): World {
  const live = new Map(world.live);
  for (const { at, isRemoval } of drift) {
    const places = [...live].flatMap(([target, document]) =>
      ["vlans", "vnis", "evpn", "gateways", "interfaces"].flatMap((thing) =>
        Object.keys(document[thing] as JsonObject).map((key) => [target, thing, key] as const),
      ),
    );
    const place = picked(places, at);
    if (place === undefined) continue;
    const [target, thing, key] = place;
    const document = structuredClone(live.get(target)) as Record<string, Record<string, Json>>;
    const things = document[thing] ?? {};
    if (isRemoval) delete things[key];
    else things[key] = otherValue(thing, things[key] ?? null);
    live.set(target, document);
  }
  return { ...world, live };
}

function otherValue(thing: string, value: Json): Json {
  switch (thing) {
    case "vlans":
      return { name: "by-hand" };
    case "vnis":
      return { vlan: 4000 };
    case "interfaces":
      return { ...(value as JsonObject), nativeVlan: 4000, trunkVlans: { "4000": {} } };
    default:
      return { ...(value as JsonObject), rd: "1:1", vrf: "theirs" };
  }
}

function refOf({ kind, name }: Resource): string {
  return `${kind}/${name}`;
}

function picked<T>(all: readonly T[], share: number): T | undefined {
  return all[Math.min(all.length - 1, Math.floor(share * all.length))];
}
