// `plumb completion`.

import { diagnosticCodes } from "../../model/diagnostic-codes.ts";
import type { CompletionArguments } from "../arguments/completion.ts";
import { globalOptions } from "../arguments/globals.ts";
import { catalogOf, driverNames } from "../catalog.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import type { Settings } from "../settings.ts";
import { completionScript } from "../views/completion.ts";
import { commands } from "./list.ts";

export async function runCompletion(
  { shell }: CompletionArguments,
  _: Settings,
  { terminal }: CommandPorts,
): Promise<ExitCode> {
  const declarations = commands.map((command) => command.declaration);
  const kinds = catalogOf(driverNames).kinds.map((kind) => kind.name);
  const operands = new Map([
    ["get", [...kinds, "targets"]],
    ["import", ["cc-fabric"]],
    ["schema", kinds],
    ["explain", [...kinds, ...Object.keys(diagnosticCodes)]],
  ]);
  terminal.out(
    completionScript(shell, { commands: declarations, globals: globalOptions, operands }),
  );
  return exitCode.ok;
}
