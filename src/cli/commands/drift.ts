// `plumb drift`: has anybody changed what we applied?

import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { TargetDrift } from "../../reconcile/drift.ts";
import type { DriftArguments } from "../arguments/drift.ts";
import type { SnapshotSource } from "../arguments/snapshot.ts";
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
  if (given.snapshot !== undefined) return driftOfSnapshot(given.snapshot, given, settings, ports);
  return withExistingState(settings, ports, async (connection) => {
    const report = await reportDrift(given, connection, settings, ports);
    if (isTrouble(report)) return reportTrouble(report, settings, ports);
    const isWorthTelling =
      report.type === "report" && report.targets.some((one) => one.state !== "in-sync");
    if (isWorthTelling) await tellInterruption(connection, settings, ports);
    return await showDrift(report, given, settings, ports);
  });
}

async function driftOfSnapshot(
  source: SnapshotSource,
  given: DriftArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { openSnapshot, snapshotText } = await import("../snapshot-file.ts");
  const { driftInSnapshot } = await import("../snapshot-drift.ts");
  const snapshot = await openSnapshot(source, settings, ports);
  if (typeof snapshot === "number") return snapshot;
  const report = await driftInSnapshot(snapshot, given, settings, ports);
  if (isTrouble(report)) return reportTrouble(report, settings, ports);
  const basis = snapshotText(snapshot, ports.clock.now());
  return await showDrift(report, given, settings, ports, basis);
}

async function showDrift(
  report: Exclude<DriftReport, Trouble>,
  given: DriftArguments,
  settings: Settings,
  ports: CommandPorts,
  basis?: string,
): Promise<ExitCode> {
  if (report.type === "unknown-name") {
    return complain(report.message, exitCode.usage, settings, ports);
  }
  const { targets, now } = report;
  const { palette } = settings;
  const { width } = ports.terminal;
  const isAsApplied = targets.every((one) => one.state === "in-sync");
  const authors = isAsApplied ? new Map() : await authorsOf(report, settings, ports);
  const head = basis === undefined ? "" : `Drift · ${basis}\n`;
  const result: Result = {
    text: () => `${head}${driftText(targets, { palette, width, authors }, now)}`,
    json: () => driftJson(targets, authors),
    report: (ci) => reportOf(report, ci, settings, basis),
  };
  const unwritten = await publish(result, given.outputs, settings, ports);
  if (unwritten !== undefined) return reportTrouble(unwritten, settings, ports);
  return exitOfDrift(targets);
}

async function reportOf(
  { targets, resources }: Extract<DriftReport, { type: "report" }>,
  { repository }: CiSurroundings,
  { fabric, files }: Settings,
  basis: string | undefined,
): Promise<Report> {
  const { driftReport } = await import("../reports/drift-report.ts");
  const places = createPlaceFinder({ files, repository, resources });
  return driftReport({ targets, fabric, places, basis });
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
