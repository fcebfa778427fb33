// Turns changes into operations: field by field where only a field of an item differs, in an order
// in which each stands behind those it waits for.

import fastJsonPatch from "fast-json-patch";
import type { Json, JsonObject } from "../model/json.ts";
import { isJsonObject } from "../model/json.ts";
import { operationId, type Operation } from "../model/operation.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { TargetName } from "../model/target.ts";
import type { Change } from "./compare.ts";
import { disruptionsOf } from "./gates.ts";

/** A change that will be made, with those it waits for, on any target. */
export interface PlannedChange {
  readonly target: TargetName;
  readonly change: Change;
  readonly waits: readonly Change[];
}

/** The operations of all changes, in order. `planned` is in the order to keep where nothing waits. */
export function operationsOf(planned: readonly PlannedChange[]): Operation[] {
  const byChange = new Map<Change, Operation[]>();
  const waitsOf = new Map<Change, PlannedChange>();
  for (const one of planned) waitsOf.set(one.change, one);
  const operations: Operation[] = [];
  const visit = (one: PlannedChange): readonly Operation[] => {
    const made = byChange.get(one.change);
    if (made !== undefined) {
      if (made.length === 0) throw new Error(`${one.target}${one.change.path} waits for itself`);
      return made;
    }
    byChange.set(one.change, []);
    const waitsFor: string[] = [];
    for (const awaited of one.waits) {
      const other = waitsOf.get(awaited);
      if (other === undefined) throw new Error(`${awaited.path} is awaited but not planned`);
      for (const operation of visit(other)) waitsFor.push(operation.id);
    }
    const own = operationsOfChange(one, waitsFor);
    byChange.set(one.change, own);
    for (const operation of own) operations.push(operation);
    return own;
  };
  for (const one of planned) visit(one);
  return operations;
}

function operationsOfChange({ target, change }: PlannedChange, waitsFor: string[]): Operation[] {
  const common = { target, claims: change.claims, waitsFor, disrupts: disruptionsOf(change) };
  const { before, after, path } = change;
  if (isJsonObject(before) && isJsonObject(after)) {
    const fields = fieldPatch(before, after);
    const item = { path, value: after, previous: before };
    return fields.map((field) => {
      const at = path + field.path;
      const parts = field.action === "remove" ? {} : { value: field.value };
      const previous = valueAt(before, segmentsOf(field.path));
      return {
        id: operationId(field.action, target, at),
        action: field.action,
        path: at,
        ...parts,
        ...(previous === undefined ? {} : { previous }),
        ...common,
        item,
      };
    });
  }
  return [
    {
      id: operationId(change.action, target, path),
      action: change.action,
      path,
      ...(after === undefined ? {} : { value: after }),
      ...(before === undefined ? {} : { previous: before }),
      ...common,
    },
  ];
}

interface FieldChange {
  readonly action: Operation["action"];
  /** Relative to the item. */
  readonly path: string;
  readonly value: Json;
}

/** The field-level difference of two values of one item (RFC 6902). */
function fieldPatch(before: JsonObject, after: JsonObject): FieldChange[] {
  return fastJsonPatch.compare(before, after).map((step) => {
    if (step.op === "remove") return { action: "remove", path: step.path, value: null };
    if (step.op === "add" || step.op === "replace") {
      return { action: step.op, path: step.path, value: step.value as Json };
    }
    throw new Error(`a comparison gave the unexpected step "${step.op}"`);
  });
}
