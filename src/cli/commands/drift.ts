// `plumb drift`: has anybody changed what we applied?

import { isTrouble } from "../../ports/trouble.ts";
import { findDrift, type TargetDrift } from "../../reconcile/drift.ts";
import { observeTargets } from "../../reconcile/observe.ts";
import { isTargetInScope } from "../../plan/scope.ts";
import { readAllOwned } from "../../records/owned.ts";
import type { PlanningArguments } from "../arguments/planning.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { isInPools, readCurrentManifests, relocated } from "../current-manifests.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { tellInterruption } from "../interrupted-note.ts";
import { firstSeenAt } from "../first-seen.ts";
import { unknownTargetName } from "../known-names.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { driftJson, driftText } from "../views/drift.ts";

export async function runDrift(
  given: PlanningArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async (connection) => {
    const { store, keys, agent, catalog } = connection;
    const all = await readAllOwned(store, keys);
    if (isTrouble(all)) return reportTrouble(all, settings, ports);
    const named = [...given.options.targets, ...given.options.exclude];
    const message = unknownTargetName(named, new Set(all.keys()));
    if (message !== undefined) return complain(message, exitCode.usage, settings, ports);
    const owned = new Map([...all].filter(([target]) => isTargetInScope(target, given.options)));
    const targets = new Map([...owned].map(([target, one]) => [target, one.settings]));
    const { live } = await observeTargets(agent, targets, given.parallelism, () => undefined);
    const manifests = await readCurrentManifests(catalog, settings, ports);
    const now = ports.clock.now();
    const found = findDrift({
      owned,
      live,
      targetTypes: catalog.targetTypes,
      isInPools: isInPools(manifests.declaration?.pools ?? []),
    }).map((one): TargetDrift => {
      if (one.state !== "drifted") return one;
      const differences = one.differences.map((difference) => ({
        ...difference,
        claims: relocated(difference.claims, manifests),
      }));
      return { ...one, differences };
    });
    const report = await Promise.all(
      found.map(async (one): Promise<TargetDrift> => {
        if (one.state !== "drifted") return one;
        const seenAtMs = await firstSeenAt(one.target, live.get(one.target), connection, now);
        return seenAtMs === undefined ? one : { ...one, seenAtMs };
      }),
    );
    const { palette } = settings;
    const { width } = ports.terminal;
    const result = {
      text: () => driftText(report, { palette, width }, now),
      json: () => driftJson(report),
    };
    const isAsApplied = report.every((one) => one.state === "in-sync");
    if (!isAsApplied) await tellInterruption(connection, settings, ports);
    printResult(result, settings, ports);
    return exitOfDrift(report);
  });
}

function exitOfDrift(report: readonly TargetDrift[]): ExitCode {
  if (report.some((one) => one.state === "drifted")) return exitCode.changes;
  return report.some((one) => one.state === "unknown") ? exitCode.unknown : exitCode.ok;
}
