// `plumb diff`: the plan, seen as lines that go and lines that come.

import type { PlanningArguments } from "../arguments/planning.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitOfPlan, type ExitCode } from "../exit-code.ts";
import { withKeptOrNewPlan } from "../planning.ts";
import { printResult } from "../report.ts";
import type { Settings } from "../settings.ts";
import { diffJson, diffText } from "../views/diff.ts";

export async function runDiff(
  given: PlanningArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withKeptOrNewPlan(given, settings, ports, async ({ plan }) => {
    const result = { text: () => diffText(plan, settings.palette), json: () => diffJson(plan) };
    printResult(result, settings, ports);
    return exitOfPlan(plan, plan.operations.length > 0);
  });
}
