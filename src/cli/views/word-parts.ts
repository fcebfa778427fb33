// What the words for switches and patch panels are put together from. Nothing here knows a single thing of either.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import { segmentsOf } from "../../model/pointer.ts";
import { printable } from "./printable.ts";

export interface Words {
  readonly subject: string;
  readonly detail: string;
}

/** The first two segments of a path: what an interface carries is part of the interface. */
export function thingOf(path: string): string {
  const end = path.indexOf("/", path.indexOf("/", 1) + 1);
  return end === -1 ? path : path.slice(0, end);
}

/** What follows the thing in a path; most paths of a large plan are looked at here. */
export function withinThing(path: string): readonly string[] {
  return segmentsOf(path.slice(thingOf(path).length));
}

/** A field of an object as a word; undefined where there is none. */
export function field(value: Json | undefined, name: string): string | undefined {
  const found = isJsonObject(value) ? value[name] : undefined;
  return found === undefined ? undefined : word(found);
}

/** A scalar as it is, without quotes; a name on a device may hold signs that move a cursor. */
export function word(value: Json | undefined): string {
  return typeof value === "string" ? printable(value) : JSON.stringify(value ?? null);
}

/** The keys of a field that is a set. */
export function keysOf(value: Json | undefined, name: string): string[] {
  const found = isJsonObject(value) ? value[name] : undefined;
  return isJsonObject(found) ? Object.keys(found) : [];
}

export interface Sides {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Before and after of one item, whether the operations are about its fields or about all of it. */
export function sidesOf([first]: readonly Operation[]): Sides {
  return {
    before: first?.item?.previous ?? first?.previous,
    after: first?.item?.value ?? first?.value,
  };
}

/** How a field is called, and whether it is a set. */
export interface FieldWord {
  readonly field: string;
  readonly called: string;
  readonly isSet?: boolean;
}

/** What differs between two values of one item, a piece for each field: "vrf a -> b", "imports + 1:2". */
export function changedFields({ before, after }: Sides, fields: readonly FieldWord[]): string {
  return fields
    .flatMap(({ field: name, called, isSet }) => {
      if (isSet === true) return setChange(called, keysOf(before, name), keysOf(after, name));
      const [old, fresh] = [field(before, name), field(after, name)];
      return old === fresh ? [] : [`${called} ${old ?? "none"} -> ${fresh ?? "none"}`];
    })
    .join(", ");
}

function setChange(
  called: string,
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const signs = signedKeys(
    after.filter((key) => !before.includes(key)),
    before.filter((key) => !after.includes(key)),
  );
  return signs === "" ? [] : [`${called} ${signs}`];
}

/** "+ a, b, - c"; empty where there is neither. */
export function signedKeys(added: readonly string[], gone: readonly string[]): string {
  return [
    ...(added.length === 0 ? [] : [`+ ${someOf(added)}`]),
    ...(gone.length === 0 ? [] : [`- ${someOf(gone)}`]),
  ].join(", ");
}

/** More of them in one line say nothing to an eye that runs over it. */
const namedMax = 6;

/** The first of many names: "a, b and 7 more". */
export function someOf(names: readonly string[]): string {
  const more = names.length - namedMax;
  // "and 1 more" is no shorter than the one.
  if (more <= 1) return names.join(", ");
  return `${names.slice(0, namedMax).join(", ")} and ${more} more`;
}

/** What differs between a set as it is and as it should be: "imports lack 1:2", "imports also have 3:4". */
export function setDrift(
  called: string,
  live: readonly string[],
  expected: readonly string[],
): readonly string[] {
  const missing = expected.filter((key) => !live.includes(key));
  const extra = live.filter((key) => !expected.includes(key));
  return [
    ...(missing.length === 0 ? [] : [`${called} lack ${someOf(missing)}`]),
    ...(extra.length === 0 ? [] : [`${called} also have ${someOf(extra)}`]),
  ];
}

/** "is A, should be B", in the words of whoever knows the thing. */
export function driftOf(
  { live, expected }: { live: Json | undefined; expected: Json | undefined },
  detailOf: (value: Json) => string,
): string {
  if (expected === undefined) return "is there, and nothing declares it";
  const should = detailOf(expected);
  if (live === undefined) return should === "" ? "is missing" : `is missing, should be ${should}`;
  const is = detailOf(live);
  // Two values may differ in something that the words leave out.
  if (is !== should) return `is ${is}, should be ${should}`;
  return `is ${JSON.stringify(live)}, should be ${JSON.stringify(expected)}`;
}
