// One plan for a command: manifests, then records and live documents, then the planner. What stops
// it is reported here, so that commands go on with a plan in hand or with an exit code.

import { hasErrors } from "../model/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import { isTrouble } from "../ports/trouble.ts";
import { runPlan, type PlanSources } from "../reconcile/plan-run.ts";
import type { PlanningArguments } from "./arguments/planning.ts";
import type { CommandPorts } from "./command-ports.ts";
import { withConnection, type Connection } from "./connection.ts";
import { checkedForEmptiness } from "./empty-manifests.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { unknownName } from "./known-names.ts";
import { readManifests, withFindings, type Manifests } from "./manifests.ts";
import { complain, reportDiagnostics, reportTrouble, tellDiagnostics } from "./report.ts";
import type { Settings } from "./settings.ts";

export interface Planned {
  readonly plan: Plan;
  readonly sources: PlanSources;
  /** With the warnings that planning found. */
  readonly manifests: Manifests;
  /** Age of the oldest observation. */
  readonly liveAgeMs: number;
}

/** Makes a plan and hands it to `use`, with the connection still open. */
export async function withPlan(
  given: PlanningArguments,
  settings: Settings,
  ports: CommandPorts,
  use: (planned: Planned, connection: Connection) => Promise<ExitCode>,
): Promise<ExitCode> {
  const read = await readManifests(settings, true);
  const manifests = checkedForEmptiness(read, given.mayBeEmpty, settings.manifests);
  if (hasErrors(manifests.diagnostics)) return reportDiagnostics(manifests, settings, ports);
  return withConnection(settings, ports, async (connection) => {
    const progress = observationProgress(ports);
    const run = await runPlan(connection, {
      resources: manifests.resources,
      options: given.options,
      parallelism: given.parallelism,
      onObserved: (done, total) => {
        progress.onObserved(done, total);
      },
    });
    progress.end();
    if (isTrouble(run)) return reportTrouble(run, settings, ports);
    const checked = withFindings(manifests, run.findings);
    if (run.type === "invalid") {
      // Claims can contradict each other only once numbers are known, and for these live state was read.
      const closing = run.isLiveRead ? nothingSent : undefined;
      return reportDiagnostics(checked, settings, ports, closing);
    }
    if (settings.output === "text" && checked.diagnostics.length > 0) {
      tellDiagnostics(checked, undefined, settings, ports);
    }
    const { plan, sources } = run;
    const message = unknownName(
      given.options,
      manifests.resources,
      sources.owned,
      connection.catalog,
    );
    if (message !== undefined) return complain(message, exitCode.usage, settings, ports);
    const oldest = Math.min(...sources.observedAtMs.values(), ports.clock.now());
    return use(
      { plan, sources, manifests: checked, liveAgeMs: ports.clock.now() - oldest },
      connection,
    );
  });
}

const nothingSent = "Nothing was sent to any target.";

/** One line that counts, for a person who waits. */
function observationProgress({ terminal }: CommandPorts): {
  onObserved(done: number, total: number): void;
  end(): void;
} {
  let isBegun = false;
  return {
    onObserved(done, total) {
      if (!terminal.isErrShown) return;
      isBegun = true;
      terminal.err(`\r\u001B[KReading live state: ${done} of ${total} targets`);
    },
    end() {
      if (isBegun) terminal.err("\r\u001B[K");
    },
  };
}
