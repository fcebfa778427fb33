// What restraints keep a plan from: changes that are held back, and records that are not written. Who
// weighs the time of day, consents and failures lies elsewhere; here it is only obeyed.

import type { Allocation } from "../model/allocation.ts";
import { equalJson } from "../model/json.ts";
import type { Plan } from "../model/plan.ts";
import type { LeftDrift, Restraint, Restraints } from "../model/restraint.ts";
import { compareNames } from "../model/sort.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Hold } from "./change.ts";
import type { Gate } from "./gates.ts";

/**
 * What holds changes on a target; undefined where nothing can. `applied` is how the target was reached when
 * it was written last. Where it is reached otherwise, another device may answer, which has nothing of ours:
 * that is both drift and declared, and is made only where both may be.
 */
export function holdByRestraints(
  restraints: Restraints | undefined,
  settings: TargetSettings,
  applied: TargetSettings | undefined,
): Gate | undefined {
  if (restraints === undefined) return undefined;
  const { targets, changes, drift, leftDrift = [] } = restraints;
  const whole = targets?.[settings.target];
  if (whole !== undefined) {
    const hold = holdOf(whole);
    return () => hold;
  }
  const left = leftOnTargets(leftDrift).get(settings.target);
  if (changes === undefined && drift === undefined && left === undefined) return undefined;
  const declaredHold = changes && holdOf(changes);
  const healHold = isReachedAlike(settings, applied) ? undefined : declaredHold;
  const driftHold = healHold ?? (drift && holdOf(drift));
  return (change) => (change.isDrift ? (driftHold ?? left?.(change.path)) : declaredHold);
}

function isReachedAlike(settings: TargetSettings, applied: TargetSettings | undefined): boolean {
  if (applied === undefined || applied === settings) return true;
  const { driver, connection } = settings;
  return applied.driver === driver && equalJson(applied.connection, connection);
}

function holdOf({ reason, detail, help }: Restraint): Hold {
  return { reason, detail, help };
}

type LeftAt = (path: string) => Hold | undefined;

/** Thousands of items may be left, on a thousand targets; they are sorted out once. */
function leftOnTargets(list: readonly LeftDrift[]): ReadonlyMap<TargetName, LeftAt> {
  let byTarget = sortedOut.get(list);
  if (byTarget === undefined) {
    const lists = new Map<TargetName, LeftDrift[]>();
    for (const one of list) {
      const own = lists.get(one.target);
      if (own === undefined) lists.set(one.target, [one]);
      else own.push(one);
    }
    byTarget = new Map([...lists].map(([target, own]) => [target, leftAt(own)]));
    sortedOut.set(list, byTarget);
  }
  return byTarget;
}

const sortedOut: WeakMap<readonly LeftDrift[], ReadonlyMap<TargetName, LeftAt>> = new WeakMap();

/** Of several that say something of a path, the first one speaks. */
function leftAt(list: readonly LeftDrift[]): LeftAt {
  const exact = new Map<string, Hold>();
  const below: { readonly start: string; readonly hold: Hold }[] = [];
  for (const one of list) {
    const { path = "/*" } = one;
    if (path.endsWith("/*")) below.push({ start: path.slice(0, -1), hold: holdOf(one) });
    else if (!exact.has(path)) exact.set(path, holdOf(one));
  }
  return (path) => exact.get(path) ?? below.find(({ start }) => path.startsWith(start))?.hold;
}

/** What applying a plan writes into the records beside what its operations do. */
export type RecordedParts = Pick<
  Plan,
  "allocations" | "allocated" | "freed" | "adoptions" | "forgotten"
>;

/**
 * The parts that may be recorded. What nobody may change is not taken over either: an item that became
 * ours without consent would be removed with the manifest that was never consented to, and a number
 * that was given away would be gone when that manifest is taken back. `stored` is what is allocated.
 */
export function restrainRecords(
  parts: RecordedParts,
  restraints: Restraints | undefined,
  stored: readonly Allocation[],
): RecordedParts {
  if (restraints === undefined) return parts;
  const { targets = {}, changes } = restraints;
  if (changes !== undefined) {
    const allocations = { added: [], released: [] };
    return { allocations, allocated: inOrder(stored), freed: [], adoptions: [], forgotten: [] };
  }
  const isFree = ({ target }: { readonly target: TargetName }): boolean =>
    targets[target] === undefined;
  return {
    ...parts,
    adoptions: parts.adoptions.filter(isFree),
    forgotten: parts.forgotten.filter(isFree),
  };
}

/** Places before numbers, as they are in every plan. Who plans again hands in the very same list. */
function inOrder(stored: readonly Allocation[]): readonly Allocation[] {
  let sorted = ordered.get(stored);
  if (sorted === undefined) {
    const isPlace = ({ value }: Allocation): boolean => typeof value === "string";
    const byName = (left: Allocation, right: Allocation): number =>
      compareNames(`${left.pool}\t${left.key}`, `${right.pool}\t${right.key}`);
    const all = stored.toSorted(byName);
    sorted = [...all.filter(isPlace), ...all.filter((one) => !isPlace(one))];
    ordered.set(stored, sorted);
  }
  return sorted;
}

const ordered: WeakMap<readonly Allocation[], readonly Allocation[]> = new WeakMap();
