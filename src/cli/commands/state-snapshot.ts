// `plumb state snapshot`: what a plan is made from, as one file, for pipelines that reach neither the store
// nor a device. Targets that do not answer are in it as unknown.

import { hasErrors } from "../../model/diagnostic.ts";
import type { TargetName, TargetSettings } from "../../model/target.ts";
import { declare } from "../../plan/declare.ts";
import { isTrouble } from "../../ports/trouble.ts";
import type { SnapshotArguments } from "../arguments/state.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withConnection, type Connection } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { readManifests } from "../manifests.ts";
import { packageVersion } from "../package-version.ts";
import { observationProgress } from "../planning.ts";
import { printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { writeSnapshot } from "../snapshot-file.ts";
import { takeSnapshot } from "../take-snapshot.ts";
import { snapshotTakenJson, snapshotTakenText } from "../views/snapshot.ts";

export async function publishSnapshot(
  { file }: SnapshotArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withConnection(settings, ports, async (connection) => {
    const snapshot = await take(connection, settings, ports);
    if (isTrouble(snapshot)) return reportTrouble(snapshot, settings, ports);
    const draft = await settings.files.draft(file);
    if (isTrouble(draft)) return reportTrouble(draft, settings, ports);
    const version = await packageVersion(ports);
    const written = await writeSnapshot(snapshot, version, (text) => draft.write(text));
    const failed = isTrouble(written) ? written : await draft.finish();
    if (failed !== undefined || isTrouble(written)) {
      await draft.discard();
      return failed === undefined ? exitCode.error : reportTrouble(failed, settings, ports);
    }
    const views = [...snapshot.targets.values()].map(({ live }) => live);
    const unknown = views.filter(({ type }) => type === "unknown").length;
    const view = { file, fabric: settings.fabric, targets: views.length, unknown, ...written };
    const result = { text: () => snapshotTakenText(view), json: () => snapshotTakenJson(view) };
    printResult(result, settings, ports);
    return unknown > 0 ? exitCode.unknown : exitCode.ok;
  });
}

async function take(
  connection: Connection,
  settings: Settings,
  ports: CommandPorts,
): ReturnType<typeof takeSnapshot> {
  const declared = await declaredTargets(connection, settings, ports);
  const progress = observationProgress(ports);
  const { parallelism } = connection;
  const snapshot = await takeSnapshot({
    connection,
    fabric: settings.fabric,
    declared,
    parallelism,
    now: () => ports.clock.now(),
    onObserved: progress.onObserved,
  });
  progress.end();
  return snapshot;
}

/** Manifests add targets on which nothing was applied yet; without them the snapshot has the others. */
async function declaredTargets(
  { catalog }: Connection,
  settings: Settings,
  { terminal }: CommandPorts,
): Promise<ReadonlyMap<TargetName, TargetSettings>> {
  const { resources, diagnostics } = await readManifests(settings);
  const declaration = hasErrors(diagnostics) ? undefined : declare(catalog, resources);
  if (declaration !== undefined && !hasErrors(declaration.findings)) return declaration.targets;
  const isMissing = diagnostics.every(({ code }) => code === "input/no-manifests");
  const note =
    "The manifests have errors: targets on which nothing was applied yet are not in the snapshot.";
  if (!isMissing) terminal.err(`${settings.errPalette.yellow("note")}: ${note}\n`);
  return new Map();
}
