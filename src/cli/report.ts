// What every command does alike when something is wrong or a document is to be printed.

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
  /** Absent where what was read are no files. */
  readonly fileCount?: number;
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
  closing: string = "Nothing was read from or sent to any target.",
): ExitCode {
  const { diagnostics, texts } = diagnosed;
  if (settings.output === "json") printJson(diagnosticsJson(diagnostics, texts), ports.terminal);
  else tellDiagnostics(diagnosed, closing, settings, ports);
  return hasErrors(diagnostics) ? exitCode.invalid : exitCode.ok;
}

/** Problems that people should know of, on standard error. */
export function tellDiagnostics(
  { diagnostics, texts, fileCount }: Diagnosed,
  closing: string | undefined,
  { errPalette }: Settings,
  { terminal }: CommandPorts,
): void {
  if (diagnostics.length === 0) return;
  const { width } = terminal;
  const options = {
    texts,
    palette: errPalette,
    width,
    ...(fileCount === undefined ? {} : { fileCount }),
    ...(closing === undefined ? {} : { closing }),
  };
  terminal.err(diagnosticsText(diagnostics, options));
}

/** A result, as text or as JSON, whichever was asked for. */
export function printResult(
  result: { text(): string; json(): JsonObject },
  { output }: Settings,
  { terminal }: CommandPorts,
): void {
  if (output === "json") printJson(result.json(), terminal);
  else terminal.out(result.text());
}

function printJson(document: JsonObject, terminal: Terminal): void {
  terminal.out(`${JSON.stringify(document, undefined, 2)}\n`);
}
