// `plumb plan`.

import { isQuiet } from "../../model/plan.ts";
import type { PlanArguments } from "../arguments/plan.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitOfPlan, type ExitCode } from "../exit-code.ts";
import { tellInterruption } from "../interrupted-note.ts";
import { withKeptOrNewPlan, type PlanToShow } from "../planning.ts";
import { printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { diagnosticsJson } from "../views/diagnostics.ts";
import { planText } from "../views/plan.ts";
import { planJson } from "../views/plan-json.ts";

export async function runPlanCommand(
  given: PlanArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withKeptOrNewPlan(given, settings, ports, async (planned, connection) => {
    const { plan } = planned;
    const { palette } = settings;
    const { width } = ports.terminal;
    const result = {
      text: () => planText(planned, { palette, width }),
      json: () => jsonOf(planned),
    };
    if (!isQuiet(plan)) await tellInterruption(connection, settings, ports);
    printResult(result, settings, ports);
    if (given.outFile !== undefined) {
      const text = `${JSON.stringify(jsonOf(planned), undefined, 2)}\n`;
      const failed = await settings.files.writeText(given.outFile, text);
      if (failed !== undefined) return reportTrouble(failed, settings, ports);
      ports.terminal.err(`Saved. To apply exactly this plan: plumb apply ${given.outFile}\n`);
    }
    return exitOfPlan(plan, given.isExitCodeDetailed && plan.operations.length > 0);
  });
}

function jsonOf({ plan, manifests }: PlanToShow): ReturnType<typeof planJson> {
  return planJson(plan, diagnosticsJson(manifests.diagnostics, manifests.texts));
}
