// Two ports of one host, on two switches, must not lose their traffic at the same time. Where one
// resource's change disrupts the same path on several targets, each waits for the one before it, so
// the second port stays up until the first is done, and stays up for good if the first fails.

import { disruptionsOf, type Change } from "./change.ts";

/** Adds the waits that keep disruptions apart. The changes come target by target. */
export function chainDisruptions(changes: readonly Change[]): void {
  const lastDisrupting = new Map<string, Change>();
  for (const change of changes) {
    if (change.action === "add") continue;
    const claimant = change.claims[0]?.resource;
    if (claimant === undefined || disruptionsOf(change).length === 0) continue;
    const key = `${claimant} ${change.path}`;
    const earlier = lastDisrupting.get(key);
    lastDisrupting.set(key, change);
    if (earlier !== undefined && earlier.target !== change.target) {
      change.waitFor(earlier);
    }
  }
}
