// `plumb schema`. The schemas are files of the package; this hands them out as they are.

import { closest } from "../../model/suggest.ts";
import { isTrouble } from "../../ports/trouble.ts";
import type { SchemaArguments } from "../arguments/schema.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { readSchemaText, schemaPaths } from "../package-schemas.ts";
import { complain, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";

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
  terminal.out(await readSchemaText(packageFiles, path));
  return exitCode.ok;
}

async function writeAll(
  paths: readonly string[],
  outFolder: string,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  for (const path of paths) {
    const text = await readSchemaText(ports.packageFiles, path);
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
