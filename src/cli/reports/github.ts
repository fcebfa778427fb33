// What the runner of a GitHub workflow understands: annotations at lines of the change under review, and
// outputs for later steps. A step may have ten annotations of each kind, so the last tells of the rest.

import { printable } from "../views/printable.ts";
import { lineOf, type Report, type ReportItem, type ReportSection } from "./report.ts";

/** Of each kind, in a step. */
const annotationsMax = 10;

const kinds = { error: "error", warning: "warning", note: "notice" } as const;

/** Lines that begin with "::"; empty where there is nothing to tell. */
export function annotationsText(report: Report): string {
  const all = report.sections.flatMap((section) =>
    section.items.map((item) => ({ section, item })),
  );
  const lines = Object.entries(kinds).flatMap(([level, kind]) => {
    const own = all.filter(({ item }) => item.level === level);
    const fit = own.length <= annotationsMax ? own.length : annotationsMax - 1;
    const shown = own.slice(0, fit).map(({ section, item }) => annotation(kind, section, item));
    const rest = own.length - fit;
    const more = `and ${rest} more: the step summary and the log name them`;
    return rest === 0 ? shown : [...shown, `::${kind} title=${property(titleOf(report))}::${more}`];
  });
  return lines.map((line) => `${line}\n`).join("");
}

function annotation(kind: string, section: ReportSection, item: ReportItem): string {
  const { place, rule, help } = item;
  const title = `title=${property(rule)}`;
  const at = place === undefined ? title : `${placeText(place)},${title}`;
  const text = lineOf(section, item);
  return `::${kind} ${at}::${data(printable(text))}${help === undefined ? "" : data(`\n${printable(help)}`)}`;
}

function placeText({
  file,
  line,
  column,
  endLine,
  endColumn,
}: NonNullable<ReportItem["place"]>): string {
  // Columns count only within one line.
  const isOneLine = endLine === line && endColumn !== undefined;
  const columns = isOneLine ? `,endLine=${endLine},col=${column},endColumn=${endColumn}` : "";
  return `file=${property(file)},line=${line}${columns}`;
}

function titleOf({ command, fabric }: Report): string {
  return `plumb ${command} ${fabric}`;
}

/** As the runner's own toolkit escapes what stands behind "::". */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** And what stands before it. */
function property(text: string): string {
  return data(printable(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** Lines for the file that GITHUB_OUTPUT names. */
export function outputsText({ outputs }: Report): string {
  return Object.entries(outputs)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}
