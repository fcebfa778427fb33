// Choosing places by itself: stability, room, reserve, ties, and evening out.

import { describe, expect, test } from "vitest";
import fc from "fast-check";
import type { Allocation, Place, PlacePool, PlaceRequest } from "../../src/model/allocation.ts";
import { placeKeys, type PlaceResult } from "../../src/plan/place.ts";

const resource = {
  kind: "Book",
  name: "b",
  source: { file: "b.yaml", line: 1, column: 1, document: 0 },
};
const at = { resource, field: "/metadata/name" };

function place(name: string, capacity = 100, extra: Partial<Place> = {}): Place {
  return { name, capacity, reserve: 0, state: "enabled", ...extra };
}

function pool(name: string, ...places: readonly Place[]): PlacePool {
  return { name, places };
}

function requests(pools: readonly string[], keys: readonly string[]): PlaceRequest[] {
  return keys.flatMap((key) => pools.map((one) => ({ pool: one, key, at })));
}

function placed(
  pools: readonly PlacePool[],
  wanted: readonly PlaceRequest[],
  existing: readonly Allocation[] = [],
  rebalance = false,
): PlaceResult {
  return placeKeys(pools, wanted, existing, { rebalance });
}

function allOf({ byPool }: PlaceResult): Allocation[] {
  return [...byPool.values()].flatMap((keys) => [...keys.values()]);
}

function whereIs(result: PlaceResult): Record<string, string> {
  return Object.fromEntries(
    allOf(result).map(({ pool: p, key, value }) => [`${key}@${p}`, String(value)]),
  );
}

describe("a new key", () => {
  test("goes to the place with the fewest keys, the first by name among equals", () => {
    const result = placed(
      [pool("t/a", place("t2"), place("t1"))],
      requests(["t/a"], ["n1", "n2", "n3"]),
    );
    expect(whereIs(result)).toEqual({ "n1@t/a": "t1", "n2@t/a": "t2", "n3@t/a": "t1" });
    expect(result.added.map(({ reason }) => reason)).toEqual([
      "first by name of those with 0 networks",
      "fewest networks: 0, the next has 1",
      "first by name of those with 1 network",
    ]);
  });

  test("stays where it is in another zone, and counts once there", () => {
    const both = place("t3");
    const result = placed(
      [pool("t/b", place("t2"), both), pool("t/c", both)],
      requests(["t/c", "t/b"], ["n1"]),
    );
    // The zones come in the order of their names, so the second finds what the first chose.
    expect(whereIs(result)).toEqual({ "n1@t/b": "t2", "n1@t/c": "t3" });
    const again = placed(
      [pool("t/b", place("t2"), both), pool("t/c", both)],
      requests(["t/b", "t/c"], ["n1"]),
      [{ pool: "t/c", key: "n1", value: "t3" }],
    );
    expect(whereIs(again)).toEqual({ "n1@t/b": "t3", "n1@t/c": "t3" });
    expect(again.use).toContainEqual({ place: "t3", used: 1, capacity: 100, reserve: 0 });
    expect(again.added).toEqual([
      { pool: "t/b", key: "n1", value: "t3", reason: "it has the network already" },
    ]);
  });

  test("finds no room in a full, cordoned or drained place, and is told of each", () => {
    const pools = [
      pool(
        "t/a",
        place("t1", 1),
        place("t2", 5, { state: "cordoned" }),
        place("t3", 5, { state: "drained" }),
      ),
    ];
    const result = placed(pools, requests(["t/a"], ["n1", "n2"]));
    expect(whereIs(result)).toEqual({ "n1@t/a": "t1" });
    expect(result.unplaced.map(({ request, detail }) => [request.key, detail])).toEqual([
      ["n2", "t1 has 1 of 1; t2 has 0 of 5 and is cordoned; t3 has 0 of 5 and is drained"],
    ]);
  });

  test("leaves the reserve to those that lost their place", () => {
    const before = [{ pool: "t/a", key: "n1", value: "gone" }];
    const pools = [pool("t/a", place("t1", 2, { reserve: 1 }))];
    const result = placed(pools, requests(["t/a"], ["n1", "n2", "n3"]), before);
    expect(whereIs(result)).toEqual({ "n1@t/a": "t1" });
    expect(result.added).toMatchObject([{ key: "n1", value: "t1", previous: "gone" }]);
    const fresh = placed(pools, requests(["t/a"], ["n1", "n2", "n3"]));
    expect(fresh.unplaced.map(({ request }) => request.key)).toEqual(["n2", "n3"]);
  });
});

describe("a key that has a place", () => {
  const settled = [
    { pool: "t/a", key: "n1", value: "t1" },
    { pool: "t/a", key: "n2", value: "t1" },
    { pool: "t/a", key: "n3", value: "t1" },
    { pool: "t/a", key: "n4", value: "t1" },
  ];
  const pools = [pool("t/a", place("t1"), place("t2"))];
  const wanted = requests(["t/a"], ["n1", "n2", "n3", "n4"]);

  test("keeps it, however lonely another place is", () => {
    const result = placed(pools, wanted, settled);
    expect([result.added, result.released]).toEqual([[], []]);
  });

  test("moves only when asked to even out, and then as few as possible", () => {
    const result = placed(pools, wanted, settled, true);
    expect(result.added).toEqual([
      {
        pool: "t/a",
        key: "n1",
        value: "t2",
        previous: "t1",
        reason: "moved from t1 to even them out",
      },
      {
        pool: "t/a",
        key: "n2",
        value: "t2",
        previous: "t1",
        reason: "moved from t1 to even them out",
      },
    ]);
    expect(placed(pools, wanted, allOf(result), true).added).toEqual([]);
  });

  test("moves out of a place that has become too small, even to one that is nearly as full", () => {
    const small = [pool("t/a", place("t1", 2), place("t2"), place("t3", 1))];
    const spread = [
      { pool: "t/a", key: "n1", value: "t1" },
      { pool: "t/a", key: "n2", value: "t1" },
      { pool: "t/a", key: "n3", value: "t1" },
      { pool: "t/a", key: "n4", value: "t2" },
      { pool: "t/a", key: "n5", value: "t2" },
      { pool: "t/a", key: "n6", value: "t2" },
    ];
    const six = requests(["t/a"], ["n1", "n2", "n3", "n4", "n5", "n6"]);
    expect(placed(small, six, spread).added).toEqual([]);
    const result = placed(small, six, spread, true);
    expect(result.use.map(({ place: name, used }) => [name, used])).toEqual([
      ["t1", 2],
      ["t2", 3],
      ["t3", 1],
    ]);
  });

  test("leaves a place that is drained, gone, or not for it any more", () => {
    const drained = [pool("t/a", place("t1", 100, { state: "drained" }), place("t2"))];
    expect(placed(drained, wanted, settled).added).toHaveLength(4);
    expect(placed([pool("t/a", place("t2"))], wanted, settled).added).toHaveLength(4);
    const narrowed = wanted.map((one) => ({ ...one, among: ["t2"] }));
    expect(placed(pools, narrowed, settled).added).toHaveLength(4);
  });

  test("gives it back when nobody asks any more", () => {
    expect(placed(pools, wanted.slice(1), settled).released).toEqual([settled[0]]);
  });
});

test("the order of pools, places, requests and records never matters, and no place is overfull", () => {
  const names = ["t1", "t2", "t3"];
  const anyPlaces = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 });
  fc.assert(
    fc.property(
      fc.array(anyPlaces, { minLength: 1, maxLength: 3 }),
      fc.nat(6),
      fc.nat(4),
      fc.boolean(),
      fc.integer(),
      (zones, keys, capacity, rebalance, seed) => {
        const pools = zones.map((places, i) =>
          pool(`t/${i}`, ...places.map((name) => place(name, capacity))),
        );
        const wanted = requests(
          pools.map((one) => one.name),
          Array.from({ length: keys }, (_, i) => `n${i}`),
        );
        const result = placed(pools, wanted, [], rebalance);
        for (const { used } of result.use) expect(used).toBeLessThanOrEqual(capacity);
        const turned = placed(
          [...pools].reverse().map((one) => pool(one.name, ...[...one.places].reverse())),
          [...wanted]
            .sort((a, b) => ((a.key.length + seed) % 3) - ((b.pool.length + seed) % 3))
            .reverse(),
          [],
          rebalance,
        );
        expect(turned.added).toEqual(result.added);
        // Adding one more moves none of the others.
        const more = placed(pools, [...wanted, ...requests(["t/0"], ["n0a"])], allOf(result));
        expect(more.added.filter(({ previous }) => previous !== undefined)).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
