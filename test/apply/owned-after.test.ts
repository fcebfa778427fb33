// The truth table of what is ours while operations run and after they ran.

import { expect, test } from "vitest";
import { ownedAfter } from "../../src/apply/owned-after.ts";
import type { OperationState } from "../../src/apply/ready.ts";
import type { Json } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { OwnedDocument } from "../../src/model/owned.ts";
import { add, claimant, remove, replace, settingsFor, vlan } from "../support/operations.ts";

const target = "switch/a";
const settings = settingsFor(target);
const path = "/vlans/1";
const [old, fresh] = [vlan("old"), vlan("new")];
const make = add(target, path, fresh);
const change = replace(target, path, [old, fresh]);
const drop = remove(target, path, old);
const field = replace(target, `${path}/name`, ["old", "new"], {
  item: { path, previous: old, value: fresh },
});

const done: OperationState = { type: "done", already: false };
const unknown: OperationState = { type: "unknown", reason: "silence" };
const refused: OperationState = { type: "refused", reason: "no" };
const skipped: OperationState = { type: "skipped", because: "interrupted" };
const stale: OperationState = { type: "stale", live: undefined };

function document(values: readonly Json[]): OwnedDocument | undefined {
  const items = new Map([["/vlans", new Map([["1", { values, claims: [claimant] }]])]]);
  return values.length === 0 ? undefined : { settings, items };
}

function valuesAfter(
  before: readonly Json[],
  steps: readonly (readonly [Operation, OperationState])[],
): readonly Json[] {
  const states = new Map(steps.map(([operation, state]) => [operation.id, state]));
  const after = ownedAfter(document(before), {
    settings,
    operations: steps.map(([operation]) => operation),
    state: (id) => states.get(id) ?? "pending",
  });
  return after?.items.get("/vlans")?.get("1")?.values ?? [];
}

test.for<[string, Operation, OperationState, readonly Json[], readonly Json[]]>([
  ["an add that is done", make, done, [], [fresh]],
  ["an add under way", make, "under-way", [], [fresh, fresh]],
  ["an add under way, again", make, "under-way", [fresh, fresh], [fresh, fresh]],
  ["an add nobody knows of", make, unknown, [], [fresh, fresh]],
  ["an add that heals, under way", { ...make, drift: true }, "under-way", [fresh], [fresh]],
  ["an add still to come", make, "pending", [], []],
  ["an add that was refused", make, refused, [], []],
  ["an add that was skipped", make, skipped, [], []],
  ["a replace that is done", change, done, [old], [fresh]],
  ["a replace under way", change, "under-way", [old], [old, fresh]],
  ["a replace nobody knows of", change, unknown, [old], [old, fresh]],
  ["a replace that was refused", change, refused, [old], [old]],
  ["a replace that was stale", change, stale, [old], [old]],
  ["a replace of what was not ours, under way", change, "under-way", [], [fresh, fresh]],
  ["a removal that is done", drop, done, [old], []],
  ["a removal under way", drop, "under-way", [old], [old]],
  ["a removal nobody knows of", drop, unknown, [old], [old]],
  ["a field that is done", field, done, [old], [fresh]],
  ["a field under way", field, "under-way", [old], [old, fresh]],
])("%s", ([, operation, state, before, after]) => {
  expect(valuesAfter(before, [[operation, state]])).toEqual(after);
});

test("an item of which one field is done and another is not is ours with either value", () => {
  const other = { ...field, id: "other", path: `${path}/description` };
  expect(
    valuesAfter(
      [old],
      [
        [field, done],
        [other, refused],
      ],
    ),
  ).toEqual([old, fresh]);
});

test("an item that goes and comes back is ours as it comes back", () => {
  const steps = [[drop, done] as const, [make, done] as const];
  expect(valuesAfter([old], steps)).toEqual([fresh]);
  expect(valuesAfter([old], [[drop, done] as const, [make, refused] as const])).toEqual([]);
});

test("the record before is never changed in place", () => {
  const before = document([old]);
  const copy = structuredClone(before);
  ownedAfter(before, { settings, operations: [change], state: () => done });
  expect(before).toEqual(copy);
});
