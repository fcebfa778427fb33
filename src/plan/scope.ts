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

export interface ScopedChanges {
  readonly changes: readonly Change[];
  /** Those of them that lie outside the scope: additions that others cannot do without. */
  readonly besides: ReadonlySet<Change>;
  /** Those that are left out. */
  readonly outside: readonly Change[];
}

const nothing: ReadonlySet<Change> = new Set();

/** The changes in scope, with the additions outside it that they cannot do without. */
export function scopedChanges(changes: readonly Change[], scope: ScopeFilter): ScopedChanges {
  if (scope.isWhole) return { changes, besides: nothing, outside: [] };
  const inside = changes.filter((change) => scope.includes(change.claims));
  const kept = new Set(inside);
  for (const change of kept) {
    for (const awaited of change.waits) if (awaited.action === "add") kept.add(awaited);
  }
  for (const change of kept) holdOutside(change, kept);
  const besides = new Set(kept);
  for (const change of inside) besides.delete(change);
  return {
    changes: changes.filter((change) => kept.has(change)),
    besides,
    outside: changes.filter((change) => !kept.has(change)),
  };
}

/** Holds the additions outside the scope of which all that needs them is held back itself. */
export function holdUnneeded(changes: readonly Change[], besides: ReadonlySet<Change>): void {
  if (besides.size === 0) return;
  const needed = new Set(
    changes.filter((change) => change.hold === undefined && !besides.has(change)),
  );
  for (const change of needed) for (const awaited of change.waits) needed.add(awaited);
  for (const change of besides) {
    if (needed.has(change)) continue;
    change.hold ??= {
      reason: "waiting",
      detail: "it is outside the scope, and what needs it inside is held back",
      help: "plan with a wider scope",
    };
  }
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
