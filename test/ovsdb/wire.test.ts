// Values, types and differences between the wire and the port, as tables.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareAtoms } from "../../src/adapters/ovsdb/atom-order.ts";
import { readColumnType } from "../../src/adapters/ovsdb/column-type.ts";
import { withDifference } from "../../src/adapters/ovsdb/difference.ts";
import { Garbled } from "../../src/adapters/ovsdb/garbled.ts";
import { emptyValue, readValue, writeValue } from "../../src/adapters/ovsdb/values.ts";
import type { Json } from "../../src/model/json.ts";
import type { Value } from "../../src/ports/ovsdb.ts";

const id = "c0ffee00-0000-4000-8000-000000000001";
const text = "string";
const optional = { key: "integer", min: 0, max: 1 };
const numbers = { key: { type: "integer", minInteger: 0 }, min: 0, max: 4096 };
const references = { key: { type: "uuid", refTable: "Port" }, min: 0, max: "unlimited" };
const map = { key: "string", value: "string", min: 0, max: "unlimited" };
const counters = { key: { type: "integer" }, value: { type: "uuid" }, min: 0, max: 2 };

const typeOf = (json: Json) => readColumnType(json, "the column Port.tag");

describe("a value", () => {
  test.each<[string, Json, Json, Value]>([
    ["text", text, "a", "a"],
    ["boolean", { key: "boolean" }, true, true],
    ["real", "real", 0.5, 0.5],
    ["name of a row", "uuid", ["uuid", id], { uuid: id }],
    ["at most one, there", optional, 7, 7],
    ["at most one, as a set", optional, ["set", [7]], 7],
    ["at most one, not there", optional, ["set", []], undefined],
    ["set of several", numbers, ["set", [300, 20]], [20, 300]],
    ["set of one", numbers, 20, [20]],
    ["set of none", numbers, ["set", []], []],
    ["set of rows", references, ["set", [["uuid", id]]], [{ uuid: id }]],
    ["set of one row", references, ["uuid", id], [{ uuid: id }]],
    [
      "map",
      map,
      [
        "map",
        [
          ["b", "1"],
          ["a", "2"],
        ],
      ],
      new Map([
        ["a", "2"],
        ["b", "1"],
      ]),
    ],
    ["map from numbers", counters, ["map", [[5, ["uuid", id]]]], new Map([["5", { uuid: id }]])],
  ])("is read by its column's type: %s", (_, type, json, value) => {
    expect(readValue(typeOf(type), json)).toEqual(value);
  });

  test.each<[string, Json, Json]>([
    ["a number for a text", text, 1],
    ["a text for a number", optional, "1"],
    ["a text for a boolean", "boolean", "true"],
    ["a text for a row", "uuid", id],
    ["a row for a set of numbers", numbers, ["uuid", id]],
    ["two values for at most one", optional, ["set", [1, 2]]],
    ["a set without its elements", numbers, ["set"]],
    ["a set for a map", map, ["set", []]],
    ["half an entry of a map", map, ["map", [["a"]]]],
    ["nothing", text, null],
  ])("is not read where it is %s", (_, type, json) => {
    expect(() => readValue(typeOf(type), json)).toThrow(Garbled);
  });

  test.each<[string, Parameters<typeof writeValue>[0], Json]>([
    ["nothing", undefined, ["set", []]],
    ["a number", 7, 7],
    ["a set", [7, 8], ["set", [7, 8]]],
    ["a row", { uuid: id }, ["uuid", id]],
    ["a row of the same transaction", { named: "p1" }, ["named-uuid", "p1"]],
    [
      "rows of both kinds",
      [{ uuid: id }, { named: "p1" }],
      [
        "set",
        [
          ["uuid", id],
          ["named-uuid", "p1"],
        ],
      ],
    ],
    ["a map", new Map([["a", "1"]]), ["map", [["a", "1"]]]],
  ])("is written: %s", (_, value, json) => {
    expect(writeValue(value)).toEqual(json);
  });

  test.each<[Json, Value]>([
    [text, ""],
    ["uuid", { uuid: "00000000-0000-0000-0000-000000000000" }],
    [optional, undefined],
    [numbers, []],
    [map, new Map()],
  ])("was never written and is of the type %j", (type, value) => {
    expect(emptyValue(typeOf(type))).toEqual(value);
  });

  test("has a type that is known", () => {
    expect(() => typeOf("decimal")).toThrow(
      "the column Port.tag has a type that RFC 7047 does not",
    );
    expect(() => typeOf({ min: 0 })).toThrow(Garbled);
    expect(() => typeOf(null)).toThrow(Garbled);
  });
});

describe("a difference", () => {
  const sorted = (atoms: readonly number[]): number[] => atoms.toSorted((a, b) => a - b);

  test("of sets holds what stands in one of both", () => {
    const set = fc.uniqueArray(fc.integer()).map(sorted);
    fc.assert(
      fc.property(set, set, (old, next) => {
        const [before, after] = [new Set(old), new Set(next)];
        const difference = sorted([
          ...old.filter((one) => !after.has(one)),
          ...next.filter((one) => !before.has(one)),
        ]);
        expect(withDifference(typeOf(numbers), old, difference)).toEqual(next);
      }),
    );
  });

  test("of maps holds the pairs that went, came or changed", () => {
    const pairs = fc
      .dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2"))
      .map((one) => new Map(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))));
    fc.assert(
      fc.property(pairs, pairs, (old, next) => {
        const difference = new Map<string, string>();
        for (const [key, value] of old) if (!next.has(key)) difference.set(key, value);
        for (const [key, value] of next) if (old.get(key) !== value) difference.set(key, value);
        const result = withDifference(typeOf(map), old, difference);
        expect([...(result as Map<string, string>)]).toEqual([...next]);
      }),
    );
  });

  test("of at most one value is the new value", () => {
    expect(withDifference(typeOf(optional), 7, 7)).toBe(7);
    expect(withDifference(typeOf(optional), 7, undefined)).toBeUndefined();
    expect(withDifference(typeOf(text), "a", "a")).toBe("a");
  });
});

test("texts are sorted by their bytes in UTF-8, as the server sorts them", () => {
  const any = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(any, any, (one, other) => {
      const byBytes = Buffer.compare(Buffer.from(one), Buffer.from(other));
      expect(Math.sign(compareAtoms(one, other))).toBe(byBytes);
    }),
  );
  expect(compareAtoms("\u{10000}", "\uffff")).toBeGreaterThan(0);
});
