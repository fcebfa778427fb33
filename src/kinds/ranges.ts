// Ranges of numbers as people write them: 3800, or "2000-3750" with both ends included.

import type { NumberRange } from "../model/allocation.ts";
import type { Finding } from "../model/diagnostic.ts";
import type { Resource } from "../model/resource.ts";

/** The schema has checked the form; an end that lies before the start is still possible. */
export function parseRange(written: number | string): NumberRange {
  if (typeof written === "number") return [written, written];
  const cut = written.indexOf("-");
  return [Number(written.slice(0, cut)), Number(written.slice(cut + 1))];
}

/** The ranges that can be used: in order of their first numbers, without those that are reversed. */
export function usableRanges(written: readonly (number | string)[]): NumberRange[] {
  return written
    .map(parseRange)
    .filter(([from, to]) => from <= to)
    .sort((a, b) => a[0] - b[0]);
}

/** Reversed ranges, and ranges that have numbers in common with an earlier one. */
export function checkRanges(
  resource: Resource<object>,
  field: string,
  written: readonly (number | string)[],
): Finding[] {
  const findings: Finding[] = [];
  const earlier: { range: NumberRange; field: string; written: number | string }[] = [];
  written.forEach((text, i) => {
    const at = { resource, field: `${field}/${i}` };
    const range = parseRange(text);
    const [from, to] = range;
    const shared = earlier.find((one) => from <= one.range[1] && one.range[0] <= to);
    if (from > to) {
      findings.push({
        code: "fabric/reversed-range",
        severity: "error",
        at,
        label: `${from} is larger than ${to}`,
        help: `write the smaller number first: ${to}-${from}`,
      });
    } else if (shared !== undefined) {
      findings.push({
        code: "fabric/overlapping-ranges",
        severity: "error",
        at,
        label: `has numbers in common with ${shared.written}`,
        related: [{ resource, field: shared.field, text: "the other range is here" }],
        help: "let every number stand in one range only",
      });
    }
    earlier.push({ range, field: at.field, written: text });
  });
  return findings;
}
