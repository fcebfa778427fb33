// What a whole plan calls drift, item by item: an item of which several fields differ is one, and so is
// one that goes and comes again. Pure.

import type { Claimant } from "../model/claim.ts";
import { digestOf } from "../model/digest.ts";
import { itemPathOf, type Action, type Operation } from "../model/operation.ts";
import type { Plan } from "../model/plan.ts";
import type { TargetName } from "../model/target.ts";

export interface SeenItem {
  readonly target: TargetName;
  readonly path: string;
  readonly action: Action;
  readonly claims: readonly Claimant[];
  /** Names what is live there: as long as it is the same, nobody changed it again. */
  readonly seen: string;
  /** Why it is not put back, where the plan holds it by itself. */
  readonly heldBecause?: string;
}

/** In the plan's order, what is held last. */
export function driftedItems({ operations, held }: Pick<Plan, "operations" | "held">): SeenItem[] {
  const items = new Map<string, SeenItem>();
  for (const operation of operations) {
    if (operation.drift !== true) continue;
    const { target, claims } = operation;
    const path = itemPathOf(operation);
    const key = `${target}${path}`;
    const former = items.get(key);
    if (former === undefined) {
      const action = operation.item === undefined ? operation.action : "replace";
      items.set(key, { target, path, action, claims, seen: seenOf(operation) });
    } else if (former.action === "remove") {
      items.set(key, { ...former, action: "replace", claims });
    }
  }
  for (const { target, path, action, drift, claims, detail } of held) {
    if (drift !== true || target === undefined || path === undefined) continue;
    const key = `${target}${path}`;
    const seen = `held ${action ?? ""}`;
    const one = { target, path, action: action ?? "replace", claims, seen, heldBecause: detail };
    if (!items.has(key)) items.set(key, one);
  }
  return [...items.values()];
}

/** Few digits, because thousands of them are kept: two values of one item never meet in them by chance. */
function seenOf({ item, previous }: Operation): string {
  const live = item === undefined ? previous : item.previous;
  return live === undefined ? "" : digestOf(live).slice(0, 12);
}
