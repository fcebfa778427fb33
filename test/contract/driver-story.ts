// What is done to every target in the suite that drivers pass: its items made, changed and removed, one by
// one or as an agent does it.

import fastJsonPatch from "fast-json-patch";
import { expect } from "vitest";
import { carryOut } from "../../src/agent/carry-out.ts";
import { advance } from "../../src/model/advance.ts";
import { isJsonObject, type Json, type JsonObject } from "../../src/model/json.ts";
import { operationId, type Operation } from "../../src/model/operation.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { TargetName } from "../../src/model/target.ts";
import { observe, type DriverBench } from "./driver-bench.ts";
import { featuresOf, type ItemExample } from "./target-items.ts";

/** The examples that the driver has the features for. */
export function examples({ driver, items }: DriverBench): readonly ItemExample[] {
  const all = items.examples;
  return all.filter((one) => isWithin(driver.features, one, all));
}

export function isWithin(
  features: ReadonlySet<string>,
  example: ItemExample,
  all: readonly ItemExample[],
): boolean {
  return [...featuresOf(example, all)].every((one) => features.has(one));
}

/** In making order. */
export function making(bench: DriverBench): Operation[] {
  return examples(bench).map(({ path, values: [value] }) =>
    operationOn(bench.settings.target, { path, value }),
  );
}

export function changing(bench: DriverBench): Operation[] {
  return changesOf(bench).flat();
}

/** All operations on one item together. */
export function changesOf(bench: DriverBench): Operation[][] {
  const { target } = bench.settings;
  return examples(bench).flatMap(({ type, path, values: [first, second] }) => {
    if (second === undefined) return [];
    const asOne = [operationOn(target, { path, previous: first, value: second })];
    return [type.changesAsOne === true ? asOne : replacing(target, path, first, second)];
  });
}

/** After both of these, last made first. */
export function removing(bench: DriverBench): Operation[] {
  return examples(bench)
    .toReversed()
    .map(({ path, values: [first, second] }) =>
      operationOn(bench.settings.target, { path, previous: second ?? first }),
    );
}

export async function applyAll(
  bench: DriverBench,
  operations: readonly Operation[],
): Promise<void> {
  for (const operation of operations) {
    const answer = await bench.driver.apply(operation, bench.settings);
    expect([operation.id, answer]).toEqual([operation.id, { type: "accepted" }]);
  }
}

/** Carries operations out as an agent does. */
export async function carriedOut(
  bench: DriverBench,
  operations: readonly Operation[],
): Promise<{ told: Record<string, string>; document: JsonObject }> {
  const document = await observe(bench);
  const carried = await carryOut({
    ...bench,
    operations,
    document,
    signal: new AbortController().signal,
    onOutcome: () => undefined,
    barred: () => Promise.resolve(undefined),
  });
  const told: Record<string, string> = {};
  for (const [id, { type }] of carried.outcomes) told[id] = type;
  return { told, document };
}

/** A document with operations carried out on it. */
export function after(document: JsonObject, operations: readonly Operation[]): JsonObject {
  const own = structuredClone(document);
  for (const operation of operations) advance(own, operation);
  return own;
}

type Operand = Pick<Operation, "path" | "value" | "previous">;

export function operationOn(target: TargetName, { path, value, previous }: Operand): Operation {
  const action = value === undefined ? "remove" : previous === undefined ? "add" : "replace";
  return {
    id: operationId(action, target, path),
    target,
    action,
    path,
    ...(value === undefined ? {} : { value }),
    ...(previous === undefined ? {} : { previous }),
    claims: [],
    waitsFor: [],
    disrupts: [],
  };
}

/** What the planner makes of an item that gets another value: its fields one by one where it has such. */
function replacing(target: TargetName, path: string, previous: Json, value: Json): Operation[] {
  if (!isJsonObject(previous) || !isJsonObject(value)) {
    return [operationOn(target, { path, previous, value })];
  }
  const item = { path, previous, value };
  return fastJsonPatch.compare(previous, value).map((step): Operation => {
    const was = valueAt(previous, segmentsOf(step.path));
    const becomes = "value" in step ? { value: step.value as Json } : {};
    const own = {
      path: path + step.path,
      ...becomes,
      ...(was === undefined ? {} : { previous: was }),
    };
    return { ...operationOn(target, own), item };
  });
}
