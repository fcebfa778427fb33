// `plumb status`: how a fabric is kept, by the word of its controller. It plans nothing.

import { isTrouble } from "../../ports/trouble.ts";
import type { StatusArguments } from "../arguments/status.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { exitOfController, readController } from "../controller-state.ts";
import type { ExitCode } from "../exit-code.ts";
import { printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { statusJson } from "../views/status-json.ts";
import { statusText } from "../views/status.ts";

export async function runStatus(
  _: StatusArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async (connection) => {
    const state = await readController(connection, settings, ports);
    if (isTrouble(state)) return reportTrouble(state, settings, ports);
    const now = ports.clock.now();
    const { palette } = settings;
    const shown = {
      text: () => statusText(state, { now, palette, width: ports.terminal.width }),
      json: () => statusJson(state, now),
    };
    printResult(shown, settings, ports);
    return exitOfController(state);
  });
}
