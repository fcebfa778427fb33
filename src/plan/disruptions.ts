// Two ports of one host, on two switches, must not lose their traffic at the same time. Where changes
// for one resource disrupt several targets, each target waits until the one before it has all that
// the resource gets there, so the second port stays up until the first is done, and stays up for
// good if the first fails. Where the one before already waits for the later one, because something is
// handed over between them, that order stays.

import { disruptionsOf, type Change } from "./change.ts";

/** Adds the waits that keep disruptions apart. The changes come target by target. */
export function chainDisruptions(changes: readonly Change[]): void {
  const disrupting = new Set<Change>();
  const uses = new Set<string>();
  for (const change of changes) {
    if (disruptionsOf(change).length === 0) continue;
    const use = useOf(change);
    if (use === undefined) continue;
    disrupting.add(change);
    uses.add(use);
  }
  if (uses.size === 0) return;
  // Without waits between targets, none can come about that runs against the order of the targets.
  const mayMeet = changes.some(({ target, waits }) => waits.some((one) => one.target !== target));
  for (const targets of changesByUse(changes, uses).values()) {
    targets.forEach((own, i) => {
      const earlier = targets[i - 1];
      if (earlier === undefined) return;
      const before = mayMeet ? withAllAwaited(earlier) : undefined;
      for (const change of own) {
        if (!disrupting.has(change) || before?.has(change) === true) continue;
        const known = new Set(change.waits);
        for (const awaited of earlier) if (!known.has(awaited)) change.waitFor(awaited);
      }
    });
  }
}

/** The changes and everything that they wait for, directly or not. */
function withAllAwaited(changes: readonly Change[]): ReadonlySet<Change> {
  const all = new Set(changes);
  for (const change of all) for (const awaited of change.waits) all.add(awaited);
  return all;
}

/** Use → per target, in order, the changes of that use. */
function changesByUse(
  changes: readonly Change[],
  uses: ReadonlySet<string>,
): Map<string, Change[][]> {
  const byUse = new Map<string, Change[][]>();
  for (const change of changes) {
    const use = useOf(change);
    if (use === undefined || !uses.has(use)) continue;
    const targets = byUse.get(use) ?? [];
    byUse.set(use, targets);
    const last = targets.at(-1);
    if (last?.[0]?.target === change.target) last.push(change);
    else targets.push([change]);
  }
  return byUse;
}

/** What the first claimant has of a type of item. */
function useOf({ claims, typed }: Change): string | undefined {
  const [first] = claims;
  return first === undefined ? undefined : `${first.resource} ${typed.type.name}`;
}
