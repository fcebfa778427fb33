// How to take operations back: their inverses, last one first, each waiting for the inverses of what
// waited for it. Pure; `--rollback`, `plumb undo` and agents that nobody confirms use the same.

import { advance } from "./advance.ts";
import type { Outcome } from "./change-set.ts";
import type { JsonObject } from "./json.ts";
import { inverseOf, operationId, standing, type Operation } from "./operation.ts";
import { segmentsOf, valueAt } from "./pointer.ts";

/** Operations of one target, in the order in which they ran, and what became of them. */
export interface Attempted {
  readonly operations: readonly Operation[];
  /** By operation id; an operation without one was not finished. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** The inverses of operations that were done, given in the order in which they could run. */
export function inverseOperations(done: readonly Operation[]): Operation[] {
  const inverses = new Map(done.map((operation) => [operation.id, inverted(operation)]));
  const waits = new Map<string, string[]>();
  for (const { id, waitsFor } of done) {
    const waiting = inverses.get(id)?.id ?? id;
    for (const awaited of waitsFor) {
      const own = waits.get(awaited);
      if (own === undefined) waits.set(awaited, [waiting]);
      else own.push(waiting);
    }
  }
  return [...inverses]
    .reverse()
    .map(([id, inverse]) => ({ ...inverse, waitsFor: waits.get(id) ?? [] }));
}

function inverted(operation: Operation): Operation {
  const { target, claims, disrupts, item, value: previous } = operation;
  const inverse = inverseOf(operation);
  const swapped = item && { path: item.path, value: item.previous, previous: item.value };
  return {
    id: operationId(inverse.action, target, inverse.path),
    target,
    ...inverse,
    ...(previous === undefined ? {} : { previous }),
    claims,
    waitsFor: [],
    disrupts,
    ...(swapped === undefined ? {} : { item: swapped }),
  };
}

/**
 * Operations that this apply did. One without an outcome, or with an unknown one, was cut short: it
 * counts where what it would have done is live, apart from what later operations put into it. `live` is
 * a fresh observation, where there is one.
 */
export function doneOperations(
  { operations, outcomes }: Attempted,
  live: JsonObject | undefined,
): readonly Operation[] {
  const seen = live === undefined ? undefined : seenOperations(operations, live);
  return operations.filter((operation) => {
    const outcome = outcomes.get(operation.id);
    if (wasCutShort(outcome)) return seen?.has(operation) === true;
    return outcome?.type === "done" && !outcome.already;
  });
}

/**
 * Those of which the live document shows what they did, apart from what later ones put into it. They
 * stand in the order in which they were sent.
 */
export function seenOperations(
  operations: readonly Operation[],
  live: JsonObject,
): ReadonlySet<Operation> {
  const document = structuredClone(live);
  const seen = new Set<Operation>();
  for (const operation of operations.toReversed()) {
    if (!isDoneIn(document, operation)) continue;
    seen.add(operation);
    const { path, previous: value } = operation;
    advance(document, value === undefined ? { path } : { path, value });
  }
  return seen;
}

/** Whether nobody knows if it was done. */
export function wasCutShort(outcome: Outcome | undefined): boolean {
  return outcome === undefined || outcome.type === "unknown";
}

function isDoneIn(document: JsonObject, operation: Operation): boolean {
  return standing(operation, valueAt(document, segmentsOf(operation.path))) === "done";
}
