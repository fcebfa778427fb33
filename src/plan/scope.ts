// Narrows a plan to what a person asked for: some targets, or what some resources claim or claimed.
// Nothing outside is changed or removed; an item outside is added only where one inside needs it.

import type { ResourceRef } from "../model/resource.ts";
import type { TargetName } from "../model/target.ts";
import type { Change } from "./compare.ts";
import type { PlanOptions } from "./input.ts";
import type { Links } from "./links.ts";

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
  links: Links,
  scopes: readonly ResourceRef[],
): readonly Change[] {
  if (scopes.length === 0) return changes;
  const kept = new Set(changes.filter((change) => isClaimInScope(change.claims, scopes)));
  for (const change of kept) {
    for (const awaited of links.waits.get(change) ?? []) {
      if (awaited.action === "add") kept.add(awaited);
    }
  }
  return changes.filter((change) => kept.has(change));
}
