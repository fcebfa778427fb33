// The explicit list of commands. What a command needs is loaded only when it runs, so that the small
// ones start quickly.

import type { CommandDeclaration, Given, UsageProblem } from "../arguments/declaration.ts";
import { agentDeclaration } from "../arguments/agent.ts";
import { applyDeclaration } from "../arguments/apply.ts";
import { approveDeclaration } from "../arguments/approve.ts";
import { blameDeclaration } from "../arguments/blame.ts";
import { completionDeclaration } from "../arguments/completion.ts";
import { confirmDeclaration } from "../arguments/confirm.ts";
import { diffDeclaration } from "../arguments/diff.ts";
import { doctorDeclaration } from "../arguments/doctor.ts";
import { driftDeclaration } from "../arguments/drift.ts";
import { explainDeclaration } from "../arguments/explain.ts";
import { fmtDeclaration } from "../arguments/fmt.ts";
import { getDeclaration } from "../arguments/get.ts";
import { graphDeclaration } from "../arguments/graph.ts";
import { historyDeclaration } from "../arguments/history.ts";
import { importDeclaration } from "../arguments/import.ts";
import { initDeclaration } from "../arguments/init.ts";
import { lockDeclaration } from "../arguments/lock.ts";
import { planDeclaration } from "../arguments/plan.ts";
import { reconcileDeclaration } from "../arguments/reconcile.ts";
import { resumeDeclaration } from "../arguments/resume.ts";
import { schemaDeclaration } from "../arguments/schema.ts";
import { showDeclaration } from "../arguments/show.ts";
import { simDeclaration } from "../arguments/sim.ts";
import { stateDeclaration } from "../arguments/state.ts";
import { statusDeclaration } from "../arguments/status.ts";
import { suspendDeclaration } from "../arguments/suspend.ts";
import { undoDeclaration } from "../arguments/undo.ts";
import { validateDeclaration } from "../arguments/validate.ts";
import { versionDeclaration } from "../arguments/version.ts";
import { watchDeclaration } from "../arguments/watch.ts";
import type { CommandPorts } from "../command-ports.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Settings } from "../settings.ts";

/** Carries a command out. Results and messages go to the terminal of `ports`. */
export type RunCommand<Arguments> = (
  given: Arguments,
  settings: Settings,
  ports: CommandPorts,
) => Promise<ExitCode>;

/** A command whose arguments are read, or the problem with them. */
export type Prepared = UsageProblem | RunCommand<undefined>;

export interface CommandEntry {
  readonly declaration: Omit<CommandDeclaration<unknown>, "read">;
  prepare(given: Given): Prepared;
}

export const commands: readonly CommandEntry[] = [
  entry(initDeclaration, async () => (await import("./init.ts")).runInit),
  entry(validateDeclaration, async () => (await import("./validate.ts")).runValidate),
  entry(fmtDeclaration, async () => (await import("./fmt.ts")).runFmt),
  entry(planDeclaration, async () => (await import("./plan.ts")).runPlanCommand),
  entry(applyDeclaration, async () => (await import("./apply.ts")).runApply),
  entry(diffDeclaration, async () => (await import("./diff.ts")).runDiff),
  entry(driftDeclaration, async () => (await import("./drift.ts")).runDrift),
  entry(showDeclaration, async () => (await import("./show.ts")).runShow),
  entry(blameDeclaration, async () => (await import("./blame.ts")).runBlame),
  entry(explainDeclaration, async () => (await import("./explain.ts")).runExplain),
  entry(graphDeclaration, async () => (await import("./graph.ts")).runGraph),
  entry(getDeclaration, async () => (await import("./get.ts")).runGet),
  entry(historyDeclaration, async () => (await import("./history.ts")).runHistory),
  entry(undoDeclaration, async () => (await import("./undo.ts")).runUndo),
  entry(confirmDeclaration, async () => (await import("./confirm.ts")).runConfirm),
  entry(doctorDeclaration, async () => (await import("./doctor.ts")).runDoctor),
  entry(lockDeclaration, async () => (await import("./lock.ts")).runLock),
  entry(watchDeclaration, async () => (await import("./watch.ts")).runWatch),
  entry(statusDeclaration, async () => (await import("./status.ts")).runStatus),
  entry(reconcileDeclaration, async () => (await import("./reconcile.ts")).runReconcile),
  entry(approveDeclaration, async () => (await import("./approve.ts")).runApprove),
  entry(suspendDeclaration, async () => (await import("./suspend.ts")).runSuspend),
  entry(resumeDeclaration, async () => (await import("./resume.ts")).runResume),
  entry(agentDeclaration, async () => (await import("./agent.ts")).runAgent),
  entry(importDeclaration, async () => (await import("./import.ts")).runImport),
  entry(stateDeclaration, async () => (await import("./state.ts")).runState),
  entry(simDeclaration, async () => (await import("./sim.ts")).runSim),
  entry(schemaDeclaration, async () => (await import("./schema.ts")).runSchema),
  entry(completionDeclaration, async () => (await import("./completion.ts")).runCompletion),
  entry(versionDeclaration, async () => (await import("./version.ts")).runVersion),
];

function entry<Arguments extends object>(
  declaration: CommandDeclaration<Arguments>,
  load: () => Promise<RunCommand<Arguments>>,
): CommandEntry {
  return {
    declaration,
    prepare(given) {
      const read = declaration.read(given);
      if (isProblem(read)) return read;
      return async (_, settings, ports) => (await load())(read, settings, ports);
    },
  };
}

function isProblem(value: object): value is UsageProblem {
  return "type" in value && value.type === "usage";
}
