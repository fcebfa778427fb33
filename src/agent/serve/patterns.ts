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

/** What is to be followed below one of the keys' prefixes of targets. */
export interface Below {
  /** All that the patterns name, and more; to be filtered. */
  readonly wide: readonly string[];
  /** In place of one that may not be read whole, those that it stands for. */
  readonly narrow: ReadonlyMap<string, readonly string[]>;
}

/** Each prefix costs a stream; so many of one type are worth one in which others' words are heard too. */
const manyOfType = 8;

/** `prefixOf` is that of one target below `base`. */
export function prefixesBelow(
  base: string,
  patterns: readonly string[],
  prefixOf: (target: TargetName) => string,
): Below {
  if (patterns.includes("*")) return { wide: [base], narrow: new Map() };
  const single = new Map<string, string[]>();
  for (const one of patterns.filter((name) => !isPattern(name))) {
    const type = targetTypeOf(one);
    if (!patterns.includes(`${type}/*`)) single.set(type, [...(single.get(type) ?? []), one]);
  }
  const wide = patterns.filter(isPattern).map((one) => `${base}${one.slice(0, -1)}`);
  const narrow = new Map<string, readonly string[]>();
  for (const [type, targets] of single) {
    const prefixes = [...new Set(targets.map(prefixOf))];
    const ofType = `${base}${type}/`;
    if (prefixes.length < manyOfType) wide.push(...prefixes);
    else {
      wide.push(ofType);
      narrow.set(ofType, prefixes);
    }
  }
  return { wide, narrow };
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
