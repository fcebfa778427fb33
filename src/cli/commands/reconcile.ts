// `plumb reconcile`: has the controller look at everything, and where that is asked for, waits until it
// did. It looks at nothing itself.

import { randomUUID } from "node:crypto";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { wish } from "../../records/controller/control.ts";
import type { ReconcileArguments } from "../arguments/reconcile.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState, type Connection } from "../connection.ts";
import {
  exitOfController,
  isKept,
  readController,
  type ControllerState,
} from "../controller-state.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { notKeptText } from "../views/leader.ts";
import { durationText } from "../../model/duration.ts";
import { lookedText, stillWaitingText, wishedJson, wishedText } from "../views/reconcile.ts";

export async function runReconcile(
  { isAwaited, patienceMs }: ReconcileArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async (connection) => {
    const { store, keys } = connection;
    const state = await readController(connection, settings, ports);
    if (isTrouble(state)) return reportTrouble(state, settings, ports);
    const id = randomUUID();
    const { owner, host } = ports.identity;
    const by = `${owner}@${host}`;
    const wrong = await wish(store, keys, { id, by, atMs: ports.clock.now() });
    if (wrong !== undefined) return reportTrouble(wrong, settings, ports);
    if (!isAwaited) {
      printResult(
        { text: () => wishedText(state), json: () => wishedJson(state) },
        settings,
        ports,
      );
      return exitCode.ok;
    }
    if (!isKept(state)) {
      const message = `${notKeptText(state) ?? ""}\n  nobody is waited for`;
      return complain(message, exitCode.error, settings, ports);
    }
    const granted = await untilGranted(connection, { id, patienceMs }, settings, ports);
    return tellGranted(granted, patienceMs, settings, ports);
  });
}

function tellGranted(
  granted: ControllerState | "late" | "interrupted" | Trouble,
  patienceMs: number,
  settings: Settings,
  ports: CommandPorts,
): ExitCode {
  if (granted === "interrupted") return exitCode.interrupted;
  if (granted === "late") {
    const message = `the controller has not looked within ${durationText(patienceMs)}; it is still asked to, and plumb status says what it is at`;
    return complain(message, exitCode.error, settings, ports);
  }
  if (isTrouble(granted)) return reportTrouble(granted, settings, ports);
  const shown = { text: () => lookedText(granted), json: () => wishedJson(granted, true) };
  printResult(shown, settings, ports);
  return exitOfController(granted);
}

interface Awaited {
  readonly id: string;
  readonly patienceMs: number;
}

const askEveryMs = 500;
const tellEveryMs = 10_000;

/** Whether it found something to do, and how that ends is not known yet. */
function isUnderWay({ status }: ControllerState): boolean {
  const ready = status?.conditions.find(({ type }) => type === "Ready");
  return ready?.reason === "Applying" || ready?.reason === "Applied";
}

/** Of several wishes the last one counts, and whoever waits for an earlier one is content with it. */
async function untilGranted(
  connection: Connection,
  { id, patienceMs }: Awaited,
  settings: Settings,
  ports: CommandPorts,
): Promise<ControllerState | "late" | "interrupted" | Trouble> {
  const { clock, terminal } = ports;
  const interrupted = new AbortController();
  const stopListening = ports.onInterrupt(() => interrupted.abort());
  const startMs = clock.now();
  let toldMs = 0;
  const ids = new Set([id]);
  let isGranted = false;
  try {
    for (;;) {
      const state = await readController(connection, settings, ports);
      if (isTrouble(state) && state.retry !== "soon") return state;
      if (!isTrouble(state)) {
        const { control, status } = state;
        if (control.wish !== undefined) ids.add(control.wish.id);
        isGranted ||= status?.wish !== undefined && ids.has(status.wish);
        if (isGranted && !isUnderWay(state)) return state;
      }
      const waitedMs = clock.now() - startMs;
      if (interrupted.signal.aborted) return "interrupted";
      if (waitedMs >= patienceMs) return isTrouble(state) || isGranted ? state : "late";
      if (waitedMs - toldMs >= tellEveryMs) {
        terminal.err(`${stillWaitingText(state, waitedMs)}\n`);
        toldMs = waitedMs;
      }
      await clock.sleep(Math.min(askEveryMs, patienceMs - waitedMs), interrupted.signal);
    }
  } finally {
    stopListening();
  }
}
