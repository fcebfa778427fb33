// `plumb suspend`: stops the controller from changing anything. It waits for nobody.

import { isTrouble } from "../../ports/trouble.ts";
import { suspend } from "../../records/controller/control.ts";
import type { SuspendArguments } from "../arguments/suspend.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withConnection } from "../connection.ts";
import { readController } from "../controller-state.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { suspendedJson, suspendedText } from "../views/suspend.ts";

/** Also where there is no state yet: whoever prepares a controller may want it to begin quietly. */
export async function runSuspend(
  { because, forMs }: SuspendArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withConnection(settings, ports, async (connection) => {
    const { store, keys } = connection;
    const state = await readController(connection, settings, ports);
    if (isTrouble(state)) return reportTrouble(state, settings, ports);
    const now = ports.clock.now();
    const { owner, host } = ports.identity;
    const suspension = {
      by: owner,
      host,
      sinceMs: now,
      ...(because === undefined ? {} : { because }),
      ...(forMs === undefined ? {} : { untilMs: now + forMs }),
    };
    const wrong = await suspend(store, keys, suspension);
    if (wrong !== undefined) return reportTrouble(wrong, settings, ports);
    const shown = {
      text: () => suspendedText(suspension, state, now),
      json: () => suspendedJson(suspension, state),
    };
    printResult(shown, settings, ports);
    return exitCode.ok;
  });
}
