// What a document looks like after an operation, for whoever must judge the next one without asking
// the device again. It judges nothing itself: a step that does not fit changes nothing.

import { copyJson, isJsonObject, type Json, type JsonObject } from "./json.ts";
import type { Operation } from "./operation.ts";
import { segmentsOf, valueAt } from "./pointer.ts";

/** Carries out an operation on a document of the caller's own, in place. */
export function advance(document: JsonObject, operation: Pick<Operation, "path" | "value">): void {
  const segments = segmentsOf(operation.path);
  const key = segments.pop();
  const parent = valueAt(document, segments);
  if (key === undefined || key === "__proto__" || !isJsonObject(parent)) return;
  const own = parent as Record<string, Json>;
  if (operation.value === undefined) delete own[key];
  else own[key] = copyJson(operation.value);
}
