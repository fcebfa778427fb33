// What joins and what leaves the list of a carrier, and changes that do both taken apart: they may have to
// wait for different things.

import { isJsonObject, type Json } from "../model/json.ts";
import type { CarrierRule } from "../model/target.ts";
import { Change } from "./change.ts";

/** The same changes; where a list gets and loses addresses, it first has all of them. */
export function splitLists(
  changes: readonly Change[],
  rule: CarrierRule | undefined,
): readonly Change[] {
  if (rule === undefined || !changes.some((change) => isMixed(change, rule))) return changes;
  return changes.flatMap((change) => {
    if (!isMixed(change, rule)) return [change];
    const { before, after, action, claims, isDrift } = change;
    const all = Object.fromEntries([...keysOf(before), ...keysOf(after)].map((key) => [key, {}]));
    const growing = new Change(change, action, { before, after: all }, claims, isDrift);
    const shrinking = new Change(change, action, { before: all, after }, claims, isDrift);
    shrinking.waitFor(growing);
    return [growing, shrinking];
  });
}

/** The addresses that a change of a list adds to it. */
export function joining({ before, after }: Change): readonly string[] {
  const former = new Set(keysOf(before));
  return keysOf(after).filter((key) => !former.has(key));
}

/** The addresses that a change of a list takes from it. */
export function leaving({ before, after }: Change): readonly string[] {
  const kept = new Set(keysOf(after));
  return keysOf(before).filter((key) => !kept.has(key));
}

function isMixed(change: Change, rule: CarrierRule): boolean {
  if (change.shape.bucket !== rule.lists || change.action !== "replace") return false;
  return joining(change).length > 0 && leaving(change).length > 0;
}

function keysOf(value: Json | undefined): readonly string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}
