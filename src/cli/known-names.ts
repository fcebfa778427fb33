// Do the targets and resources that a person named exist? A name with a slip would otherwise select
// nothing, and "no changes" would be a lie.

import { hostGroups } from "../kinds/host-group/name.ts";
import type { HostGroupSpec } from "../kinds/host-group/spec.generated.ts";
import type { OwnedDocument } from "../model/owned.ts";
import { refOf, type Resource } from "../model/resource.ts";
import { closest } from "../model/suggest.ts";
import type { TargetName } from "../model/target.ts";
import type { Catalog } from "../plan/catalog.ts";
import { declare } from "../plan/declare.ts";
import type { PlanOptions } from "../plan/input.ts";

type Named = Pick<PlanOptions, "targets" | "exclude" | "scopes">;
type OwnedDocuments = ReadonlyMap<TargetName, OwnedDocument>;

/** What to tell the person about the first name that nothing has; undefined where all are known. */
export function unknownName(
  { targets, exclude, scopes }: Named,
  resources: readonly Resource[],
  owned: OwnedDocuments,
  catalog: Catalog,
): string | undefined {
  if (targets.length + exclude.length > 0) {
    const known = new Set([...owned.keys(), ...declare(catalog, resources).targets.keys()]);
    const message = unknownTargetName([...targets, ...exclude], known);
    if (message !== undefined) return message;
  }
  if (scopes.length === 0) return undefined;
  const known = new Set(catalog.kinds.map(({ name }) => name));
  for (const resource of resources) for (const ref of refsOf(resource)) known.add(ref);
  for (const ref of claimedRefs(owned)) known.add(ref);
  // A kind alone means all of them.
  for (const ref of known) known.add(ref.split("/", 1)[0] ?? ref);
  const unknown = scopes.flatMap((scope) => scope.split(",")).find((term) => !known.has(term));
  return unknown === undefined
    ? undefined
    : `no manifest declares ${unknown}, and nothing of it was applied${suggestion(unknown, known)}`;
}

/** A host group's own networks are scopes too, though they are no resources. */
function refsOf(resource: Resource): string[] {
  const own = resource.kind === hostGroups.name ? (resource.spec as HostGroupSpec) : {};
  const networks = own.infraNetworks ?? [];
  return [refOf(resource), ...networks.map(({ name }) => `InfraNetwork/${name}`)];
}

/** The same for targets alone. */
export function unknownTargetName(
  names: readonly TargetName[],
  known: ReadonlySet<TargetName>,
): string | undefined {
  const unknown = names.find((name) => !known.has(name));
  return unknown === undefined
    ? undefined
    : `there is no target ${unknown}${suggestion(unknown, known)}`;
}

function suggestion(name: string, known: Iterable<string>): string {
  const meant = closest(name, known);
  return meant === undefined ? "" : `; did you mean ${meant}?`;
}

/** A resource that was removed can still be a scope: that of its removal. */
function* claimedRefs(owned: OwnedDocuments): Generator<string> {
  for (const { items, settings } of owned.values()) {
    yield* settings.within ?? [];
    for (const bucket of items.values()) {
      for (const { claims } of bucket.values()) {
        for (const { resource, through } of claims) {
          yield resource;
          yield* through;
        }
      }
    }
  }
}
