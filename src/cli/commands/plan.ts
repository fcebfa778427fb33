// `plumb plan`.

import { isQuiet } from "../../model/plan.ts";
import type { PlanArguments } from "../arguments/plan.ts";
import type { CiSurroundings } from "../ci-surroundings.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitOfPlan, type ExitCode } from "../exit-code.ts";
import { tellInterruption } from "../interrupted-note.ts";
import { withKeptOrNewPlan, type PlanToShow } from "../planning.ts";
import { publish, type Result } from "../publish.ts";
import { reportTrouble } from "../report.ts";
import { createPlaceFinder } from "../reports/places.ts";
import type { Report } from "../reports/report.ts";
import type { Settings } from "../settings.ts";
import { diagnosticsJson } from "../views/diagnostics.ts";
import { planText } from "../views/plan.ts";
import { planJson } from "../views/plan-json.ts";

export async function runPlanCommand(
  given: PlanArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const show = async (planned: PlanToShow): Promise<ExitCode> =>
    await showPlan(planned, given, settings, ports);
  if (given.snapshot !== undefined) {
    const { withSnapshotPlan } = await import("../snapshot-plan.ts");
    return withSnapshotPlan(given.snapshot, given, settings, ports, show);
  }
  return withKeptOrNewPlan(given, settings, ports, async (planned, connection) => {
    if (!isQuiet(planned.plan)) await tellInterruption(connection, settings, ports);
    return await show(planned);
  });
}

async function showPlan(
  planned: PlanToShow,
  given: PlanArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { plan } = planned;
  const { palette } = settings;
  const { width } = ports.terminal;
  const result: Result = {
    text: () => planText(planned, { palette, width }),
    json: () => jsonOf(planned),
    report: async (ci) => await reportOf(planned, ci, settings),
  };
  const unwritten = await publish(result, given.outputs, settings, ports);
  if (unwritten !== undefined) return reportTrouble(unwritten, settings, ports);
  if (given.outFile !== undefined) {
    const text = `${JSON.stringify(jsonOf(planned), undefined, 2)}\n`;
    const failed = await settings.files.writeText(given.outFile, text);
    if (failed !== undefined) return reportTrouble(failed, settings, ports);
    ports.terminal.err(`Saved. To apply exactly this plan: plumb apply ${given.outFile}\n`);
  }
  return exitOfPlan(plan, given.isExitCodeDetailed && plan.operations.length > 0);
}

async function reportOf(
  { plan, manifests, basis }: PlanToShow,
  { repository }: CiSurroundings,
  { fabric, files }: Settings,
): Promise<Report> {
  const { planReport } = await import("../reports/plan-report.ts");
  const { diagnosticItems } = await import("../reports/diagnostics-report.ts");
  const places = createPlaceFinder({ files, repository, resources: manifests.resources ?? [] });
  const problems = diagnosticItems({ ...manifests, places });
  return planReport({ plan, fabric, places, basis, manifests: problems });
}

function jsonOf({ plan, manifests, checkout }: PlanToShow): ReturnType<typeof planJson> {
  return planJson(plan, diagnosticsJson(manifests.diagnostics, manifests.texts), checkout);
}
