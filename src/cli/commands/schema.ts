// `plumb schema`. The schemas are files of the package; this hands them out as they are.

import { compareNames } from "../../model/sort.ts";
import { closest } from "../../model/suggest.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { Files } from "../../ports/files.ts";
import type { SchemaArguments } from "../arguments/schema.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";

const folders = ["schemas", "schemas/documents", "schemas/outputs"];
const ending = ".schema.json";

export async function runSchema(
  { name, isList, outFolder }: SchemaArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { packageFiles, terminal } = ports;
  const paths = await schemaPaths(packageFiles);
  if (isTrouble(paths)) return reportTrouble(paths, settings, ports);
  if (isList) {
    terminal.out([...paths.keys()].map((one) => `${one}\n`).join(""));
    return exitCode.ok;
  }
  if (outFolder !== undefined) return writeAll([...paths.values()], outFolder, settings, ports);
  const wanted = kebab(name ?? "plumbline");
  const path = paths.get(wanted);
  if (path === undefined) {
    const meant = closest(wanted, paths.keys());
    const hint =
      meant === undefined ? "plumb schema --list names them all" : `did you mean ${meant}?`;
    return complain(`there is no schema "${name ?? ""}"; ${hint}`, exitCode.usage, settings, ports);
  }
  const text = await packageFiles.readText(path);
  if (typeof text !== "string") throw new Error(`${path} was listed and cannot be read`);
  terminal.out(text);
  return exitCode.ok;
}

/** From a schema's name to its path in the package; a target type's document is "document/switch". */
async function schemaPaths(files: Files): Promise<Map<string, string> | Trouble> {
  const paths = new Map<string, string>();
  for (const folder of folders) {
    const names = await files.list(folder);
    if (isTrouble(names)) return names;
    for (const file of names ?? []) {
      if (!file.endsWith(ending)) continue;
      const name = file.slice(0, -ending.length);
      paths.set(folder === "schemas/documents" ? `document/${name}` : name, `${folder}/${file}`);
    }
  }
  return new Map([...paths].sort((a, b) => compareNames(a[0], b[0])));
}

async function writeAll(
  paths: readonly string[],
  outFolder: string,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  for (const path of paths) {
    const text = await ports.packageFiles.readText(path);
    if (typeof text !== "string") throw new Error(`${path} was listed and cannot be read`);
    const problem = await settings.files.writeText(
      `${outFolder}${path.slice("schemas".length)}`,
      text,
    );
    if (problem !== undefined) return reportTrouble(problem, settings, ports);
  }
  ports.terminal.out(`Wrote ${paths.length} schemas to ${outFolder}.\n`);
  return exitCode.ok;
}

/** "HostGroup" is in host-group.schema.json. */
function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
