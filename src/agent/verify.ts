// Accepted is not applied: whether what a device accepted is really seen on it. Pure.

import type { Outcome } from "../model/change-set.ts";
import { equalJson, isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { standing, type Operation } from "../model/operation.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";

export interface Accepted {
  readonly operations: readonly Operation[];
  /** Others that were sent, and may have changed something in what these made. */
  readonly besides: readonly Operation[];
  /** What the document should be by now, foreign content as it was seen before. */
  readonly expected: JsonObject;
}

/** An outcome for every accepted operation, by its id. */
export function verify(accepted: Accepted, live: JsonObject): Map<string, Outcome> {
  const ancestors = new Set<string>();
  for (const { path } of [...accepted.operations, ...accepted.besides]) {
    for (let cut = path.lastIndexOf("/"); cut > 0; cut = path.lastIndexOf("/", cut - 1)) {
      ancestors.add(path.slice(0, cut));
    }
  }
  const outcomes = new Map<string, Outcome>();
  for (const operation of accepted.operations) {
    const segments = segmentsOf(operation.path);
    const seen = valueAt(live, segments);
    const isThere = isSeen(
      operation,
      seen,
      valueAt(accepted.expected, segments),
      ancestors.has(operation.path),
    );
    outcomes.set(
      operation.id,
      isThere ? { type: "done", already: false } : unseen(operation, seen),
    );
  }
  return outcomes;
}

/**
 * `expected` is the value once all of the change set is done: a later operation may have changed or
 * removed what this one made. `hasChildren`: others changed something below the path, so that only
 * what this operation itself said can be asked for.
 */
function isSeen(
  { value }: Operation,
  live: Json | undefined,
  expected: Json | undefined,
  hasChildren: boolean,
): boolean {
  if (value === undefined) return live === undefined || expected !== undefined;
  if (!covers(expected, value)) return true;
  return hasChildren ? covers(live, value) : equalJson(live, value);
}

function unseen(operation: Operation, live: Json | undefined): Outcome {
  const reason = "accepted, but not seen on the device";
  return standing(operation, live) === "ready"
    ? { type: "refused", reason }
    : { type: "unknown", reason };
}

/** Everything that `part` says is so in `whole`, which may hold more. */
function covers(whole: Json | undefined, part: Json): boolean {
  if (!isJsonObject(part)) return equalJson(whole, part);
  return (
    isJsonObject(whole) &&
    Object.entries(part).every(([key, value]) => {
      return Object.hasOwn(whole, key) && covers(whole[key], value);
    })
  );
}
