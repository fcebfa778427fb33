// `plumb version`.

import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import type { Settings } from "../settings.ts";
import { versionJson, versionText } from "../views/version.ts";
import { printResult } from "../report.ts";

export async function runVersion(
  _: object,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const text = await ports.packageFiles.readText("package.json");
  if (typeof text !== "string") throw new Error("the package has no readable package.json");
  const { version } = JSON.parse(text) as { version: string };
  const result = { text: () => versionText(version), json: () => versionJson(version) };
  printResult(result, settings, ports);
  return exitCode.ok;
}
