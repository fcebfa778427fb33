// The manifests for commands that are about live state and only want to name lines as they are now.
// Where manifests cannot be read or have errors, such a command goes on with what was recorded.

import { isPlacePool, type Pool } from "../model/allocation.ts";
import type { Claimant } from "../model/claim.ts";
import { hasErrors } from "../model/diagnostic.ts";
import type { AcceptedDrift } from "../model/policy.ts";
import type { Resource } from "../model/resource.ts";
import { refOf } from "../model/resource.ts";
import type { Catalog } from "../plan/catalog.ts";
import { declare, type Declaration } from "../plan/declare.ts";
import { isInRanges } from "../model/number-ranges.ts";
import type { ManifestTree } from "../ports/files.ts";
import type { CommandPorts } from "./command-ports.ts";
import { readManifests } from "./manifests.ts";
import type { Settings } from "./settings.ts";

export interface CurrentManifests {
  /** Absent where the manifests are not there or have errors. */
  readonly declaration?: Declaration;
  readonly byRef: ReadonlyMap<string, Resource>;
  /** The files as they were read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** `tree` is what was read of them already. */
export async function readCurrentManifests(
  catalog: Catalog,
  settings: Settings,
  { terminal }: CommandPorts,
  tree?: ManifestTree,
): Promise<CurrentManifests> {
  const { resources, diagnostics, texts } = await readManifests(settings, tree);
  const isMissing = diagnostics.every((one) => one.code === "input/no-manifests");
  const declaration = hasErrors(diagnostics) ? undefined : declare(catalog, resources);
  if (declaration === undefined || hasErrors(declaration.findings)) {
    const note = "The manifests have errors: lines are named as they were when they were applied.";
    if (!isMissing) terminal.err(`${settings.errPalette.yellow("note")}: ${note}\n`);
    return { byRef: new Map(), texts };
  }
  return { declaration, byRef: new Map(resources.map((one) => [refOf(one), one])), texts };
}

/** Drift that the fabric's policy accepts for a while; none where the manifests have errors. */
export function acceptedBy({ declaration }: CurrentManifests): readonly AcceptedDrift[] {
  return declaration?.policy.drift.accept ?? [];
}

/** The claims with the lines that their resources have now; those that are gone stay as they were. */
export function relocated(
  claims: readonly Claimant[],
  { byRef }: CurrentManifests,
): readonly Claimant[] {
  return claims.map((claim) => {
    const resource = byRef.get(claim.resource);
    if (resource === undefined) return claim;
    const { file, line, column } = resource.source;
    return { ...claim, file, line, column };
  });
}

export function isInPools(pools: readonly Pool[]): (pool: string, number: number) => boolean {
  const ranges = new Map(pools.map((pool) => [pool.name, isPlacePool(pool) ? [] : pool.ranges]));
  return (pool, number) => isInRanges(ranges.get(pool) ?? [], number);
}
