// `plumb explain core-mask`: proposes the cores of a soft patch panel. It asks nothing and nobody.

import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { proposeCores, type CoreQuestion } from "../explain/core-mask.ts";
import { printResult } from "../report.ts";
import type { Settings } from "../settings.ts";
import { coreMaskJson, coreMaskText } from "../views/core-mask.ts";

/** Where cores are missing, the exit code says so too. */
export function runExplainCoreMask(
  question: CoreQuestion,
  settings: Settings,
  ports: CommandPorts,
): ExitCode {
  const answer = proposeCores(question);
  const options = { palette: settings.palette, width: ports.terminal.width };
  const text = (): string => coreMaskText(answer, options);
  printResult({ text, json: () => coreMaskJson(answer) }, settings, ports);
  return answer.missing > 0 ? exitCode.error : exitCode.ok;
}
