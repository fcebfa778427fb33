// Narrows a plan to what a person asked for: some targets, or what some resources claim or claimed.
// Nothing outside is changed or removed; an item outside is added only where one inside needs it.

import type { Claimant } from "../model/claim.ts";
import type { ResourceRef } from "../model/resource.ts";
import type { TargetName } from "../model/target.ts";
import type { Change } from "./change.ts";
import type { PlanOptions } from "./input.ts";

export function isTargetInScope(target: TargetName, options: PlanOptions): boolean {
  if (options.exclude.includes(target)) return false;
  return options.targets.length === 0 || options.targets.includes(target);
}

/** The scopes of a plan as they apply to one target. */
export interface ScopeFilter {
  /** Nothing is left out. */
  readonly isWhole: boolean;
  includes(claims: readonly Claimant[]): boolean;
}

/**
 * A scope is "KIND/NAME", or "KIND" for all of a kind; several joined by commas must hold together
 * for one claim: "Network/blue,HostGroup/node001". Any of the scopes will do. `within` names the
 * resources that the target itself belongs to, such as its SwitchPair.
 */
export function scopeFilter(
  scopes: readonly string[],
  within: readonly ResourceRef[],
): ScopeFilter {
  const open = scopes.map((scope) =>
    scope.split(",").filter((term) => !within.some((ref) => isMeant(ref, term))),
  );
  const isWhole = scopes.length === 0 || open.some((terms) => terms.length === 0);
  return {
    isWhole,
    includes: (claims) =>
      isWhole ||
      open.some((terms) =>
        claims.some(({ resource, through }) =>
          terms.every(
            (term) => isMeant(resource, term) || through.some((ref) => isMeant(ref, term)),
          ),
        ),
      ),
  };
}

/** "InfraNetwork" means all of them, "InfraNetwork/mgmt" one. */
function isMeant(ref: ResourceRef, term: string): boolean {
  return ref === term || (!term.includes("/") && ref.startsWith(`${term}/`));
}

/** The changes in scope, with the additions outside it that they cannot do without. */
export function scopedChanges(changes: readonly Change[], scope: ScopeFilter): readonly Change[] {
  if (scope.isWhole) return changes;
  const kept = new Set(changes.filter((change) => scope.includes(change.claims)));
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
