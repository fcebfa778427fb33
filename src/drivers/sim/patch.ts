// One change of a simulated device's document, as the RFC 6902 patch that it is. It changes the
// document in place, and where the change does not fit it says why and changes nothing.

import fastJsonPatch from "fast-json-patch";
import type { Json, JsonObject } from "../../model/json.ts";
import type { Action } from "../../model/operation.ts";

export interface Step {
  readonly action: Action;
  readonly path: string;
  readonly value?: Json;
}

/** Carries out one step. Answers the device's words where it refuses. */
export function patchInPlace(document: JsonObject, step: Step): string | undefined {
  const { action, path, value } = step;
  // The document keeps what it is given, so the value must be its own.
  const operation =
    action === "remove"
      ? ({ op: "remove", path } as const)
      : ({ op: action, path, value: structuredClone(value) } as const);
  try {
    fastJsonPatch.applyOperation<JsonObject>(document, operation, true, true, true);
    return undefined;
  } catch (error) {
    return refusalOf(error, step);
  }
}

function refusalOf(error: unknown, { action, path }: Step): string {
  const name = error instanceof Error ? error.name : "";
  switch (name) {
    case "OPERATION_PATH_UNRESOLVABLE":
      return `there is nothing at ${path} to ${action}`;
    case "OPERATION_PATH_CANNOT_ADD":
      return `the parent of ${path} does not exist`;
    default:
      return `${action} of ${path} is not possible (${name})`;
  }
}
