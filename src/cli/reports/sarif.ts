// SARIF 2.1.0 (OASIS), for code scanning: each result at the manifest's line, known again by a fingerprint
// in which no line stands. Of more results than are read anywhere the gravest are kept.

import type { JsonObject } from "../../model/json.ts";
import { printable } from "../views/printable.ts";
import {
  gravestFirst,
  lineOf,
  type Place,
  type Report,
  type ReportItem,
  type ReportSection,
} from "./report.ts";

/** GitHub shows so many of a run, and refuses a run with 25,000. */
const resultsMax = 5_000;

/** `version` is that of this build. */
export function sarifLog(report: Report, version: string): JsonObject {
  const results = gravestFirst(
    report.sections.flatMap((section) =>
      section.items.map((item) => ({ section, item, level: item.level })),
    ),
  );
  const shown = results.slice(0, resultsMax);
  const rules = rulesOf(shown.map(({ item }) => item));
  const hidden = results.length - shown.length;
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Plumbline", version, rules } },
        automationDetails: { id: `plumb/${report.command}/${report.fabric}/` },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: true,
            ...(hidden === 0 ? {} : { toolExecutionNotifications: [tooMany(hidden)] }),
          },
        ],
        results: shown.map(({ section, item }) => resultOf(section, item, rules)),
      },
    ],
  };
}

function rulesOf(items: readonly ReportItem[]): JsonObject[] {
  const summaries = new Map(items.map(({ rule, ruleSummary }) => [rule, ruleSummary]));
  return [...summaries].map(([id, text]) => ({ id, shortDescription: { text } }));
}

function resultOf(
  section: ReportSection,
  item: ReportItem,
  rules: readonly JsonObject[],
): JsonObject {
  const { rule, level, help, place, fingerprint } = item;
  const text = message(
    help === undefined ? lineOf(section, item) : `${lineOf(section, item)}. ${help}`,
  );
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level,
    message: { text },
    ...(place === undefined ? {} : { locations: [locationOf(place)] }),
    // GitHub knows the first; without it, it would make one of the text around the line.
    partialFingerprints: {
      primaryLocationLineHash: `${fingerprint.slice(0, 16)}:1`,
      "plumblineItem/v1": fingerprint,
    },
  };
}

function locationOf({ file, line, column, endLine, endColumn }: Place): JsonObject {
  const end = endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn };
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column, ...end },
    },
  };
}

/** RFC 3986: a relative reference where the file lies in the repository. */
function uriOf(file: string): string {
  const path = printable(file).split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${path}` : path;
}

/** Plain text in which brackets make no link and braces take nothing in (SARIF 3.11.5, 3.11.6). */
function message(text: string): string {
  return printable(text)
    .replaceAll(/[\\[\]]/g, (sign) => `\\${sign}`)
    .replaceAll(/[{}]/g, (sign) => sign + sign);
}

function tooMany(hidden: number): JsonObject {
  const text = `${hidden} more results are not in this file: plumb -o json names all.`;
  return { level: "warning", message: { text } };
}
