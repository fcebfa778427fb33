// Bindings and host groups that nothing declares any more, as far as a plan still removes something of
// theirs: what is left of them stands in the claims of its operations. Pure.

import { hostGroups } from "../../kinds/host-group/name.ts";
import { portBindings } from "../../kinds/port-binding/name.ts";
import type { Claimant } from "../../model/claim.ts";
import type { Plan } from "../../model/plan.ts";
import type { ResourceRef } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";

export interface GoneGroup {
  readonly name: string;
  readonly claim: Claimant;
  /** The switches on which something of it goes. */
  readonly switches: ReadonlySet<string>;
}

export interface GoneResources {
  /** Host group → binding → the claim that names it. */
  readonly bindings: ReadonlyMap<string, ReadonlyMap<ResourceRef, Claimant>>;
  readonly groups: readonly GoneGroup[];
}

export function goneResources(index: ResourceIndex, plan: Plan | undefined): GoneResources {
  const bindings = new Map<string, Map<ResourceRef, Claimant>>();
  const groups = new Map<string, GoneGroup & { readonly switches: Set<string> }>();
  const note = (name: string, claim: Claimant, target: string): void => {
    if (name === "" || index.get(hostGroups, name) !== undefined) return;
    const before = groups.get(name);
    // What the group claimed itself says where it was declared; a metagroup claims nothing.
    const isOwn = partsOf(claim.resource)[0] === hostGroups.name;
    const switches = before?.switches ?? new Set();
    groups.set(name, {
      name,
      claim: before === undefined || isOwn ? claim : before.claim,
      switches,
    });
    switches.add(partsOf(target)[1]);
  };
  for (const { claims, target } of plan?.operations ?? []) {
    for (const claim of claims) {
      const [kind, name] = partsOf(claim.resource);
      if (kind === hostGroups.name) note(name, claim, target);
      if (kind !== portBindings.name || index.get(portBindings, name) !== undefined) continue;
      const group = claim.through.map(partsOf).find(([one]) => one === hostGroups.name)?.[1] ?? "";
      note(group, claim, target);
      const own = bindings.get(group) ?? new Map<ResourceRef, Claimant>();
      bindings.set(group, own.set(claim.resource, claim));
    }
  }
  return { bindings, groups: [...groups.values()] };
}

/** What stands before and behind the first slash. */
function partsOf(name: string): readonly [string, string] {
  const cut = name.indexOf("/");
  return [name.slice(0, cut), name.slice(cut + 1)];
}
