// The way of one command from words to exit code. It makes every decision that holds for all
// commands: which one is meant, what its settings are, what is shown of a mistake or of trouble.

import { isUsageProblem } from "./arguments/declaration.ts";
import { commands } from "./commands/list.ts";
import type { CommandPorts } from "./command-ports.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { parseArguments, type Invocation } from "./program.ts";
import type { Project } from "./project.ts";
import { projectFile, settle, type Settings } from "./settings.ts";
import { reportDiagnostics, reportTrouble } from "./report.ts";
import { placeText } from "../ports/store-place.ts";
import { isTrouble } from "../ports/trouble.ts";

/** Runs one command line; `argv` are the words behind the command's own name. Only bugs reject. */
export async function run(argv: readonly string[], ports: CommandPorts): Promise<ExitCode> {
  const { terminal, environment } = ports;
  const declarations = commands.map((command) => command.declaration);
  const parsed = parseArguments(declarations, argv, environment, terminal.width);
  if (parsed.type === "help") {
    terminal.out(parsed.text);
    return exitCode.ok;
  }
  if (parsed.type === "usage") return refuse(parsed.message, ports);
  const command = commands.find((one) => one.declaration.name === parsed.name);
  if (command === undefined) throw new Error(`${parsed.name} was parsed but is no command`);
  const prepared = command.prepare(parsed);
  if (isUsageProblem(prepared)) return refuse(prepared.message, ports);
  const settings = await settingsFor(parsed, argv, ports);
  if (typeof settings === "number") return settings;
  if (settings.isVerbose) terminal.err(settingsText(settings));
  return prepared(undefined, settings, ports);
}

/** What --verbose adds: where things are read from and kept, once every place has been asked. */
function settingsText({ fabric, store, manifests }: Settings): string {
  return `fabric ${fabric}, state in ${placeText(store)}, manifests from ${manifests.join(", ")}\n`;
}

function refuse(message: string, { terminal }: CommandPorts): ExitCode {
  terminal.err(message.startsWith("Usage:") ? `${message.trimEnd()}\n` : `error: ${message}\n`);
  return exitCode.usage;
}

async function settingsFor(
  { globals }: Invocation,
  argv: readonly string[],
  ports: CommandPorts,
): Promise<Settings | ExitCode> {
  const { terminal, environment } = ports;
  const files = globals.folder === undefined ? ports.files : ports.files.inFolder(globals.folder);
  const withProject = (project: Project): Settings =>
    settle(globals, project, { files, terminal, environment, argv });
  const text = await files.readText(projectFile);
  if (isTrouble(text)) return reportTrouble(text, withProject({}), ports);
  if (text === undefined) return withProject({});
  const { readProject } = await import("./project.ts");
  const { project, diagnostics } = readProject(projectFile, text);
  if (diagnostics.length === 0) return withProject(project);
  const texts = new Map([[projectFile, text]]);
  return reportDiagnostics({ diagnostics, texts, fileCount: 1 }, withProject({}), ports);
}
