// `plumb drift`: has anybody changed what we applied?

import { isTrouble } from "../../ports/trouble.ts";
import type { TargetDrift } from "../../reconcile/drift.ts";
import type { DriftArguments } from "../arguments/drift.ts";
import type { CiSurroundings } from "../ci-surroundings.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { reportDrift } from "../drift-report.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { tellInterruption } from "../interrupted-note.ts";
import { publish, type Result } from "../publish.ts";
import { complain, reportTrouble } from "../report.ts";
import { createPlaceFinder } from "../reports/places.ts";
import type { Report } from "../reports/report.ts";
import type { Settings } from "../settings.ts";
import { driftJson, driftText } from "../views/drift.ts";

export async function runDrift(
  given: DriftArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async (connection) => {
    const report = await reportDrift(given, connection, settings, ports);
    if (isTrouble(report)) return reportTrouble(report, settings, ports);
    if (report.type === "unknown-name") {
      return complain(report.message, exitCode.usage, settings, ports);
    }
    const { targets, now } = report;
    const { palette } = settings;
    const { width } = ports.terminal;
    const result: Result = {
      text: () => driftText(targets, { palette, width }, now),
      json: () => driftJson(targets),
      report: (ci) => reportOf(targets, ci, settings),
    };
    const isAsApplied = targets.every((one) => one.state === "in-sync");
    if (!isAsApplied) await tellInterruption(connection, settings, ports);
    const unwritten = await publish(result, given.outputs, settings, ports);
    if (unwritten !== undefined) return reportTrouble(unwritten, settings, ports);
    return exitOfDrift(targets);
  });
}

async function reportOf(
  targets: readonly TargetDrift[],
  { repository }: CiSurroundings,
  { fabric, files }: Settings,
): Promise<Report> {
  const { driftReport } = await import("../reports/drift-report.ts");
  const places = createPlaceFinder({
    resolve: (file) => files.resolve(file),
    resources: [],
    ...(repository === undefined ? {} : { repository }),
  });
  return driftReport({ targets, fabric, places });
}

function exitOfDrift(report: readonly TargetDrift[]): ExitCode {
  if (report.some((one) => one.state === "drifted")) return exitCode.changes;
  return report.some((one) => one.state === "unknown") ? exitCode.unknown : exitCode.ok;
}
