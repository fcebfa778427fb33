// `plumb plan`.

import type { PlanArguments } from "../arguments/plan.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { withPlan, type Planned } from "../planning.ts";
import { printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { diagnosticsJson } from "../views/diagnostics.ts";
import { isQuiet, planText } from "../views/plan.ts";
import { planJson } from "../views/plan-json.ts";

export async function runPlanCommand(
  given: PlanArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withPlan(given, settings, ports, async (planned) => {
    const { plan } = planned;
    const { palette } = settings;
    const { width } = ports.terminal;
    const result = {
      text: () => planText(planned, { palette, width }),
      json: () => jsonOf(planned),
    };
    printResult(result, settings, ports);
    if (given.outFile !== undefined) {
      const text = `${JSON.stringify(jsonOf(planned), undefined, 2)}\n`;
      const failed = await settings.files.writeText(given.outFile, text);
      if (failed !== undefined) return reportTrouble(failed, settings, ports);
      ports.terminal.err(`Saved. To apply exactly this plan: plumb apply ${given.outFile}\n`);
    }
    return exitOf(planned, given.isExitCodeDetailed && !isQuiet(plan));
  });
}

function jsonOf({ plan, manifests }: Planned): ReturnType<typeof planJson> {
  return planJson(plan, diagnosticsJson(manifests.diagnostics, manifests.texts));
}

/** Unknown targets are told only where nothing else is to be told. */
export function exitOf({ plan }: Pick<Planned, "plan">, tellsChanges: boolean): ExitCode {
  if (tellsChanges) return exitCode.changes;
  const isUnknown = plan.targets.some((target) => target.state === "unknown");
  return isUnknown ? exitCode.unknown : exitCode.ok;
}
