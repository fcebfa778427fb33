// Since when what drifts: over plans, over targets that fall silent, and over whatever lies in the store.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import {
  driftMemoryFrom,
  driftMemoryJson,
  noDrift,
  rememberDrift,
  type DriftMemory,
} from "../../src/reconcile/drift-memory.ts";
import { driftedItems } from "../../src/reconcile/drifted-items.ts";
import { applied, atlas, plan, plans } from "./weigh-stage.ts";

/** A memory without the digests of values. */
function times(memory: DriftMemory): Json {
  return [...memory].flatMap(([target, items]) =>
    [...items].map(([path, one]) => [`${target}${path}`, one.sinceMs, one.stillSinceMs]),
  );
}

function after(...seen: readonly (readonly [plan: Plan, nowMs: number])[]): Json {
  return times(seen.reduce((memory, [one, at]) => rememberDrift(memory, one, at), noDrift));
}

describe("what is remembered of drift", () => {
  test("is when it was first seen, however often it is seen again", () => {
    expect(after([plans.drift, 1], [plans.both, 2], [plans.drift, 3])).toEqual([
      ["box/a/books/atlas", 1, 1],
    ]);
  });

  test("is also since when it stands still", () => {
    expect(after([plans.drift, 1], [plans.moved, 2], [plans.moved, 3])).toEqual([
      ["box/a/books/atlas", 1, 2],
    ]);
  });

  test("is forgotten when it is over, and new when it comes again", () => {
    expect(after([plans.drift, 1], [plans.declared, 2])).toEqual([]);
    expect(after([plans.drift, 1], [plans.declared, 2], [plans.drift, 3])).toEqual([
      ["box/a/books/atlas", 3, 3],
    ]);
  });

  test("is kept of a target that falls silent", () => {
    const silent = plan([atlas], applied, {}, new Set(["box/a"]));
    expect(silent.operations).toEqual([]);
    expect(after([plans.drift, 1], [silent, 2], [plans.drift, 3])).toEqual([
      ["box/a/books/atlas", 1, 1],
    ]);
  });

  test("is nothing of what manifests changed", () => {
    expect(after([plans.declared, 1], [plans.elsewhere, 2])).toEqual([]);
  });

  test("makes nobody wait longer where a clock was set back", () => {
    expect(after([plans.drift, 10], [plans.drift, 5], [plans.drift, 20])).toEqual([
      ["box/a/books/atlas", 5, 5],
    ]);
  });
});

test("an item of which a field drifts is one item that is replaced", () => {
  expect(driftedItems(plans.moved)).toMatchObject([{ path: "/books/atlas", action: "replace" }]);
});

test("drift that a plan holds by itself is drift, with the reason", () => {
  const held = plan([atlas], applied).held;
  const one = {
    reason: "would-disrupt" as const,
    target: "box/a",
    path: "/books/atlas",
    action: "replace" as const,
    drift: true as const,
    detail: "it interrupts readers",
    help: "",
    claims: [],
  };
  expect(driftedItems({ operations: [], held: [...held, one] })).toMatchObject([
    { path: "/books/atlas", heldBecause: "it interrupts readers" },
  ]);
});

describe("a memory as JSON", () => {
  test("is the same memory again", () => {
    const memory = rememberDrift(noDrift, plans.moved, 7);
    const text = JSON.stringify(driftMemoryJson(memory));
    expect(driftMemoryFrom(JSON.parse(text) as Json)).toEqual(memory);
  });

  test("may be anything that lies in a store", () => {
    const good = { "box/a": { "/books/atlas": [1, 2, "seen"] } };
    fc.assert(
      fc.property(fc.jsonValue(), (garbage) => {
        expect(driftMemoryFrom(garbage as Json)).toBeInstanceOf(Map);
        const mixed = { ...good, "box/b": garbage, "box/c": { "/x": garbage } } as Json;
        expect(driftMemoryFrom(mixed).get("box/a")?.get("/books/atlas")?.seen).toBe("seen");
      }),
    );
    expect(driftMemoryFrom(undefined)).toEqual(noDrift);
    expect(driftMemoryFrom({ "box/a": { "/x": [1, 2.5, "seen"] } })).toEqual(noDrift);
  });
});
