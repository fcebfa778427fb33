// How things on a target are called. Each target type may have words of its own; these are the
// interface for them, and what serves all others.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import type { Difference } from "../../reconcile/drift.ts";

/** How a target type names its things. */
export interface TargetWords {
  /** The thing that an item belongs to, such as "/interfaces/Ethernet1"; items of one are one line. */
  thingOf(path: string): string;
  /** Subject and detail of one thing, from all operations on it. */
  describe(operations: readonly Operation[]): { subject: string; detail: string };
  /** Subject and detail of one thing, from all that differs on it. */
  describeDrift(differences: readonly Difference[]): { subject: string; detail: string };
  /** A live item, for lists of a document's items. */
  label(path: string, value: Json): { subject: string; detail: string };
}

/** A value in one line, without the quotes and braces of JSON where they tell nothing. */
export function shown(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return `"${value}"`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) =>
    isJsonObject(field) ? `${key} (${Object.keys(field).join(", ")})` : `${key} ${shown(field)}`,
  );
  return fields.join(", ");
}

/** For target types without words of their own: the path, and the value as it is. */
export const plainWords: TargetWords = {
  thingOf: (path) => path,
  describe([first]) {
    if (first === undefined) return { subject: "", detail: "" };
    const { path, value, previous, action } = first;
    const detail =
      action === "replace" ? `${shown(previous)} -> ${shown(value)}` : shown(value ?? previous);
    return { subject: path, detail };
  },
  describeDrift([first]) {
    if (first === undefined) return { subject: "", detail: "" };
    return { subject: first.path, detail: isShould(first.live, first.expected) };
  },
  label: (path, value) => ({ subject: path, detail: shown(value) }),
};

/** "is 1, should be 2003". */
export function isShould(live: Json | undefined, expected: Json | undefined): string {
  if (expected === undefined) return "is there, and nothing declares it";
  if (live === undefined) return `is missing, should be ${shown(expected)}`;
  return `is ${shown(live)}, should be ${shown(expected)}`;
}
