// The networks that each transit and border gateway takes, as a plan leaves them. Pure. Without a plan
// nobody has read which network was placed where.

import type { Plan } from "../../model/plan.ts";
import { compareNames } from "../../model/sort.ts";
import type { Mark } from "./fabric-graph.ts";

export interface Interconnect {
  readonly network: string;
  /** For which it is there, where the pools tell. */
  readonly zones: readonly string[];
  /** Where the plan places it here, or takes it away; else its operations tell. */
  readonly change?: Extract<Mark, "added" | "removed">;
}

/** Host group → its networks, sorted by name. `names`: from the key of a network to its name. */
export function interconnectsOf(
  plan: Plan | undefined,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Interconnect[]> {
  const groups = new Map<string, Map<string, Interconnect>>();
  const put = (group: string, pool: string, key: string, change?: "added" | "removed"): void => {
    const own = groups.get(group) ?? new Map<string, Interconnect>();
    groups.set(group, own);
    const network = names.get(key) ?? key;
    const before = own.get(network);
    // A network that goes for one zone and stays for another stays.
    if (change === "removed" && before !== undefined && before.change !== "removed") return;
    const zones = [...(before?.zones ?? []), zoneOf(pool)].toSorted(compareNames);
    const isNew = change !== undefined && (before === undefined || before.change === change);
    own.set(network, { network, zones, ...(isNew ? { change } : {}) });
  };
  const added = new Set(plan?.allocations.added.map(({ pool, key }) => `${pool} ${key}`));
  for (const { pool, key, value } of plan?.allocated ?? []) {
    if (typeof value !== "string") continue;
    put(value, pool, key, added.has(`${pool} ${key}`) ? "added" : undefined);
  }
  for (const { pool, key, previous } of plan?.allocations.added ?? []) {
    if (typeof previous === "string") put(previous, pool, key, "removed");
  }
  for (const { pool, key, value } of plan?.allocations.released ?? []) {
    if (typeof value === "string") put(value, pool, key, "removed");
  }
  return new Map(
    [...groups].map(([group, own]) => [
      group,
      [...own.values()].sort((a, b) => compareNames(a.network, b.network)),
    ]),
  );
}

/** "z1a" of "transit/z1a". */
function zoneOf(pool: string): string {
  return pool.slice(pool.indexOf("/") + 1);
}
