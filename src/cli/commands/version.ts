// `plumb version`.

import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { packageVersion } from "../package-version.ts";
import type { Settings } from "../settings.ts";
import { versionJson, versionText } from "../views/version.ts";
import { printResult } from "../report.ts";

export async function runVersion(
  _: object,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const version = await packageVersion(ports);
  const result = { text: () => versionText(version), json: () => versionJson(version) };
  printResult(result, settings, ports);
  return exitCode.ok;
}
