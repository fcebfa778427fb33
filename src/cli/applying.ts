// Shows a plan, asks, carries it out with progress and interrupts, and says what became of it. Apply
// and undo both end here.

import { applyPlan } from "../apply/apply-plan.ts";
import { countOutcomes, isApplyReport } from "../apply/result.ts";
import type { ApplyReport, ApplyResult } from "../apply/result.ts";
import type { Outcome } from "../model/change-set.ts";
import type { JsonObject } from "../model/json.ts";
import { isQuiet, type Plan } from "../model/plan.ts";
import { isTrouble } from "../ports/trouble.ts";
import type { Checkout } from "../ports/worktree.ts";
import type { CommandPorts } from "./command-ports.ts";
import type { Connection } from "./connection.ts";
import { exitCode, exitOfPlan, type ExitCode } from "./exit-code.ts";
import { askToConfirm } from "./confirming.ts";
import { createProgress } from "./progress.ts";
import { complain, printResult, reportTrouble } from "./report.ts";
import type { Settings } from "./settings.ts";
import { applyJson, applyText } from "./views/apply.ts";
import { checkoutText } from "./views/checkout.ts";
import { awaitedText } from "./views/confirm.ts";
import { heldText } from "./views/lock.ts";
import type { UnknownTimes } from "./views/held-back.ts";
import { planText } from "./views/plan.ts";
import type { RecordSources } from "./views/recorded.ts";

export interface Approval {
  readonly isApproved: boolean;
  /** "Apply these changes?" */
  readonly question: string;
}

export interface Carrying {
  readonly plan: Plan;
  readonly parallelism: number;
  readonly isRolledBackOnFailure: boolean;
  readonly liveAgeMs?: number;
  readonly unknownForMs?: UnknownTimes;
  /** What the plan was made from; absent for a plan from a file. */
  readonly sources?: RecordSources;
  /** The commit that the manifests were, for the journal. */
  readonly checkout?: Checkout;
  /** The journal's entry that the plan takes back, where it does. */
  readonly undoes?: string;
  readonly confirmWithinMs?: number;
}

/** Without a person to ask, approval must come with the command; said before anything is read. */
export function refuseUnasked(
  { isApproved }: Pick<Approval, "isApproved">,
  settings: Settings,
  ports: CommandPorts,
): ExitCode | undefined {
  if (isApproved || ports.terminal.canAsk) return undefined;
  const message =
    "there is no terminal to ask on; add --auto-approve, or look at it first with plumb plan";
  return complain(message, exitCode.usage, settings, ports);
}

export async function carryOut(
  carrying: Carrying,
  approval: Approval,
  connection: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { plan } = carrying;
  const { terminal } = ports;
  const text = (palette: Settings["palette"]): string =>
    planText(carrying, { palette, width: terminal.width });
  if (settings.output === "text") terminal.out(text(settings.palette));
  else if (!approval.isApproved) terminal.err(text(settings.errPalette));
  if (isQuiet(plan)) {
    // Nobody need wait for a lock, and no journal entry is due, where nothing is to be done.
    const report = nothingDone(plan);
    if (settings.output === "json") printResult(resultOf(report, plan, settings), settings, ports);
    return exitOfPlan(plan, false);
  }
  if (!approval.isApproved) {
    const isWanted = await terminal.ask(`\n${approval.question} Only "yes" will do it: `);
    if (!isWanted)
      return complain("not approved; nothing was done", exitCode.error, settings, ports);
  }
  const result = await applyWithProgress(carrying, connection, settings, ports);
  if (isTrouble(result)) return reportTrouble(result, settings, ports);
  if (!isApplyReport(result)) {
    const nowMs = ports.clock.now();
    const message =
      result.type === "held" ? heldText(result.by, nowMs) : awaitedText(result, nowMs);
    return complain(message, exitCode.locked, settings, ports);
  }
  printResult(resultOf(result, plan, settings), settings, ports);
  if (result.trouble !== undefined) reportTrouble(result.trouble, settings, ports);
  const code = exitOf(result, plan);
  const confirmed = await askToConfirm(result, connection, settings, ports);
  return confirmed === undefined || code !== exitCode.ok ? code : confirmed;
}

function resultOf(
  report: ApplyReport,
  plan: Plan,
  { palette }: Settings,
): { text(): string; json(): JsonObject } {
  const view = { report, plan };
  return { text: () => `\n${applyText(view, palette)}`, json: () => applyJson(view) };
}

function nothingDone({ digest }: Plan): ApplyReport {
  const outcomes = new Map<string, Outcome>();
  const counts = countOutcomes(outcomes);
  return { type: "applied", digest, counts, outcomes, failures: [], undone: 0, durationMs: 0 };
}

async function applyWithProgress(
  { plan, parallelism, isRolledBackOnFailure, undoes, confirmWithinMs, checkout }: Carrying,
  { store, keys, agent }: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<ApplyResult> {
  const { terminal, clock, identity } = ports;
  const first = new AbortController();
  const second = new AbortController();
  const stopListening = ports.onInterrupt(() => {
    if (first.signal.aborted) second.abort();
    else {
      terminal.err(
        "\nInterrupted: what is in flight is finished. Interrupt again to stop at once.\n",
      );
      first.abort();
    }
  });
  const progress = createProgress(terminal, settings.errPalette);
  try {
    return await applyPlan(
      plan,
      { store, keys, clock, agent },
      {
        holder: { ...identity, command: settings.commandLine },
        rollback: isRolledBackOnFailure,
        parallelism,
        ...(undoes === undefined ? {} : { undoes }),
        ...(checkout === undefined ? {} : { manifests: checkoutText(checkout) }),
        ...(confirmWithinMs === undefined ? {} : { confirmWithinMs }),
        abort: second.signal,
      },
      progress,
      first.signal,
    );
  } finally {
    stopListening();
  }
}

function exitOf(report: ApplyReport, plan: Plan): ExitCode {
  switch (report.type) {
    case "applied":
      return report.trouble === undefined ? exitOfPlan(plan, false) : exitCode.error;
    case "partly":
      return exitCode.partly;
    case "failed":
      return exitCode.error;
    case "stale":
      return exitCode.stale;
    case "fenced":
      // What nobody knows may have been done.
      return report.counts.done + report.counts.unknown > 0 ? exitCode.partly : exitCode.locked;
    case "interrupted":
      return exitCode.interrupted;
    case "rolled-back":
      return exitCode.rolledBack;
  }
}
