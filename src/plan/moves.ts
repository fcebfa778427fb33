// Removing what nobody needs any more disturbs nobody. It is otherwise where the claimants of the
// removed item get another item of the same type on the same target: a VNI that changes, a tag that
// changes, an untagged network that moves from a port to a port channel.

import type { Catalog } from "./catalog.ts";
import type { Change } from "./change.ts";
import { useNamer } from "./uses.ts";

/** Marks the removals, among the changes of one target, that move something. */
export function markMoves(changes: readonly Change[], catalog: Catalog): void {
  const removals = changes.filter((change) => change.action === "remove");
  if (removals.length === 0) return;
  const useOf = useNamer(catalog);
  const gained = new Set<string>();
  for (const change of changes) {
    if (change.action !== "add") continue;
    for (const claimant of change.claims) gained.add(useOf(change.typed.type, claimant));
  }
  for (const removal of removals) {
    const { type } = removal.typed;
    removal.isMove = removal.claims.some((claimant) => gained.has(useOf(type, claimant)));
  }
}
