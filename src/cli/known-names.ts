// Do the targets and resources that a person named exist? A name with a slip would otherwise select
// nothing, and "no changes" would be a lie.

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
  const known = new Set(resources.map(refOf));
  for (const ref of claimedRefs(owned)) known.add(ref);
  const unknown = scopes.find((scope) => !known.has(scope));
  return unknown === undefined
    ? undefined
    : `no manifest declares ${unknown}, and nothing of it was applied${suggestion(unknown, known)}`;
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
  for (const { items } of owned.values()) {
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
