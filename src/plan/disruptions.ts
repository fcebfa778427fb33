// Two ports of one host, on two switches, must not lose their traffic at the same time. Where one
// resource's change disrupts the same path on several targets, each waits for the one before it, so
// the second port stays up until the first is done, and stays up for good if the first fails.

import { disruptionsOf } from "./gates.ts";
import type { PlannedChange } from "./operations.ts";

/** The same changes in the same order, with the waits that keep disruptions apart. */
export function chainDisruptions(planned: readonly PlannedChange[]): PlannedChange[] {
  const lastDisrupting = new Map<string, PlannedChange>();
  return planned.map((one) => {
    const claimant = one.change.claims[0]?.resource;
    if (one.change.action === "add" || claimant === undefined) return one;
    if (disruptionsOf(one.change).length === 0) return one;
    const key = `${claimant} ${one.change.path}`;
    const earlier = lastDisrupting.get(key);
    lastDisrupting.set(key, one);
    if (earlier === undefined || earlier.target === one.target) return one;
    return { ...one, waits: [...one.waits, earlier.change] };
  });
}
