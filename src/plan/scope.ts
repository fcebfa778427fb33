// Narrows a plan to what a person asked for: some targets, or what some resources claim or claimed.
// Nothing outside is changed or removed; an item outside is added only where one inside needs it.

import type { ResourceRef } from "../model/resource.ts";
import type { TargetName } from "../model/target.ts";
import type { Change } from "./change.ts";
import type { PlanOptions } from "./input.ts";

export function isTargetInScope(target: TargetName, options: PlanOptions): boolean {
  if (options.exclude.includes(target)) return false;
  return options.targets.length === 0 || options.targets.includes(target);
}

/** True where any claim was made by, or through, any of the resources. */
export function isClaimInScope(claims: Change["claims"], scopes: readonly ResourceRef[]): boolean {
  if (scopes.length === 0) return true;
  return claims.some(
    (claim) => scopes.includes(claim.resource) || claim.through.some((ref) => scopes.includes(ref)),
  );
}

/** The changes in scope, with the additions outside it that they cannot do without. */
export function scopedChanges(
  changes: readonly Change[],
  scopes: readonly ResourceRef[],
): readonly Change[] {
  if (scopes.length === 0) return changes;
  const kept = new Set(changes.filter((change) => isClaimInScope(change.claims, scopes)));
  for (const change of kept) {
    for (const awaited of change.waits) if (awaited.action === "add") kept.add(awaited);
  }
  for (const change of kept) holdOutside(change, kept);
  return changes.filter((change) => kept.has(change));
}

/** What a change waits for may lie outside the scope, where nothing is changed or removed. */
function holdOutside(change: Change, kept: ReadonlySet<Change>): void {
  const outside = change.waits.find((awaited) => !kept.has(awaited));
  if (outside === undefined) return;
  change.waits = change.waits.filter((awaited) => kept.has(awaited));
  change.hold ??= {
    reason: "waiting",
    detail: `it waits for ${outside.action} ${outside.path}, which is outside the scope`,
    help: "plan with a wider scope",
  };
}
