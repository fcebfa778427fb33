// Turns changes into operations: field by field where only a field of an item differs and the item does
// not change as one, in an order in which each stands behind those it waits for.

import fastJsonPatch from "fast-json-patch";
import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { operationId, type Operation } from "../model/operation.ts";
import { escapeSegment, segmentsOf, valueAt } from "../model/pointer.ts";
import { disruptionsOf, driftMark, type Change } from "./change.ts";

/** The operations of all changes. The order given is kept wherever nothing waits. */
export function operationsOf(changes: readonly Change[]): Operation[] {
  const writer = new OperationWriter();
  for (const change of changes) writer.visit(change);
  return writer.operations;
}

/** Marks a change whose waits are being visited, to notice one that waits for itself. */
const underWay: readonly string[] = [];
const noWaits: readonly string[] = [];

class OperationWriter {
  readonly operations: Operation[] = [];
  /** Changes of one bucket come in a row; their ids and paths begin alike. */
  #target: Change["target"] | undefined;
  #shape: Change["shape"] | undefined;
  #action: Change["action"] | undefined;
  #idStart = "";
  #pathStart = "";

  visit(change: Change): string | readonly string[] {
    if (change.operationIds !== undefined) {
      if (change.operationIds === underWay) throw new Error(`${change.path} waits for itself`);
      return change.operationIds;
    }
    change.operationIds = underWay;
    const waitsFor = this.#idsOf(change.waits);
    const { before, after } = change;
    const isByField = change.typed.type.changesAsOne !== true;
    if (isByField && isJsonObject(before) && isJsonObject(after)) {
      const fields = fieldOperations(change, before, after, waitsFor);
      this.operations.push(...fields);
      return (change.operationIds = fields.map(({ id }) => id));
    }
    const operation = this.#wholeItem(change, waitsFor);
    this.operations.push(operation);
    return (change.operationIds = operation.id);
  }

  #idsOf(waits: readonly Change[]): readonly string[] {
    if (waits.length === 0) return noWaits;
    const ids = waits.map((awaited) => this.visit(awaited));
    return ids.every((one) => typeof one === "string") ? ids : ids.flat();
  }

  #wholeItem(change: Change, waitsFor: readonly string[]): Operation {
    const { before, after, action, target, claims, shape } = change;
    if (target !== this.#target || shape !== this.#shape || action !== this.#action) {
      this.#target = target;
      this.#shape = shape;
      this.#action = action;
      this.#pathStart = `${shape.bucket}/`;
      this.#idStart = operationId(action, target, this.#pathStart);
    }
    const key = escapeSegment(change.key);
    const id = this.#idStart + key;
    const path = this.#pathStart + key;
    const disrupts = disruptionsOf(change);
    const drift = driftMark(change);
    if (after === undefined) {
      const previous = before ?? null;
      return { id, target, action, path, previous, claims, waitsFor, disrupts, ...drift };
    }
    const value = after;
    if (before === undefined) {
      return { id, target, action, path, value, claims, waitsFor, disrupts, ...drift };
    }
    const previous = before;
    return { id, target, action, path, value, previous, claims, waitsFor, disrupts, ...drift };
  }
}

function fieldOperations(
  change: Change,
  before: JsonObject,
  after: JsonObject,
  waitsFor: readonly string[],
): Operation[] {
  const { target } = change;
  const { claims } = change;
  const disrupts = disruptionsOf(change);
  const item = { path: change.path, value: after, previous: before };
  return fieldPatch(before, after).map(({ action, path, value }) => {
    const previous = valueAt(before, segmentsOf(path));
    const at = change.path + path;
    return {
      id: operationId(action, target, at),
      target,
      action,
      path: at,
      ...(value === undefined ? {} : { value }),
      ...(previous === undefined ? {} : { previous }),
      claims,
      waitsFor,
      disrupts,
      ...driftMark(change),
      item,
    };
  });
}

interface FieldChange {
  readonly action: Operation["action"];
  /** Relative to the item. */
  readonly path: string;
  readonly value: Json | undefined;
}

/** The field-level difference of two values of one item (RFC 6902). */
function fieldPatch(before: JsonObject, after: JsonObject): FieldChange[] {
  return fastJsonPatch.compare(before, after).map((step) => {
    if (step.op === "remove") return { action: "remove", path: step.path, value: undefined };
    if (step.op === "add" || step.op === "replace") {
      return { action: step.op, path: step.path, value: step.value as Json };
    }
    throw new Error(`a comparison gave the unexpected step "${step.op}"`);
  });
}
