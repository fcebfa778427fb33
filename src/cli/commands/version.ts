// `plumb version`.

import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import type { Settings } from "../settings.ts";
import { versionJson, versionText } from "../views/version.ts";
import { printJson } from "../report.ts";

export async function runVersion(
  _: object,
  settings: Settings,
  { packageFiles, terminal }: CommandPorts,
): Promise<ExitCode> {
  const text = await packageFiles.readText("package.json");
  if (typeof text !== "string") throw new Error("the package has no readable package.json");
  const { version } = JSON.parse(text) as { version: string };
  if (settings.output === "json") printJson(versionJson(version), terminal);
  else terminal.out(versionText(version));
  return exitCode.ok;
}
