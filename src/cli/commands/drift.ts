// `plumb drift`: has anybody changed what we applied?

import { isTrouble } from "../../ports/trouble.ts";
import type { TargetDrift } from "../../reconcile/drift.ts";
import type { PlanningArguments } from "../arguments/planning.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { reportDrift } from "../drift-report.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { tellInterruption } from "../interrupted-note.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { driftJson, driftText } from "../views/drift.ts";

export async function runDrift(
  given: PlanningArguments,
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
    const result = {
      text: () => driftText(targets, { palette, width }, now),
      json: () => driftJson(targets),
    };
    const isAsApplied = targets.every((one) => one.state === "in-sync");
    if (!isAsApplied) await tellInterruption(connection, settings, ports);
    printResult(result, settings, ports);
    return exitOfDrift(targets);
  });
}

function exitOfDrift(report: readonly TargetDrift[]): ExitCode {
  if (report.some((one) => one.state === "drifted")) return exitCode.changes;
  return report.some((one) => one.state === "unknown") ? exitCode.unknown : exitCode.ok;
}
