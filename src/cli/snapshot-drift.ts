// Drift as a snapshot has it: what was recorded as ours then against what was live then, with the lines of
// today. Since when something is so is not known there.

import { isTargetInScope } from "../plan/scope.ts";
import { withAcceptance } from "../reconcile/accepted-drift.ts";
import { findDrift, type TargetDrift } from "../reconcile/drift.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { TargetName } from "../model/target.ts";
import type { Snapshot } from "../records/snapshot/snapshot.ts";
import { withoutRemovals } from "./awaited-removals.ts";
import type { PlanningArguments } from "./arguments/planning.ts";
import { catalogOf, driverNames } from "./catalog.ts";
import type { CommandPorts } from "./command-ports.ts";
import { acceptedBy, isInPools, readCurrentManifests, relocated } from "./current-manifests.ts";
import type { DriftReport } from "./drift-report.ts";
import { unknownTargetName } from "./known-names.ts";
import { readTree } from "./manifest-tree.ts";
import type { Settings } from "./settings.ts";

export async function driftInSnapshot(
  snapshot: Snapshot,
  { options }: PlanningArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<DriftReport> {
  const ours = [...snapshot.targets].flatMap(([target, { owned }]): [TargetName, OwnedDocument][] =>
    owned === undefined ? [] : [[target, owned]],
  );
  const known = new Set(ours.map(([target]) => target));
  const message = unknownTargetName([...options.targets, ...options.exclude], known);
  if (message !== undefined) return { type: "unknown-name", message };
  const owned = new Map(ours.filter(([target]) => isTargetInScope(target, options)));
  const live = new Map([...snapshot.targets].map(([target, one]) => [target, one.live]));
  const catalog = catalogOf(driverNames);
  const { targetTypes } = catalog;
  const tree = await readTree(settings);
  const manifests = await readCurrentManifests(catalog, settings, ports, tree);
  const pools = isInPools(manifests.declaration?.pools ?? []);
  const removed = new Map(
    [...snapshot.targets].map(([target, { awaited = [] }]) => [target, new Set(awaited)]),
  );
  const drifted = findDrift({ owned, live, targetTypes, isInPools: pools });
  const found = withoutRemovals(drifted, removed);
  const targets = found.map((one): TargetDrift => {
    if (one.state !== "drifted") return one;
    const differences = one.differences.map((difference) => ({
      ...difference,
      claims: relocated(difference.claims, manifests),
    }));
    return { ...one, differences };
  });
  const resources = [...manifests.byRef.values()];
  const now = ports.clock.now();
  const left = withAcceptance(targets, acceptedBy(manifests), now);
  return { type: "report", targets: left, now, resources, read: { tree, manifests } };
}
