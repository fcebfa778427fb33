// All targets that are known, with the settings by which they are reached: what was applied last, and
// where manifests say something of them, what these say.

import type { OwnedDocument } from "../model/owned.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Declaration } from "../plan/declare.ts";

export function knownTargets(
  owned: ReadonlyMap<TargetName, OwnedDocument>,
  declaration: Pick<Declaration, "targets"> | undefined,
): Map<TargetName, TargetSettings> {
  const known = new Map<TargetName, TargetSettings>();
  for (const [name, { settings }] of owned) known.set(name, settings);
  for (const [name, settings] of declaration?.targets ?? []) known.set(name, settings);
  return known;
}
