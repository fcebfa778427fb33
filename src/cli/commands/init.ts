// `plumb init`: a project to start from, or the users of an etcd.

import { isTrouble } from "../../ports/trouble.ts";
import type { InitArguments } from "../arguments/init.ts";
import type { CommandPorts } from "../command-ports.ts";
import { writeEditorSchemas } from "../editor-schemas.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { starterFiles } from "../starter.ts";
import { initJson, initText } from "../views/init.ts";

export async function runInit(
  given: InitArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  if (given.what === "etcd-roles") {
    const { runInitRoles } = await import("./init-roles.ts");
    return await runInitRoles(given, settings, ports);
  }
  const { folder, isForced } = given;
  const { files } = settings;
  const paths = [...starterFiles.keys()];
  for (const path of isForced ? [] : paths) {
    const text = await files.readText(`${folder}/${path}`);
    if (isTrouble(text)) return reportTrouble(text, settings, ports);
    if (text !== undefined) {
      const message = `${folder}/${path} is there already; overwrite it with --force`;
      return complain(message, exitCode.error, settings, ports);
    }
  }
  for (const [path, text] of starterFiles) {
    const failed = await files.writeText(`${folder}/${path}`, text);
    if (failed !== undefined) return reportTrouble(failed, settings, ports);
  }
  const failed = await writeEditorSchemas(folder, files, ports.packageFiles);
  if (failed !== undefined) return reportTrouble(failed, settings, ports);
  const result = { text: () => initText(folder, paths), json: () => initJson(folder, paths) };
  printResult(result, settings, ports);
  return exitCode.ok;
}
