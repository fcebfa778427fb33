// Operations of one target as the lines that people read: one line for each thing, whatever the
// number of its items. How the things of a target type are called is said by its own words.

import type { Claimant } from "../../model/claim.ts";
import type { Operation } from "../../model/operation.ts";
import { targetTypeOf } from "../../model/target.ts";
import { patchPanelWords } from "./patch-panel-words.ts";
import { switchWords } from "./switch-words.ts";
import { plainWords, type TargetWords } from "./target-words.ts";

export type Symbol = "+" | "-" | "~";

export interface ItemRow {
  readonly symbol: Symbol;
  /** "vlan 2003", "Port-Channel101". */
  readonly subject: string;
  /** "trunk + 2003, native 2000 -> 2003". */
  readonly detail: string;
  readonly claims: readonly Claimant[];
  /** Nothing is made or changed here: the claims are those of the time when it was applied. */
  readonly isGone: boolean;
  /** How much of it only puts back what was applied before. */
  readonly drift: "all" | "part" | "none";
}

export function wordsOf(target: string): TargetWords {
  return wordsByType[targetTypeOf(target)] ?? plainWords;
}

const wordsByType: Readonly<Record<string, TargetWords>> = {
  switch: switchWords,
  patchpanel: patchPanelWords,
};

/** The rows of one target's operations, in the order in which their things first come up. */
export function itemRows(operations: readonly Operation[]): ItemRow[] {
  const things = new Map<string, Operation[]>();
  for (const operation of asReplaces(operations)) {
    const thing = wordsOf(operation.target).thingOf(operation.path);
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
      isGone: list.every((one) => one.action === "remove"),
      drift: driftIn(list),
    };
  });
}

function driftIn(operations: readonly Operation[]): ItemRow["drift"] {
  if (operations.every((one) => one.drift === true)) return "all";
  return operations.some((one) => one.drift === true) ? "part" : "none";
}

/** An item that goes and comes again in one plan has changed, as people see it. */
function asReplaces(operations: readonly Operation[]): readonly Operation[] {
  if (!operations.some((one) => one.action === "remove")) return operations;
  const added = new Map<string, Operation>();
  for (const one of operations) if (one.action === "add") added.set(one.path, one);
  const again = new Set<Operation>();
  const merged = operations.map((one): Operation => {
    const add = one.action === "remove" ? added.get(one.path) : undefined;
    if (add === undefined || one.previous === undefined) return one;
    again.add(add);
    return { ...add, action: "replace", previous: one.previous };
  });
  return again.size === 0 ? operations : merged.filter((one) => !again.has(one));
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
  // Items of one thing mostly share their claimants, so most are known without looking at them.
  const met = new Set<Claimant>();
  for (const { claims } of made.length > 0 ? made : operations) {
    for (const claim of claims) {
      if (met.has(claim)) continue;
      met.add(claim);
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
