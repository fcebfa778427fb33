// `plumb drift`: has anybody changed what we applied?

import type { Resource } from "../../model/resource.ts";
import { isTrouble } from "../../ports/trouble.ts";
import type { TargetDrift } from "../../reconcile/drift.ts";
import type { DriftArguments } from "../arguments/drift.ts";
import type { CiSurroundings } from "../ci-surroundings.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { reportDrift, type DriftReport } from "../drift-report.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { tellInterruption } from "../interrupted-note.ts";
import { publish, type Result } from "../publish.ts";
import { complain, reportTrouble } from "../report.ts";
import { createPlaceFinder } from "../reports/places.ts";
import type { Report } from "../reports/report.ts";
import type { LineStories } from "../line-authors.ts";
import type { Settings } from "../settings.ts";
import { driftJson, driftRows, driftText } from "../views/drift.ts";

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
    const { targets, now, resources } = report;
    const { palette } = settings;
    const { width } = ports.terminal;
    const isAsApplied = targets.every((one) => one.state === "in-sync");
    const authors = isAsApplied ? new Map() : await authorsOf(report, settings, ports);
    const result: Result = {
      text: () => driftText(targets, { palette, width, authors }, now),
      json: () => driftJson(targets, authors),
      report: (ci) => reportOf(targets, resources, ci, settings),
    };
    if (!isAsApplied) await tellInterruption(connection, settings, ports);
    const unwritten = await publish(result, given.outputs, settings, ports);
    if (unwritten !== undefined) return reportTrouble(unwritten, settings, ports);
    return exitOfDrift(targets);
  });
}

async function reportOf(
  targets: readonly TargetDrift[],
  resources: readonly Resource[],
  { repository }: CiSurroundings,
  { fabric, files }: Settings,
): Promise<Report> {
  const { driftReport } = await import("../reports/drift-report.ts");
  const places = createPlaceFinder({
    resolve: (file) => files.resolve(file),
    resources,
    ...(repository === undefined ? {} : { repository }),
  });
  return driftReport({ targets, fabric, places });
}

/** Of the lines that are shown: each drifted thing's first. */
async function authorsOf(
  { targets, read }: Extract<DriftReport, { type: "report" }>,
  settings: Settings,
  ports: CommandPorts,
): Promise<LineStories> {
  if (read === undefined) return new Map();
  const { findAuthors } = await import("../line-authors.ts");
  const shown = targets.flatMap((one) =>
    one.state === "drifted"
      ? driftRows(one.target, one.differences).flatMap(({ claims }) => claims.slice(0, 1))
      : [],
  );
  return await findAuthors(shown, read, settings, ports);
}

function exitOfDrift(report: readonly TargetDrift[]): ExitCode {
  if (report.some((one) => one.state === "drifted")) return exitCode.changes;
  return report.some((one) => one.state === "unknown") ? exitCode.unknown : exitCode.ok;
}
