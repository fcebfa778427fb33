// A plan from a snapshot: the same planner on what a snapshot holds, in place of a store and devices. It is
// the plan that would have been made live at that moment.

import { hasErrors } from "../model/diagnostic.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import { declare } from "../plan/declare.ts";
import { makePlan } from "../plan/plan.ts";
import { isTargetInScope } from "../plan/scope.ts";
import type { PlanSources } from "../reconcile/plan-run.ts";
import type { Snapshot } from "../records/snapshot/snapshot.ts";
import type { PlanningArguments } from "./arguments/planning.ts";
import type { SnapshotSource } from "./arguments/snapshot.ts";
import { catalogOf, driverNames } from "./catalog.ts";
import { readCheckout } from "./checkout.ts";
import type { CommandPorts } from "./command-ports.ts";
import { checkedForEmptiness } from "./empty-manifests.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { unknownName } from "./known-names.ts";
import { readTree } from "./manifest-tree.ts";
import { understandManifests, withFindings } from "./manifests.ts";
import { unknownTimes, type PlanToShow } from "./planning.ts";
import { refuseManifests } from "./publish-diagnostics.ts";
import { complain, tellDiagnostics, type Diagnosed } from "./report.ts";
import type { Settings } from "./settings.ts";
import { liveIn, openSnapshot, snapshotText } from "./snapshot-file.ts";

export async function withSnapshotPlan(
  source: SnapshotSource,
  given: PlanningArguments,
  settings: Settings,
  ports: CommandPorts,
  use: (planned: PlanToShow) => Promise<ExitCode>,
): Promise<ExitCode> {
  const refuse = async (diagnosed: Diagnosed, closing?: string): Promise<ExitCode> =>
    await refuseManifests(
      { command: "plan", diagnosed, outputs: given.outputs, closing },
      settings,
      ports,
    );
  const tree = await readTree(settings);
  const read = await understandManifests(tree, settings, false);
  const manifests = checkedForEmptiness(read, given.mayBeEmpty, settings.manifests);
  if (hasErrors(manifests.diagnostics)) return await refuse(manifests);
  const snapshot = await openSnapshot(source, settings, ports);
  if (typeof snapshot === "number") return snapshot;

  const catalog = catalogOf(driverNames);
  const declaration = declare(catalog, manifests.resources);
  if (hasErrors(declaration.findings)) {
    return await refuse(withFindings(manifests, declaration.findings));
  }
  const { options } = given;
  const sources = sourcesOf(snapshot, declaration.targets, (target) =>
    isTargetInScope(target, options),
  );
  const result = makePlan(catalog, { declaration, ...sources, options });
  const checked = withFindings(manifests, result.findings);
  if (result.type === "invalid") return await refuse(checked, "Nothing was sent to any target.");
  if (settings.output === "text") tellDiagnostics(checked, undefined, settings, ports);
  const message = unknownName(options, manifests.resources, sources.owned, catalog);
  if (message !== undefined) return complain(message, exitCode.usage, settings, ports);
  const now = ports.clock.now();
  const checkout = await readCheckout(tree, settings, ports);
  return await use({
    plan: result.plan,
    sources,
    manifests: checked,
    liveAgeMs: now - snapshot.takenAtMs,
    unknownForMs: unknownTimes(sources, ports),
    basis: snapshotText(snapshot, now),
    ...(checkout === undefined ? {} : { checkout }),
  });
}

/** What `runPlan` would have collected. */
function sourcesOf(
  snapshot: Snapshot,
  declared: ReadonlyMap<TargetName, TargetSettings>,
  isInScope: (target: TargetName) => boolean,
): PlanSources {
  const owned = new Map<TargetName, OwnedDocument>();
  const wanted = new Map<TargetName, TargetSettings>();
  const observedAtMs = new Map<TargetName, number>();
  for (const [target, one] of snapshot.targets) {
    if (one.owned !== undefined) owned.set(target, one.owned);
    if (one.observedAtMs !== undefined) observedAtMs.set(target, one.observedAtMs);
  }
  for (const [target, { settings }] of owned) wanted.set(target, settings);
  for (const [target, settings] of declared) wanted.set(target, settings);
  for (const target of wanted.keys()) if (!isInScope(target)) wanted.delete(target);
  const { allocations } = snapshot;
  return { live: liveIn(snapshot, wanted), observedAtMs, owned, allocations };
}
