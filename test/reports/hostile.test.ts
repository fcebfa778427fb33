// Manifests come from merge requests, so names and values are whatever somebody wants them to be. In no
// format do they become anything else than text, and none of a report is lost by them.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotationsText, outputsText } from "../../src/cli/reports/github.ts";
import { codeQuality } from "../../src/cli/reports/gitlab.ts";
import { junitText } from "../../src/cli/reports/junit.ts";
import { markdownText, markerOf } from "../../src/cli/reports/markdown.ts";
import { ndjsonText } from "../../src/cli/reports/ndjson.ts";
import {
  allItems,
  lineOf,
  named,
  type Level,
  type Report,
  type UnnamedItem,
} from "../../src/cli/reports/report.ts";
import { sarifLog } from "../../src/cli/reports/sarif.ts";
import { printable } from "../../src/cli/views/printable.ts";
import {
  annotationOf,
  codeQualityProblems,
  junitProblems,
  sarifProblems,
  sarifResults,
} from "./judges.ts";

const spells = [
  "::error::",
  "\n::set-env name=PATH::x",
  "]]>",
  "<!--",
  "-->",
  "<script>",
  "@everyone",
  "#1",
  "`",
  "**",
  "|",
  "[a](https://x.example)",
  "%0A",
  "%25",
  "{0}",
  "\\",
  "\u0000",
  "\u001B[31m",
  "\r\n",
  "\u202E",
  "\uD800",
  "&amp;",
  "\u2028",
  "../",
  "é漢😀",
  ",",
  ":",
  "=",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...spells), fc.string({ unit: "binary", maxLength: 5 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(""));

const item = fc.record({
  rule: fc.constantFrom("plan/add", "drift/changed", "held/not-owned"),
  ruleSummary: fc.constant("One sentence."),
  level: fc.constantFrom<Level>("error", "warning", "note"),
  symbol: fc.constantFrom("+" as const, "~" as const, "!" as const),
  isOpen: fc.boolean(),
  subject: hostile.map((text) => `item ${text}`),
  detail: hostile,
  help: hostile,
  identity: hostile,
  place: fc.record({
    file: hostile.map((text) => `manifests/${text}.yaml`),
    line: fc.integer({ min: 1, max: 9999 }),
    column: fc.integer({ min: 1, max: 99 }),
  }),
}) satisfies fc.Arbitrary<UnnamedItem>;

const section = fc.record({
  name: hostile.map((text) => `switch/${text}`),
  fine: fc.constant("in sync"),
  items: fc.array(item, { maxLength: 14 }),
});

const reports: fc.Arbitrary<Report> = fc
  .record({ sections: fc.array(section, { minLength: 1, maxLength: 4 }), summary: hostile })
  .map(({ sections, summary }) => ({
    command: "plan",
    fabric: "lab",
    summary,
    sections: named(sections),
    outputs: { changes: "3" },
  }));

function holds(law: (report: Report) => unknown): void {
  fc.assert(
    fc.property(reports, (report) => void law(report)),
    { numRuns: 300 },
  );
}

describe("whatever names and values are", () => {
  test("annotations are those and no others, and say what is meant", () => {
    holds((report) => {
      const lines = annotationsText(report).trimEnd().split("\n");
      const read = lines.filter((line) => line !== "").map(annotationOf);
      const counts = ["error", "warning", "note"].map(
        (level) => allItems(report).filter((one) => one.level === level).length,
      );
      expect(read).toHaveLength(counts.reduce((sum, count) => sum + Math.min(count, 10), 0));
      const told = report.sections.flatMap((own) =>
        own.items.map((one) => `${printable(lineOf(own, one))}\n${printable(one.help ?? "")}`),
      );
      const files = allItems(report).map(({ place }) => printable(place?.file ?? ""));
      for (const annotation of read) {
        expect(["error", "warning", "notice"]).toContain(annotation?.kind);
        if (annotation?.message.startsWith("and ") === true) continue;
        expect(told).toContain(annotation?.message);
        expect(files).toContain(annotation?.properties["file"]);
        expect(Object.keys(annotation?.properties ?? {})).toEqual(["file", "line", "title"]);
      }
    });
  });

  test("SARIF is valid, has every result, and lets nothing become a link", () => {
    holds((report) => {
      const log = JSON.parse(JSON.stringify(sarifLog(report, "1.0.0"))) as unknown;
      expect(sarifProblems(log)).toEqual([]);
      const results = sarifResults(log);
      expect(results).toHaveLength(allItems(report).length);
      for (const { message } of results) expect(message.text).not.toMatch(/(?<!\\)(?:\\\\)*[[\]]/);
      const prints = results.map((one) => one.partialFingerprints.primaryLocationLineHash);
      expect(new Set(prints).size).toBe(prints.length);
    });
  });

  test("code quality is as GitLab reads it", () => {
    holds((report) => {
      const findings = JSON.parse(JSON.stringify(codeQuality(report))) as unknown[];
      expect(codeQualityProblems(findings)).toEqual([]);
      expect(findings).toHaveLength(allItems(report).length);
    });
  });

  test("markdown has no sign of its own in what others wrote", () => {
    holds((report) => {
      const [marker = "", title = "", ...lines] = markdownText(report).split("\n");
      expect([marker, title]).toEqual([markerOf(report), "### plumb plan"]);
      const codes = /<code>((?:[\p{L}\p{N} /…]|&#\d+;)+)<\/code>/gu;
      const own = lines.map((line) => line.replaceAll(codes, "X")).filter((line) => line !== "");
      const frame =
        /^(?:X|\d+ targets? with nothing to tell\.|<details><summary>X: \d+ items?<\/summary>|<\/details>|\| \| item \| what \| manifest \||\| --- \| --- \| --- \| --- \||\| X \| X \| (?:X|X<br>|X<br>X|<br>X|<br>)? ?\| X \|)$/;
      expect(own.filter((line) => !frame.test(line))).toEqual([]);
    });
  });

  test("lines of NDJSON stay lines", () => {
    fc.assert(
      fc.property(fc.array(hostile), (names) => {
        const held = names.map((detail) => ({ detail }));
        const lines = ndjsonText("plan", { formatVersion: "1.0", held, scopes: names }).split("\n");
        expect(lines.slice(1, -2).map((line) => JSON.parse(line) as object)).toEqual(
          held.map((one) => ({ type: "held", ...one })),
        );
      }),
    );
  });

  test("JUnit is XML with a case for each item", async () => {
    const some = fc.sample(reports, { numRuns: 25, seed: 7 });
    for (const report of some) expect(await junitProblems(junitText(report))).toEqual([]);
  });
});

describe("a report that is too long", () => {
  const big = (count: number): Report => ({
    command: "plan",
    fabric: "lab",
    summary: "much",
    outputs: { digest: "0", changes: String(count) },
    sections: named([
      {
        name: "switch/a",
        fine: "in sync",
        items: Array.from({ length: count }, (_, i) => ({
          rule: "plan/add",
          ruleSummary: "One sentence.",
          level: i === count - 1 ? ("error" as const) : ("note" as const),
          symbol: "+" as const,
          isOpen: false,
          subject: `vlan ${i}`,
          detail: "@".repeat(2000),
          identity: `vlan ${i}`,
        })),
      },
    ]),
  });

  test("is cut in a comment, which says so", () => {
    const text = markdownText(big(3000));
    expect(text.length).toBeLessThanOrEqual(60_000);
    const shown = text.split("\n").filter((line) => line.startsWith("| <code>")).length;
    expect(shown).toBeGreaterThan(10);
    expect(text).toContain(`**${3000 - shown} more things would not fit here.**`);
  });

  test("is cut in SARIF, the gravest first, which says so", () => {
    const log = sarifLog(big(6000), "1.0.0");
    expect(sarifProblems(log)).toEqual([]);
    const results = sarifResults(log);
    expect(results).toHaveLength(5000);
    expect(results[0]?.level).toBe("error");
    expect(JSON.stringify(log)).toContain("1000 more results are not in this file");
  });

  test("tells ten annotations of a kind, the last one of the rest", () => {
    const lines = annotationsText(big(50)).trimEnd().split("\n");
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe(
      "::notice title=plumb plan lab::and 40 more: the step summary and the log name them",
    );
  });

  test("has its outputs for later steps", () => {
    expect(outputsText(big(1))).toBe("digest=0\nchanges=1\n");
  });
});
