// Two items that trade a name (a VNI's VLAN, a LAG's member) would wait for each other for ever. Such
// replaces are split: first all of them let go, then all of them take.

import type { Change } from "./compare.ts";
import { freedNames, takenNames } from "./links.ts";

/** The same changes, with every replace that is part of a ring split into a remove and an add. */
export function splitSwaps(changes: readonly Change[]): readonly Change[] {
  const replaces = changes.filter((change) => change.action === "replace");
  const ring = ringOf(replaces);
  if (ring.size === 0) return changes;
  const makes = changes.filter((change) => change.action !== "remove");
  const removals = changes.filter((change) => change.action === "remove");
  return [
    ...makes.map((change): Change =>
      ring.has(change) ? { ...change, action: "add", before: undefined } : change,
    ),
    ...[...ring].map((change): Change => ({ ...change, action: "remove", after: undefined })),
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
      const waits = takenNames(change)
        .map((name) => freedBy.get(name))
        .filter((other) => other !== undefined && other !== change && ring.has(other));
      if (waits.length === 0) ring.delete(change);
      for (const other of waits) if (other !== undefined) awaited.add(other);
    }
    for (const change of ring) if (!awaited.has(change)) ring.delete(change);
  }
  return ring;
}
