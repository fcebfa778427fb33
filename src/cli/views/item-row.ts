// Operations of one target as the lines that people read: one line for each thing, whatever the
// number of its items. How the things of a target type are called is said by its own words.

import type { Claimant } from "../../model/claim.ts";
import { isJsonObject, type Json } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import { segmentsOf } from "../../model/pointer.ts";
import { targetTypeOf } from "../../model/target.ts";
import type { Difference } from "../../reconcile/drift.ts";
import { switchWords } from "./switch-words.ts";

export type Symbol = "+" | "-" | "~";

export interface ItemRow {
  readonly symbol: Symbol;
  /** "vlan 2003", "Port-Channel101". */
  readonly subject: string;
  /** "trunk + 2003, native 2000 -> 2003". */
  readonly detail: string;
  readonly claims: readonly Claimant[];
}

/** How a target type names its things. */
export interface TargetWords {
  /** The thing that an item belongs to, such as "/interfaces/Ethernet1"; items of one are one line. */
  thingOf(segments: readonly string[]): string;
  /** Subject and detail of one thing, from all operations on it. */
  describe(operations: readonly Operation[]): { subject: string; detail: string };
  /** Subject and detail of one thing, from all that differs on it. */
  describeDrift(differences: readonly Difference[]): { subject: string; detail: string };
  /** A live item, for lists of a document's items. */
  label(path: string, value: Json): { subject: string; detail: string };
}

export function wordsOf(target: string): TargetWords {
  return targetTypeOf(target) === "switch" ? switchWords : plainWords;
}

/** The rows of one target's operations, in the order in which their things first come up. */
export function itemRows(operations: readonly Operation[]): ItemRow[] {
  const things = new Map<string, Operation[]>();
  for (const operation of operations) {
    const thing = wordsOf(operation.target).thingOf(segmentsOf(operation.path));
    // A removal stands apart from a making of the same thing, because it comes at another time.
    const list = things.get(thing);
    if (list === undefined) things.set(thing, [operation]);
    else list.push(operation);
  }
  return [...things].map(([thing, list]) => {
    const [first] = list;
    if (first === undefined) throw new Error(`${thing} has no operation`);
    return {
      symbol: symbolOf(thing, list),
      ...wordsOf(first.target).describe(list),
      claims: claimsOf(list),
    };
  });
}

function symbolOf(thing: string, operations: readonly Operation[]): Symbol {
  const whole = operations.filter((one) => one.path === thing).map((one) => one.action);
  if (whole.length === 1 && whole[0] === "add") return "+";
  if (whole.length === 1 && whole[0] === "remove") return "-";
  return "~";
}

/** Who needs what is made or changed; only for what merely goes, who needed it. */
function claimsOf(operations: readonly Operation[]): readonly Claimant[] {
  const made = operations.filter((one) => one.action !== "remove");
  const seen = new Map<string, Claimant>();
  for (const { claims } of made.length > 0 ? made : operations) {
    for (const claim of claims) {
      const key = `${claim.file}:${claim.line}`;
      if (!seen.has(key)) seen.set(key, claim);
    }
  }
  return [...seen.values()];
}

/** "bindings/green.yaml:1 +2", "was networks/old.yaml:1". */
export function provenance(row: Pick<ItemRow, "claims">, isGone: boolean): string {
  const [first, ...others] = row.claims;
  if (first === undefined) return isGone ? "" : "no claim";
  const more = others.length === 0 ? "" : ` +${others.length}`;
  return `${isGone ? "was " : ""}${first.file}:${first.line}${more}`;
}

/** A value in one line, without the quotes and braces of JSON where they tell nothing. */
export function shown(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (!isJsonObject(value)) return typeof value === "string" ? `"${value}"` : JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${key} ${shown(field)}`);
  return fields.length === 0 ? "" : fields.join(", ");
}

/** For target types without words of their own: the path, and the value as it is. */
const plainWords: TargetWords = {
  thingOf: (segments) => `/${segments.join("/")}`,
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
