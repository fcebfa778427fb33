// The folder that an import writes: not over what people wrote, and with the schemas that their
// editors check it against.

import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { CommandPorts } from "./command-ports.ts";
import { writeEditorSchemas } from "./editor-schemas.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { complain, reportTrouble } from "./report.ts";
import type { Settings } from "./settings.ts";

/** Undefined where the folder may be written, else how the command ends. */
export async function refusedFolder(
  { outFolder, isForced }: { readonly outFolder: string; readonly isForced: boolean },
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode | undefined> {
  const present = await settings.files.list(outFolder);
  if (isTrouble(present)) return reportTrouble(present, settings, ports);
  if (present === undefined || present.length === 0 || isForced) return undefined;
  const message = `${outFolder} is not empty; name another folder, or write into it with --force`;
  return complain(message, exitCode.error, settings, ports);
}

/** `texts` are by path in the folder. */
export async function writeImport(
  texts: ReadonlyMap<string, string>,
  outFolder: string,
  { files }: Settings,
  { packageFiles }: CommandPorts,
): Promise<Trouble | undefined> {
  for (const [path, text] of texts) {
    const failed = await files.writeText(`${outFolder}/${path}`, text);
    if (failed !== undefined) return failed;
  }
  return writeEditorSchemas(outFolder, files, packageFiles);
}

/** What to plan with: a folder that lies in another one is read with it. */
export function planPaths(
  from: readonly string[],
  outFolder: string,
  { files }: Settings,
): string[] {
  const out = `${files.resolve(outFolder)}/`;
  const isRead = from.some((path) => out.startsWith(`${files.resolve(path)}/`));
  return isRead ? [...from] : [...from, outFolder];
}
