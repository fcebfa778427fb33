// Who is reached by way of which change of a list. What a resource has elsewhere is taken away only after
// others reach it in its new place; a list that just grows waits for nobody, and nobody's first use for it.

import type { Claimant } from "../model/claim.ts";
import type { ResourceRef } from "../model/resource.ts";
import type { TargetName } from "../model/target.ts";
import type { Catalog } from "./catalog.ts";
import type { Change } from "./change.ts";
import { settingsOf } from "./concerned.ts";
import type { PlanInput } from "./input.ts";
import { listsAmong, ruleNamer } from "./list-waits.ts";
import { joining } from "./split-lists.ts";

type Reaching = ReadonlyMap<TargetName, ReadonlyMap<ResourceRef, readonly Change[]>>;

const nothing: readonly Change[] = [];

/** The changes of lists by which others reach what a claimant gets on a target, and are reached there. */
export function growthNamer(
  changes: readonly Change[],
  catalog: Catalog,
  input: PlanInput,
): (target: TargetName, claimant: Claimant) => readonly Change[] {
  const reaching = findReaching(changes, catalog, input);
  return (target, { resource }) => reaching.get(target)?.get(resource) ?? nothing;
}

function findReaching(changes: readonly Change[], catalog: Catalog, input: PlanInput): Reaching {
  const ruleOf = ruleNamer(catalog);
  const growths = new Map<string, Change[]>();
  for (const list of listsAmong(changes, catalog)) {
    const addresses = joining(list);
    for (const address of addresses) push(growths, `${list.key} at ${address}`, list);
    if (addresses.length > 0) push(growths, `${list.key} on ${list.target}`, list);
  }
  const reaching = new Map<TargetName, Map<ResourceRef, Change[]>>();
  if (growths.size === 0) return reaching;
  for (const { action, target, key, shape, claims } of changes) {
    const rule = ruleOf(target);
    if (action !== "add" || shape.bucket !== rule?.carried) continue;
    const settings = settingsOf(input, target);
    const address = settings && rule.addressOf(settings);
    const lists = [
      ...(growths.get(`${key} on ${target}`) ?? nothing),
      ...(growths.get(`${key} at ${address ?? ""}`) ?? nothing),
    ];
    const byResource = reaching.get(target) ?? new Map<ResourceRef, Change[]>();
    reaching.set(target, byResource);
    for (const { resource } of claims) for (const list of lists) push(byResource, resource, list);
  }
  return reaching;
}

function push<K>(map: Map<K, Change[]>, key: K, change: Change): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [change]);
  else list.push(change);
}
