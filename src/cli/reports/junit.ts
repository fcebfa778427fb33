// JUnit XML, as pipelines read test results: a suite for each target, a case for each thing there. What
// differs fails with the difference as its text; what is unknown or waits is skipped. Readers agree on
// no more than what https://github.com/testmoapp/junitxml describes, so no more is written.

import { escapeXml } from "../views/printable.ts";
import type { Report, ReportItem, ReportSection } from "./report.ts";

/** Ends with a line break. */
export function junitText(report: Report): string {
  const suites = report.sections.map(suiteText);
  const cases = report.sections.flatMap(casesOf);
  const name = attribute("name", `plumb ${report.command} ${report.fabric}`);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites ${name} ${countsOf(cases)}>`,
    ...suites,
    `</testsuites>\n`,
  ].join("\n");
}

/** One for each item, or a good one where there is none. */
function casesOf({ items }: ReportSection): (ReportItem | undefined)[] {
  return items.length === 0 ? [undefined] : [...items];
}

function countsOf(cases: readonly (ReportItem | undefined)[]): string {
  const count = (isMeant: (item: ReportItem) => boolean): string =>
    String(cases.filter((one) => one !== undefined && isMeant(one)).length);
  return [
    attribute("tests", String(cases.length)),
    attribute(
      "failures",
      count(({ isOpen }) => !isOpen),
    ),
    attribute("errors", "0"),
    attribute(
      "skipped",
      count(({ isOpen }) => isOpen),
    ),
  ].join(" ");
}

function suiteText(section: ReportSection): string {
  const cases = casesOf(section);
  const times = new Map<string, number>();
  const nameOf = ({ subject, rule }: ReportItem): string => {
    const name = `${subject} (${rule})`;
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    // Readers take cases of one name for one case.
    return count === 1 ? name : `${name} #${count}`;
  };
  return [
    `  <testsuite ${attribute("name", section.name)} ${countsOf(cases)}>`,
    ...cases.map((one) => caseText(section, one === undefined ? "" : nameOf(one), one)),
    `  </testsuite>`,
  ].join("\n");
}

function caseText(
  { name: section, fine }: ReportSection,
  name: string,
  item: ReportItem | undefined,
): string {
  const of = attribute("classname", section);
  if (item === undefined) return `    <testcase ${of} ${attribute("name", fine)}/>`;
  const { rule, subject, detail, place } = item;
  const file = place === undefined ? "" : ` ${attribute("file", place.file)}`;
  const head = `    <testcase ${of} ${attribute("name", name)}${file}>`;
  const message = attribute("message", detail === "" ? subject : detail);
  const result = item.isOpen
    ? `      <skipped ${message}/>`
    : `      <failure ${message} ${attribute("type", rule)}>${failureText(item)}</failure>`;
  return `${head}\n${result}\n    </testcase>`;
}

function failureText({ symbol, subject, detail, help, place }: ReportItem): string {
  const at = place === undefined ? [] : [`  ${place.file}:${place.line}`];
  const lines = [`${symbol} ${subject}  ${detail}`, ...at, ...(help === undefined ? [] : [help])];
  return lines.map((line) => escapeXml(line).trimEnd()).join("\n");
}

function attribute(name: string, value: string): string {
  return `${name}="${escapeXml(value)}"`;
}
