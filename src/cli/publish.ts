// Hands a run's report out in the formats that were asked for, and in those that its pipeline shows: one
// on standard output, others in files, annotations on standard error, where a runner reads them too.

import type { JsonObject } from "../model/json.ts";
import type { Trouble } from "../ports/trouble.ts";
import { isShown, type OutputRequest } from "./arguments/output.ts";
import { ciSurroundings, type CiSurroundings } from "./ci-surroundings.ts";
import type { CommandPorts } from "./command-ports.ts";
import { packageVersion } from "./package-version.ts";
import type { ReportFormat } from "./reports/formats.ts";
import type { Report } from "./reports/report.ts";
import type { Settings } from "./settings.ts";

/** A run's result: made into each format when that is asked for. */
export interface Result {
  text(): string;
  json(): JsonObject;
  report(ci: CiSurroundings): Report | Promise<Report>;
}

/**
 * Trouble is the first file that could not be written. `isTold`: a person, or who reads JSON, was told
 * already, and standard output gets only what no other command has.
 */
export async function publish(
  result: Result,
  asked: readonly OutputRequest[],
  settings: Settings,
  ports: CommandPorts,
  isTold: boolean = false,
): Promise<Trouble | undefined> {
  const { terminal, environment } = ports;
  const ci = ciSurroundings(environment);
  const requests = asked.length === 0 ? ci.outputs : asked;
  const shown = requests.find(isShown)?.format ?? "text";
  // A report is made once, and not at all for who reads text.
  let made: Promise<Report> | undefined;
  const report = (): Promise<Report> => (made ??= Promise.resolve(result.report(ci)));
  const textOf = async (format: ReportFormat): Promise<string | undefined> =>
    await textIn(format, result, report, ports);
  const told = isTold && (shown === "text" || shown === "json") ? undefined : await textOf(shown);
  if (told !== undefined) terminal.out(told);
  for (const { format, file } of requests) {
    if (file === undefined) continue;
    const text = format === "text" ? withoutColors(result.text()) : await textOf(format);
    const failed = text === undefined ? undefined : await settings.files.writeText(file, text);
    if (failed !== undefined) return failed;
  }
  if (!requests.some(({ format }) => format === "github")) return undefined;
  return await tellRunner(await report(), ci, settings, ports);
}

/** Undefined where the format has nothing to say of such a result. */
async function textIn(
  format: ReportFormat,
  result: Result,
  report: () => Promise<Report>,
  ports: CommandPorts,
): Promise<string | undefined> {
  switch (format) {
    case "text":
    case "github":
      return result.text();
    case "json":
      return pretty(result.json());
    case "ndjson": {
      const { ndjsonText } = await import("./reports/ndjson.ts");
      return ndjsonText((await report()).command, result.json());
    }
    case "markdown":
      return (await import("./reports/markdown.ts")).markdownText(await report());
    case "junit":
      return (await import("./reports/junit.ts")).junitText(await report());
    case "sarif": {
      const { sarifLog } = await import("./reports/sarif.ts");
      return pretty(sarifLog(await report(), await packageVersion(ports)));
    }
    case "gitlab-codequality":
      return pretty((await import("./reports/gitlab.ts")).codeQuality(await report()));
    case "gitlab-terraform": {
      const { terraformReport } = await import("./reports/gitlab.ts");
      const { operations } = await report();
      // Without a plan, zeros would say that there is nothing to do.
      return operations === undefined ? undefined : pretty(terraformReport(operations));
    }
  }
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A file is no terminal, whatever standard output is. */
function withoutColors(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/\u001B\[\d+m/g, "");
}

async function tellRunner(
  report: Report,
  { summaryFile, outputFile }: CiSurroundings,
  { files }: Settings,
  { terminal }: CommandPorts,
): Promise<Trouble | undefined> {
  const { annotationsText, outputsText } = await import("./reports/github.ts");
  terminal.err(annotationsText(report));
  if (summaryFile !== undefined) {
    const { markdownText } = await import("./reports/markdown.ts");
    const failed = await files.appendText(summaryFile, markdownText(report));
    if (failed !== undefined) return failed;
  }
  return outputFile === undefined
    ? undefined
    : await files.appendText(outputFile, outputsText(report));
}
