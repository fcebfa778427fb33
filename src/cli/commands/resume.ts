// `plumb resume`: takes a suspension away.

import { isTrouble } from "../../ports/trouble.ts";
import { resume } from "../../records/controller/control.ts";
import type { ResumeArguments } from "../arguments/resume.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { readController } from "../controller-state.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { resumedJson, resumedText } from "../views/resume.ts";

export async function runResume(
  _: ResumeArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async (connection) => {
    const { store, keys } = connection;
    const state = await readController(connection, settings, ports);
    if (isTrouble(state)) return reportTrouble(state, settings, ports);
    const before = await resume(store, keys);
    if (isTrouble(before)) return reportTrouble(before, settings, ports);
    const shown = {
      text: () => resumedText(before, state, ports.clock.now()),
      json: () => resumedJson(before, state),
    };
    printResult(shown, settings, ports);
    return exitCode.ok;
  });
}
