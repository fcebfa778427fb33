// A copy of a JSON value is the same value, and whoever changes it changes nothing else.

import fc from "fast-check";
import { expect, test } from "vitest";
import { copyJson, equalJson, type Json } from "../../src/model/json.ts";

/** Parsed, as documents are: only so can "__proto__" be a key like any other. */
const values = fc.json().map((text) => JSON.parse(text) as Json);

function parts(value: Json): object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(parts)];
}

test("a copy is equal and shares nothing", () => {
  fc.assert(
    fc.property(values, (value) => {
      const copy = copyJson(value);
      expect(equalJson(copy, value)).toBe(true);
      expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
      const own = new Set(parts(value));
      expect(parts(copy).some((part) => own.has(part))).toBe(false);
    }),
  );
});

test("what is there twice is two copies", () => {
  const both = { a: {}, b: {} };
  both.b = both.a;
  const copy = copyJson(both) as typeof both;
  expect(copy.a).not.toBe(copy.b);
});

test("a key that is called __proto__ stays one", () => {
  const copy = copyJson(JSON.parse('{"__proto__":{"a":1}}') as Json);
  expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1}}');
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});
