// Removing what nobody needs any more disturbs nobody. It is otherwise where the claimants of the
// removed item get another item of the same type on the same target: a VNI that changes, a tag that
// changes, an untagged network that moves from a port to a port channel.

import type { Change } from "./change.ts";

/** Marks the removals, among the changes of one target, that move something. */
export function markMoves(changes: readonly Change[]): void {
  const removals = changes.filter((change) => change.action === "remove");
  if (removals.length === 0) return;
  const gained = new Set<string>();
  for (const change of changes) {
    if (change.action !== "add") continue;
    for (const { resource } of change.claims) gained.add(useOf(change, resource));
  }
  for (const removal of removals) {
    removal.isMove = removal.claims.some(({ resource }) => gained.has(useOf(removal, resource)));
  }
}

function useOf({ typed }: Change, resource: string): string {
  return `${typed.type.name} ${resource}`;
}
