// How problems are shown: the style of every sketch, and nothing that acts on a terminal.

import { expect, test } from "vitest";
import { diagnosticsJson, diagnosticsText } from "../../src/cli/views/diagnostics.ts";
import { plainPalette } from "../../src/cli/views/palette.ts";
import type { Diagnostic, SourceRange } from "../../src/model/diagnostic.ts";
import { inputDiagnostic } from "../../src/model/input-diagnostic.ts";

function rangeOf(text: string, mark: string, file = "bindings/blue.yaml"): SourceRange {
  const before = text.slice(0, text.indexOf(mark)).split("\n");
  const line = before.length;
  const column = before.at(-1)!.length + 1;
  return { file, line, column, endLine: line, endColumn: column + mark.length };
}

const text = `${"\n".repeat(13)}  network: tenant-bleu\n`;
const unknown: Diagnostic = {
  code: "schema/wrong-value",
  severity: "error",
  summary: "this binding names a network that does not exist",
  range: rangeOf(text, "tenant-bleu"),
  label: 'no Network of this name; did you mean "tenant-blue"?',
  related: [
    {
      range: { file: "networks/blue.yaml", line: 3, column: 17, endLine: 3, endColumn: 28 },
      text: "tenant-blue is declared here",
    },
  ],
  help: 'fix the name, or add a Network "tenant-bleu"',
};
const texts = new Map([["bindings/blue.yaml", text]]);
const options = { texts, palette: plainPalette };

test("a mistake is shown with its line, a caret, the related place and what to do", () => {
  const closing = "Nothing was read from or sent to any target.";
  expect(diagnosticsText([unknown], { ...options, fileCount: 14, closing })).toBe(
    `error[schema/wrong-value]: this binding names a network that does not exist
  --> bindings/blue.yaml:14:12
   |
14 |   network: tenant-bleu
   |            ^^^^^^^^^^^ no Network of this name; did you mean "tenant-blue"?
   |
  ::: networks/blue.yaml:3:17  tenant-blue is declared here
  help: fix the name, or add a Network "tenant-bleu"

1 error in 1 of 14 files. Nothing was read from or sent to any target.
`,
  );
});

test("a file without a text is named, and nothing is shown where nothing is wrong", () => {
  const missing = inputDiagnostic("x.yaml", "input/unreadable", "there is no such file", "look");
  expect(diagnosticsText([missing, { ...missing, severity: "warning" }], options)).toContain(
    "  --> x.yaml  there is no such file\n  help: look\n",
  );
  expect(diagnosticsText([missing, { ...missing, severity: "warning" }], options)).toMatch(
    /\n1 error and 1 warning\.\n$/,
  );
  expect(diagnosticsText([], options)).toBe("");
});

function excerpt(source: string, mark: string, width = 60): string[] {
  const { label: _, ...bare } = unknown;
  const range = rangeOf(source, mark);
  const shown = diagnosticsText([{ ...bare, range }], {
    palette: plainPalette,
    texts: new Map([["bindings/blue.yaml", source]]),
    width,
  });
  return shown.split("\n").slice(3, 5);
}

test("a long line is cut around its mark", () => {
  const [line, caret] = excerpt(`${"a".repeat(500)}HERE${"b".repeat(500)}`, "HERE");
  expect(line!.length).toBeLessThanOrEqual(60);
  expect(line!.indexOf("HERE")).toBe(caret!.indexOf("^^^^"));
  expect(line).toMatch(/ …a+HEREb+…$/);
});

test.each([
  ["tabs", "\t\tHERE"],
  ["wide letters", "名前 HERE"],
  ["a carriage return at its end", "x HERE\r\n"],
])("a caret stands under its mark behind %s", (_, source) => {
  const [line, caret] = excerpt(source, "HERE");
  const columns = line!.slice(0, line!.indexOf("HERE")).replace(/[^\0-\x7f]/g, "xx").length;
  expect(caret!.indexOf("^^^^")).toBe(columns);
});

test("nothing that a file holds acts on the terminal", () => {
  const [line] = excerpt("a\u001b[31m\u202e HERE", "HERE");
  expect(line).toBe(" 1 | a\uFFFD[31m\uFFFD HERE");
  const named = inputDiagnostic("x\u001b[2J.yaml", "input/unreadable", "a\nb", "c");
  expect(diagnosticsText([named], options)).toContain("x\uFFFD[2J.yaml  a\uFFFDb\n");
});

test("a line number of five digits makes the gutter wider", () => {
  const source = `${"\n".repeat(12_344)}HERE`;
  expect(excerpt(source, "HERE")).toEqual(["12345 | HERE", "      | ^^^^"]);
});

test("more than a hundred problems are counted, not shown", () => {
  const shown = diagnosticsText(
    Array.from({ length: 150 }, () => unknown),
    options,
  );
  expect(shown).toContain("\nand 50 more\n");
  expect(shown).toContain("\n150 errors.\n");
});

test("the JSON form has the shape of terraform validate", () => {
  expect(diagnosticsJson([unknown], texts)).toEqual({
    formatVersion: "1.0",
    valid: false,
    errorCount: 1,
    warningCount: 0,
    diagnostics: [
      {
        code: "schema/wrong-value",
        severity: "error",
        summary: unknown.summary,
        detail: unknown.label,
        help: unknown.help,
        range: {
          filename: "bindings/blue.yaml",
          start: { line: 14, column: 12 },
          end: { line: 14, column: 23 },
        },
        related: [
          {
            text: "tenant-blue is declared here",
            range: {
              filename: "networks/blue.yaml",
              start: { line: 3, column: 17 },
              end: { line: 3, column: 28 },
            },
          },
        ],
        snippet: {
          code: "  network: tenant-bleu",
          startLine: 14,
          highlightStartOffset: 11,
          highlightEndOffset: 22,
        },
      },
    ],
  });
  expect(diagnosticsJson([], texts)).toMatchObject({ valid: true, errorCount: 0, diagnostics: [] });
});
