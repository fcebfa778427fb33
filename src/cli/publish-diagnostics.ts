// Problems in manifests, handed out in the formats of a command that reports in many.

import type { Report } from "./reports/report.ts";
import type { OutputRequest } from "./arguments/output.ts";
import type { CommandPorts } from "./command-ports.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { publish, type Result } from "./publish.ts";
import { reportDiagnostics, reportTrouble, type Diagnosed } from "./report.ts";
import type { Settings } from "./settings.ts";
import { diagnosticsJson, diagnosticsText } from "./views/diagnostics.ts";
import { plainPalette } from "./views/palette.ts";

/** What is in the reports, and who makes them. */
export interface RefusedManifests {
  readonly command: Report["command"];
  readonly diagnosed: Diagnosed;
  readonly outputs: readonly OutputRequest[] | undefined;
  /** What was not done because of them. */
  readonly closing?: string | undefined;
}

/** Tells what stops a run as every command does, and reports it where reports were asked for. */
export async function refuseManifests(
  { command, diagnosed, outputs, closing }: RefusedManifests,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const code = reportDiagnostics(diagnosed, settings, ports, closing);
  if (outputs === undefined) return code;
  const result = diagnosticsResult(command, diagnosed, settings);
  const unwritten = await publish(result, outputs, settings, ports, true);
  if (unwritten === undefined) return code;
  reportTrouble(unwritten, settings, ports);
  return code === exitCode.ok ? exitCode.error : code;
}

export function diagnosticsResult(
  command: Report["command"],
  { diagnostics, texts }: Diagnosed,
  { fabric, files }: Settings,
): Result {
  return {
    text: () => diagnosticsText(diagnostics, { texts, palette: plainPalette }),
    json: () => diagnosticsJson(diagnostics, texts),
    async report({ repository }) {
      const { diagnosticsReport } = await import("./reports/diagnostics-report.ts");
      const { createPlaceFinder } = await import("./reports/places.ts");
      const places = createPlaceFinder({ files, repository, resources: [] });
      return diagnosticsReport({ command, fabric, diagnostics, texts, places });
    },
  };
}
