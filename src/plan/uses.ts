// What a resource uses an item for, as far as the planner can tell: one use of a type of item, by the
// resource or by a part of it. An item that goes while its use gets another moves; one whose use ends is
// merely gone.

import type { Claimant } from "../model/claim.ts";
import type { Catalog } from "./catalog.ts";

/**
 * "vlan Network/blue", "vlan HostGroup/n1 InfraNetwork/mgmt". What led to a claim are resources, which
 * may change while the use goes on; a name of no kind is a part of the claiming resource itself.
 */
export function useNamer(
  catalog: Catalog,
): (type: { readonly name: string }, claimant: Claimant) => string {
  const kinds = new Set(catalog.kinds.map(({ name }) => name));
  const known = new Map<Claimant, string>();
  return (type, claimant) => {
    let owner = known.get(claimant);
    if (owner === undefined) {
      const parts = claimant.through.filter((ref) => !kinds.has(ref.split("/", 1)[0] ?? ""));
      known.set(claimant, (owner = [claimant.resource, ...parts].join(" ")));
    }
    return `${type.name} ${owner}`;
  };
}
