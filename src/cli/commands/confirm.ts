// `plumb confirm`: settles an apply that its agents would undo.

import { confirmApply, type ConfirmResult } from "../../apply/confirm.ts";
import { isTrouble } from "../../ports/trouble.ts";
import type { ConfirmArguments } from "../arguments/confirm.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { confirmedJson, confirmedText, settledText } from "../views/confirm.ts";
import { heldText } from "../views/lock.ts";

export async function runConfirm(
  given: ConfirmArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async ({ store, keys }) => {
    const { clock, identity } = ports;
    const holder = { ...identity, command: settings.commandLine };
    const options = { holder, patienceMs: given.patienceMs };
    const result = await confirmApply({ store, keys, clock }, given.entry, options);
    return tellConfirmed(result, given.entry, settings, ports);
  });
}

/** Prints what came of it. */
export function tellConfirmed(
  result: ConfirmResult,
  wanted: string | undefined,
  settings: Settings,
  ports: CommandPorts,
): ExitCode {
  if (isTrouble(result)) return reportTrouble(result, settings, ports);
  const nowMs = ports.clock.now();
  switch (result.type) {
    case "held":
      return complain(heldText(result.by, nowMs), exitCode.locked, settings, ports);
    case "nothing": {
      const message =
        wanted === undefined
          ? "no apply waits for confirmation; nothing was done"
          : `no apply of ${wanted} is in the journal; plumb history lists those that are`;
      return complain(message, exitCode.error, settings, ports);
    }
    case "settled": {
      const { entry, isConfirmed } = result;
      const code = codeOfSettled(entry.result, isConfirmed);
      if (code !== exitCode.ok) return complain(settledText(result), code, settings, ports);
      const shown = {
        text: () => `${settledText(result)}\n`,
        json: () => confirmedJson(entry, []),
      };
      printResult(shown, settings, ports);
      return code;
    }
    case "confirmed": {
      const { entry, targets } = result;
      const shown = {
        text: () => confirmedText(result, nowMs, settings.palette),
        json: () => confirmedJson(entry, targets),
      };
      printResult(shown, settings, ports);
      if (targets.some(({ type }) => type === "undone")) return exitCode.partly;
      return targets.some(({ type }) => type === "silent") ? exitCode.unknown : exitCode.ok;
    }
  }
}

function codeOfSettled(result: string, isConfirmed: boolean): ExitCode {
  if (result === "undone-by-agents") return exitCode.partly;
  return isConfirmed ? exitCode.ok : exitCode.error;
}
