import { describe, expect, test } from "vitest";
import { allocate, type PoolUse } from "../../src/plan/allocate.ts";
import { toyResource } from "../support/toy.ts";

const pools = [{ name: "n", ranges: [[1, 5] as const] }];
const ask = (key: string, pin?: number) => ({
  pool: "n",
  key,
  ...(pin === undefined ? {} : { pin }),
  at: { resource: toyResource("Book", key, {}), field: "/spec" },
});
const stored = (values: Record<string, number>) =>
  Object.entries(values).map(([key, value]) => ({ pool: "n", key, value }));
const liveWith = (numbers: Record<number, string | undefined>): PoolUse => ({
  live: new Map([["n", new Map(Object.entries(numbers).map(([n, key]) => [Number(n), key]))]]),
  unknown: new Set(),
});
const nothingLive = liveWith({});

function values(result: ReturnType<typeof allocate>): Record<string, number> {
  return Object.fromEntries(result.byPool.get("n") ?? []);
}

describe("allocating from a pool", () => {
  test("new keys take the lowest free values in the order of their names", () => {
    const result = allocate(pools, [ask("b10"), ask("b2"), ask("a")], [], nothingLive);
    expect(values(result)).toEqual({ a: 1, b2: 2, b10: 3 });
  });

  test("a key keeps its value when keys come before it", () => {
    const result = allocate(pools, [ask("a"), ask("m")], stored({ m: 1 }), nothingLive);
    expect(values(result)).toEqual({ m: 1, a: 2 });
    expect(result.added).toEqual([{ pool: "n", key: "a", value: 2 }]);
  });

  test("a key keeps its value even when the ranges no longer hold it", () => {
    const result = allocate(pools, [ask("a")], stored({ a: 9 }), nothingLive);
    expect(values(result)).toEqual({ a: 9 });
  });

  test("pinned values are given to nobody else", () => {
    expect(values(allocate(pools, [ask("a"), ask("b", 1)], [], nothingLive))).toEqual({
      a: 2,
      b: 1,
    });
  });

  test("a pin moves a key from the value that it had", () => {
    const result = allocate(pools, [ask("a", 4)], stored({ a: 1 }), nothingLive);
    expect(values(result)).toEqual({ a: 4 });
  });

  test("a pin on a value that another key holds is an error that names both", () => {
    const result = allocate(pools, [ask("a", 1), ask("b")], stored({ b: 1 }), nothingLive);
    expect(result.findings).toMatchObject([
      { code: "conflict/pinned-value", label: "1 of n is already allocated to b" },
    ]);
  });

  test("a value that is live is not given to a new key, ours or not", () => {
    const result = allocate(pools, [ask("a")], [], liveWith({ 1: undefined, 2: "z" }));
    expect(values(result)).toEqual({ a: 3 });
  });

  test("a released value stays taken until it is gone from every target", () => {
    const still = allocate(pools, [ask("b")], stored({ a: 1 }), liveWith({ 1: "a" }));
    expect(values(still)).toEqual({ a: 1, b: 2 });
    expect(still.released).toEqual([]);
    const gone = allocate(pools, [ask("b")], stored({ a: 1 }), nothingLive);
    expect(gone.released).toEqual([{ pool: "n", key: "a", value: 1 }]);
    expect(values(gone)).toEqual({ b: 1 });
  });

  test("nothing is released while a target of the pool is unknown", () => {
    const use = { live: new Map(), unknown: new Set(["n"]) };
    const result = allocate(pools, [ask("b")], stored({ a: 1 }), use);
    expect(result.released).toEqual([]);
    expect(values(result)).toEqual({ a: 1, b: 2 });
  });

  test("a store that was lost finds the values again by the names on the devices", () => {
    const live = liveWith({ 3: "b", 4: "a", 5: "somebody-else" });
    const result = allocate(pools, [ask("a"), ask("b"), ask("c")], [], live);
    expect(values(result)).toEqual({ a: 4, b: 3, c: 1 });
  });

  test("what does not fit is named, and the rest is served", () => {
    const keys = ["a", "b", "c", "d", "e", "f", "g"];
    const result = allocate(
      pools,
      keys.map((key) => ask(key)),
      [],
      nothingLive,
    );
    expect(result.exhausted).toMatchObject([
      {
        pool: "n",
        size: 5,
        holders: ["a", "b", "c", "d", "e"],
        unserved: [{ key: "f" }, { key: "g" }],
      },
    ]);
  });
});
