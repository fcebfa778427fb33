// A report as a comment of a merge request. Names and values come from whoever wrote the request, so all
// of them stand as code in which no sign means anything: no mark-up, no mention, no link. Its first line
// is a comment that is not seen; who posts it finds by it the one that is there already.

import { cutTo, printable } from "../views/printable.ts";
import { counted } from "../views/numbers.ts";
import type { Report, ReportItem, ReportSection } from "./report.ts";

/** GitHub takes 65,536 characters, GitLab more. */
const charactersMax = 60_000;
/** For what is said behind the tables. */
const reserve = 400;

export function markerOf({ command, fabric }: Pick<Report, "command" | "fabric">): string {
  return `<!-- plumb:${command}:${fabric} -->`;
}

/** Ends with a line break. */
export function markdownText(report: Report): string {
  const { command, basis } = report;
  const full = report.sections.filter(({ items }) => items.length > 0);
  const fine = command === "validate" ? 0 : report.sections.length - full.length;
  const head = [
    markerOf(report),
    `### plumb ${command}`,
    "",
    code(report.summary),
    ...(basis === undefined ? [] : ["", code(basis)]),
    ...(fine === 0 ? [] : ["", `${counted(fine, "target")} with nothing to tell.`]),
    "",
  ].join("\n");
  const room = { left: charactersMax - reserve - head.length };
  const parts = full.map((section) => sectionText(section, room));
  const shown = parts.reduce((sum, { count }) => sum + count, 0);
  const hidden = full.reduce((sum, { items }) => sum + items.length, 0) - shown;
  const cut = `\n**${counted(hidden, "more thing")} would not fit here.** The log of the pipeline, or \`plumb ${command}\`, has all.\n`;
  return `${head}${parts.map(({ text }) => text).join("")}${hidden === 0 ? "" : cut}`;
}

/** As much of the section as there is room for. */
function sectionText(
  section: ReportSection,
  room: { left: number },
): { text: string; count: number } {
  const { name, items } = section;
  const open = `\n<details><summary>${code(name)}: ${counted(items.length, "item")}</summary>\n\n| | item | what | manifest |\n| --- | --- | --- | --- |\n`;
  const close = "\n</details>\n";
  const rows: string[] = [];
  let length = open.length + close.length;
  for (const item of items) {
    const row = rowText(item);
    if (length + row.length > room.left) break;
    rows.push(row);
    length += row.length;
  }
  if (rows.length === 0) return { text: "", count: 0 };
  room.left -= length;
  return { text: `${open}${rows.join("")}${close}`, count: rows.length };
}

/** A cell that fills a comment by itself helps nobody. */
const cellMax = 300;

function rowText({ symbol, subject, detail, help, place }: ReportItem): string {
  const what = help === undefined ? code(detail) : `${code(detail)}<br>${code(help)}`;
  const at = place === undefined ? "" : code(`${place.file}:${place.line}`);
  return `| ${code(symbol)} | ${code(subject)} | ${what} | ${at} |\n`;
}

/** Text that is shown as it is. References to users and issues are not looked for in code. */
function code(text: string): string {
  const shown = cutTo(printable(text), cellMax).trim();
  return shown === "" ? "" : `<code>${shown.replaceAll(/[^\p{L}\p{N} /…]/gu, entity)}</code>`;
}

function entity(sign: string): string {
  return `&#${sign.codePointAt(0) ?? 0};`;
}
