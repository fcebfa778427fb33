// The rows of a table, against a map that is copied each time.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Rows } from "../../src/adapters/ovsdb/rows.ts";
import type { Row } from "../../src/ports/ovsdb.ts";

const uuid = fc.integer({ min: 0, max: 300 }).map(String);
const row = fc.option(fc.record({ tag: fc.nat(9) }), { nil: undefined });
const changes = fc
  .array(fc.tuple(uuid, row), { maxLength: 120, size: "max" })
  .map((all) => new Map(all));

test("rows are what was made of them, and what they were stays", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(changes, fc.boolean()), { maxLength: 10, size: "max" }),
      (all) => {
        const seen: { readonly rows: Rows; readonly model: ReadonlyMap<string, Row> }[] = [];
        let rows = new Rows();
        let model = new Map<string, Row>();
        for (const [change, isWalked] of all) {
          rows = rows.with(change);
          model = new Map(model);
          for (const [key, value] of change) {
            if (value === undefined) model.delete(key);
            else model.set(key, value);
          }
          expect(rows.size).toBe(model.size);
          expect(rows.get("7")).toBe(model.get("7"));
          expect(rows.has("7")).toBe(model.has("7"));
          if (isWalked) expect(asMap(rows)).toEqual(model);
          seen.push({ rows, model });
        }
        for (const one of seen) {
          expect(asMap(one.rows)).toEqual(one.model);
          expect(new Set(one.rows.keys())).toEqual(new Set(one.model.keys()));
          expect(new Set(one.rows.values())).toEqual(new Set(one.model.values()));
        }
      },
    ),
    { numRuns: 20 },
  );
});

function asMap(rows: Rows): Map<string, Row> {
  const result = new Map<string, Row>();
  rows.forEach((value, key) => result.set(key, value));
  expect(result.size).toBe(rows.size);
  return result;
}
