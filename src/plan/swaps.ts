// Changes that would wait for each other for ever are split: first all of them let go, then all of
// them take. Two items may trade a name (a VNI's VLAN, a LAG's member); or an item may move from one
// to another of two items that both become something else (two VLANs that trade their networks). What a
// device takes as one, and what is to stand on something else, lets go anyway before it takes.

import { Change, freedNames, takenNames } from "./change.ts";
import { pathOfRef } from "./item-types.ts";

/** The same changes, with every replace that is part of a ring split into a remove and an add. */
export function splitSwaps(changes: readonly Change[]): readonly Change[] {
  const replaces = changes.filter((change) => change.action === "replace");
  const moving = movingAsOne(replaces);
  if (replaces.length < 2 && moving.length === 0) return changes;
  const split = new Set([...ringOf(replaces), ...crossing(replaces), ...moving]);
  if (split.size === 0) return changes;
  const makes = changes.filter((change) => change.action !== "remove");
  const removals = changes.filter((change) => change.action === "remove");
  return [
    ...makes.map((change) =>
      split.has(change)
        ? new Change(change, "add", { after: change.after }, change.claims, change.isDrift)
        : change,
    ),
    ...[...split].map(
      (change) =>
        new Change(change, "remove", { before: change.before }, change.claims, change.isDrift),
    ),
    ...removals,
  ];
}

/** Items that leave an item which becomes something else, for another which does so too. */
function crossing(replaces: readonly Change[]): Change[] {
  const replaced = new Set(replaces.map((change) => change.path));
  return replaces.filter((change) => {
    const { before, after } = needsOf(change);
    const leaves = before.some((path) => replaced.has(path) && !after.includes(path));
    return leaves && after.some((path) => replaced.has(path) && !before.includes(path));
  });
}

/** A port that is plugged into another NIC, or anew while a NIC becomes something else. */
function movingAsOne(replaces: readonly Change[]): Change[] {
  const asOne = replaces.filter((change) => change.typed.type.changesAsOne === true);
  if (asOne.length === 0) return [];
  const replaced = new Set(replaces.map((change) => change.path));
  return asOne.filter((change) => {
    const { before, after } = needsOf(change);
    const isElsewhere =
      before.length !== after.length || before.some((path) => !after.includes(path));
    return isElsewhere || after.some((path) => replaced.has(path));
  });
}

function needsOf(change: Change): { before: readonly string[]; after: readonly string[] } {
  const before = change.viewBefore();
  const after = change.viewAfter();
  const { type } = change.typed;
  return {
    before: before === undefined ? [] : type.waitsFor(before).map(pathOfRef),
    after: after === undefined ? [] : type.waitsFor(after).map(pathOfRef),
  };
}

/** Peels off, again and again, every replace that nobody waits for or that waits for nobody. */
function ringOf(replaces: readonly Change[]): Set<Change> {
  const freedBy = new Map<string, Change>();
  for (const change of replaces) for (const name of freedNames(change)) freedBy.set(name, change);
  const ring = new Set(freedBy.values());
  let before = -1;
  while (before !== ring.size) {
    before = ring.size;
    const awaited = new Set<Change>();
    for (const change of ring) {
      const waits = takenNames(change).flatMap((name) => {
        const other = freedBy.get(name);
        return other === undefined || other === change || !ring.has(other) ? [] : [other];
      });
      if (waits.length === 0) ring.delete(change);
      for (const other of waits) awaited.add(other);
    }
    for (const change of ring) if (!awaited.has(change)) ring.delete(change);
  }
  return ring;
}
