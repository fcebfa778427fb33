// A planning session gives the very plans that planning from nothing gives, whatever happens between
// two of them, and asks no more resources than it must.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OwnedDocument } from "../../src/model/owned.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { LiveView } from "../../src/model/target.ts";
import type { Declaration } from "../../src/plan/declare.ts";
import { wholePlan, type PlanInput } from "../../src/plan/input.ts";
import { makePlan, type PlanResult } from "../../src/plan/plan.ts";
import { PlanningSession, type ResourceChanges } from "../../src/plan/session/session.ts";
import { edited, firstResources, histories, type History, type Scene } from "../support/edits.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { emptyWorld, inputIn } from "../support/world.ts";

/** A session, or one that is wrong on purpose. */
interface Session {
  declareChanges(changes: ResourceChanges): Declaration;
  plan(input: PlanInput): PlanResult;
}

/** Plays a history and compares every plan of a session with one that is made from nothing. */
function keepsUp(session: Session, history: History): void {
  const { shapes, steps } = history;
  let scene: Scene = {
    resources: firstResources(history),
    world: emptyWorld,
    unknown: new Set(),
    options: {},
    plan: undefined,
    sound: [],
  };
  let former: readonly Resource[] = [];
  for (const step of [[], ...steps]) {
    for (const edit of step) {
      // A plan is applied to the world that it was made for.
      if (edit.type !== "apply" || edit === step[0]) scene = edited(scene, edit, shapes);
    }
    const { resources, world } = scene;
    const input = inputIn(world, resources, { catalog: fabricCatalog, ...scene });
    const result = makePlan(fabricCatalog, input);
    const declaration = session.declareChanges(changesBetween(former, resources));
    const again = session.plan({ ...input, declaration });
    expect(JSON.stringify(again)).toBe(JSON.stringify(result));
    const asked = session.declareChanges({ put: [], removed: [] });
    const onceMore = session.plan({ ...input, declaration: asked });
    expect(JSON.stringify(onceMore)).toBe(JSON.stringify(result));
    former = resources;
    if (result.type === "planned") scene = { ...scene, plan: result.plan, sound: resources };
    else scene = { ...scene, plan: undefined };
  }
}

/** A resource that is the same value did not change; an equal one may be handed in again. */
function changesBetween(before: readonly Resource[], after: readonly Resource[]): ResourceChanges {
  const isNamed = (one: Resource) => (other: Resource) =>
    other.kind === one.kind && other.name === one.name;
  return {
    put: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.some(isNamed(one))),
  };
}

/** A session that is wrong on purpose: what it is told, or what it plans from, is not the truth. */
function spoilt(
  changes: (changes: ResourceChanges) => ResourceChanges,
  from: (input: PlanInput) => PlanInput,
): Session {
  const session = new PlanningSession(fabricCatalog);
  return {
    declareChanges: (truth) => session.declareChanges(changes(truth)),
    plan: (input) => session.plan(from(input)),
  };
}

/** The first value that there was for each name. */
function firstOf<T>(): (values: ReadonlyMap<string, T>) => ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  return (values) => {
    for (const [name, value] of values) if (!first.has(name)) first.set(name, value);
    return new Map([...values.keys()].map((name) => [name, first.get(name) as T]));
  };
}

const faults: readonly (readonly [fault: string, make: () => Session])[] = [
  ["that is not told what was removed", () => spoilt((all) => ({ ...all, removed: [] }), same)],
  [
    "that believes its first look at a device",
    () => {
      const first = firstOf<LiveView>();
      return spoilt(same, (input) => ({ ...input, live: first(input.live) }));
    },
  ],
  [
    "that believes its first look at the records",
    () => {
      const first = firstOf<OwnedDocument>();
      return spoilt(same, (input) => ({ ...input, owned: first(input.owned) }));
    },
  ],
  ["that forgets the options", () => spoilt(same, (input) => ({ ...input, options: wholePlan }))],
];

function same<T>(value: T): T {
  return value;
}

describe("a planning session", () => {
  test("gives the plans that are made from nothing, whatever happens between two of them", () => {
    fc.assert(
      fc.property(histories, (history) => {
        keepsUp(new PlanningSession(fabricCatalog), history);
      }),
      { numRuns: 300 },
    );
  });

  test.each(faults)("%s is found out", (_fault, make) => {
    const property = fc.property(histories, (history) => keepsUp(make(), history));
    expect(fc.check(property, { numRuns: 3_000, endOnFailure: true }).failed).toBe(true);
  });
});
