// What every command does alike when something is wrong or a document is to be printed.

import { compareNames } from "../model/sort.ts";
import { hasErrors, type Diagnostic } from "../model/diagnostic.ts";
import type { JsonObject } from "../model/json.ts";
import type { Terminal } from "../ports/terminal.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { CommandPorts } from "./command-ports.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import type { Settings } from "./settings.ts";
import { diagnosticsJson, diagnosticsText } from "./views/diagnostics.ts";

export interface Diagnosed {
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of the files that the diagnostics point into. */
  readonly texts: ReadonlyMap<string, string>;
  readonly fileCount: number;
}

/** One line on standard error, and the exit code. */
export function complain(
  message: string,
  code: ExitCode,
  { errPalette }: Settings,
  { terminal }: CommandPorts,
): ExitCode {
  terminal.err(`${errPalette.red("error")}: ${message}\n`);
  return code;
}

export function reportTrouble(trouble: Trouble, settings: Settings, ports: CommandPorts): ExitCode {
  const { doing, reason, retry } = trouble;
  const hint = retry === "soon" ? " (it may work in a moment)" : "";
  return complain(`${doing}: ${reason}${hint}`, exitCode.error, settings, ports);
}

/** Problems of a run that stops because of them. With -o json they are the run's document. */
export function reportDiagnostics(
  diagnosed: Diagnosed,
  settings: Settings,
  ports: CommandPorts,
): ExitCode {
  if (settings.output === "json") printJson(diagnosticsDocument(diagnosed), ports.terminal);
  else warnOf(diagnosed, "Nothing was read from or sent to any target.", settings, ports);
  return hasErrors(diagnosed.diagnostics) ? exitCode.invalid : exitCode.ok;
}

export function printJson(document: JsonObject, terminal: Terminal): void {
  terminal.out(`${JSON.stringify(document, undefined, 2)}\n`);
}

