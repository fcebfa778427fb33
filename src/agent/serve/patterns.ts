// What an agent was told to serve: single targets, all of a type, or whatever is asked of it. And where
// in the store it must look for what is asked.

import { targetTypeOf, type TargetName } from "../../model/target.ts";
import { targetOfKey, type StoreKeys } from "../../records/keys.ts";

/** A pattern's presence stands under this name, and says that somebody serves whatever it matches. */
export function presenceNameOf(pattern: string): string {
  return pattern === "*" ? "*/*" : pattern;
}

export function isPattern(name: string): boolean {
  return name === "*" || name.endsWith("/*");
}

export function isServed(patterns: readonly string[], target: TargetName): boolean {
  return patterns.some(
    (one) => one === target || one === "*" || one === `${targetTypeOf(target)}/*`,
  );
}

/** The prefixes below `base` (one of the keys' prefixes of targets) that hold what is asked. */
export function prefixesBelow(
  base: string,
  patterns: readonly string[],
  prefixOf: (target: TargetName) => string,
): readonly string[] {
  if (patterns.includes("*")) return [base];
  const types = patterns.filter(isPattern);
  const single = patterns.filter(
    (one) => !isPattern(one) && !types.includes(`${targetTypeOf(one)}/*`),
  );
  return [...types.map((one) => `${base}${one.slice(0, -1)}`), ...new Set(single.map(prefixOf))];
}

/** Which target a key asks something of; undefined for what is no message. */
export function askedOf(
  keys: StoreKeys,
  key: string,
): { readonly target: TargetName; readonly what: "message" | "look" } | undefined {
  for (const [base, what, keyOf] of [
    [keys.changeSets, "message", (target: TargetName) => keys.changeSet(target)],
    [keys.looks, "look", (target: TargetName) => keys.look(target)],
  ] as const) {
    if (!key.startsWith(base)) continue;
    const target = targetOfKey(key.slice(base.length));
    return keyOf(target) === key ? { target, what } : undefined;
  }
  return undefined;
}
