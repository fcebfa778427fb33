// Two items that trade a name (a VNI's VLAN, a LAG's member) would wait for each other for ever. Such
// replaces are split: first all of them let go, then all of them take.

import { Change, freedNames, takenNames } from "./change.ts";

/** The same changes, with every replace that is part of a ring split into a remove and an add. */
export function splitSwaps(changes: readonly Change[]): readonly Change[] {
  const replaces = changes.filter((change) => change.action === "replace");
  const ring = replaces.length < 2 ? new Set<Change>() : ringOf(replaces);
  if (ring.size === 0) return changes;
  const makes = changes.filter((change) => change.action !== "remove");
  const removals = changes.filter((change) => change.action === "remove");
  return [
    ...makes.map((change) =>
      ring.has(change) ? new Change(change, "add", { after: change.after }, change.claims) : change,
    ),
    ...[...ring].map(
      (change) => new Change(change, "remove", { before: change.before }, change.claims),
    ),
    ...removals,
  ];
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
