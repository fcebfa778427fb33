// Problems in manifests, as text for people and as JSON for programs. Nothing is looked up here: the
// diagnostics are located and sorted, and the texts that they point into are handed in.

import type { Diagnostic, Severity, SourceRange } from "../../model/diagnostic.ts";
import type { JsonObject } from "../../model/json.ts";
import { createLineTable, type LineTable } from "../../manifest/line-table.ts";
import { excerptOf } from "./excerpt.ts";
import { formatVersion } from "./format-version.ts";
import type { Palette } from "./palette.ts";
import { maskSecrets, type MaskedLine } from "./secrets.ts";

/** File → text. A file that is not here is named without an excerpt. */
export type Texts = ReadonlyMap<string, string>;

export interface DiagnosticsTextOptions {
  readonly texts: Texts;
  readonly palette: Palette;
  /** How many files were read; with it the closing line tells how many of them have problems. */
  readonly fileCount?: number;
  /** Stands behind the count: "Nothing was read from or sent to any target." */
  readonly closing?: string;
  /** Columns that a line of an excerpt may take; default 100. */
  readonly width?: number;
  /** How many are shown; default 100. The others are counted. */
  readonly limit?: number;
}

/** Ends with a newline; empty where there is nothing to tell. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  options: DiagnosticsTextOptions,
): string {
  if (diagnostics.length === 0) return "";
  const { limit = 100, palette, texts } = options;
  const lineOf = lineReader(texts);
  const shown = diagnostics.slice(0, limit).map((one) => diagnosticText(one, lineOf, options));
  const hidden = diagnostics.length - shown.length;
  if (hidden > 0) shown.push(palette.dim(`and ${hidden} more`));
  return `${shown.join("\n\n")}\n\n${closingLine(diagnostics, options)}\n`;
}

/** The first line of a range without secrets, or undefined where its file's text is not at hand. */
type LineOf = (range: SourceRange) => MaskedLine | undefined;

function lineReader(texts: Texts): LineOf {
  const tables = new Map<string, LineTable>();
  return (range) => {
    const { file } = range;
    const text = texts.get(file);
    if (text === undefined) return undefined;
    const table = tables.get(file) ?? createLineTable(file, text);
    tables.set(file, table);
    return maskSecrets((number) => table.line(number), range);
  };
}

function diagnosticText(
  diagnostic: Diagnostic,
  lineOf: LineOf,
  options: DiagnosticsTextOptions,
): string {
  const { palette } = options;
  const { code, severity, summary, range } = diagnostic;
  const source = range === undefined ? undefined : lineOf(range);
  const help = source?.clean(diagnostic.help) ?? diagnostic.help;
  // Two columns at least, so that short files look like long ones.
  const gutter = Math.max(2, String(range?.line ?? 0).length);
  const indent = " ".repeat(gutter);
  const related = diagnostic.related.map(
    (place) => `${indent}${palette.blue(":::")} ${placeText(place.range)}  ${clean(place.text)}`,
  );
  return [
    `${paint(`${severity}[${code}]`, severity, palette)}: ${palette.bold(clean(summary))}`,
    ...pointing(diagnostic, source, indent, options),
    ...related,
    `${indent}${palette.cyan("help:")} ${clean(help)}`,
  ].join("\n");
}

/** The place, with the line of the text and the caret where there is a text. */
function pointing(
  diagnostic: Diagnostic,
  source: MaskedLine | undefined,
  indent: string,
  { palette, width = 100 }: DiagnosticsTextOptions,
): string[] {
  const { range, severity } = diagnostic;
  const given = diagnostic.label ?? "";
  const label = clean(source?.clean(given) ?? given);
  if (range === undefined) return label === "" ? [] : [`${indent}${label}`];
  const arrow = `${indent}${palette.blue("-->")} `;
  if (source === undefined) {
    const place = diagnostic.code.startsWith("input/") ? clean(range.file) : placeText(range);
    return [`${arrow}${place}${label === "" ? "" : `  ${label}`}`];
  }
  const bar = palette.blue("|");
  const { line, offset, length } = excerptOf(source.line, source.range, width - indent.length - 3);
  const text = `${"^".repeat(length)}${label === "" ? "" : ` ${label}`}`;
  const marks = paint(text, severity, palette);
  const number = palette.blue(String(range.line).padStart(indent.length));
  const code = line === "" ? "" : ` ${line}`;
  return [
    `${arrow}${placeText(range)}`,
    `${indent} ${bar}`,
    `${number} ${bar}${code}`,
    `${indent} ${bar} ${" ".repeat(offset)}${marks}`,
    `${indent} ${bar}`,
  ];
}

function paint(text: string, severity: Severity, palette: Palette): string {
  return severity === "error" ? palette.red(text) : palette.yellow(text);
}

function placeText(range: SourceRange): string {
  return `${clean(range.file)}:${range.line}:${range.column}`;
}

/** One line that acts on no terminal, whatever names people choose. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");
}

function closingLine(
  diagnostics: readonly Diagnostic[],
  { fileCount, closing, palette }: DiagnosticsTextOptions,
): string {
  const { errors, warnings } = countsOf(diagnostics);
  const counts = [counted(errors, "error"), counted(warnings, "warning")].filter(
    (one) => one !== "",
  );
  const files = new Set(diagnostics.map(({ range }) => range?.file ?? "")).size;
  const of =
    fileCount === undefined ? "" : ` in ${files} of ${counted(Math.max(fileCount, files), "file")}`;
  const end = closing === undefined ? "" : ` ${closing}`;
  return `${palette.bold(`${counts.join(" and ")}${of}.`)}${end}`;
}

function counted(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function countsOf(diagnostics: readonly Diagnostic[]): { errors: number; warnings: number } {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: diagnostics.length - errors };
}

/** In the shape of `terraform validate -json`, so that its readers need few changes. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[], texts: Texts): JsonObject {
  const { errors, warnings } = countsOf(diagnostics);
  const lineOf = lineReader(texts);
  return {
    formatVersion,
    valid: errors === 0,
    errorCount: errors,
    warningCount: warnings,
    diagnostics: diagnostics.map((diagnostic) => diagnosticJson(diagnostic, lineOf)),
  };
}

function diagnosticJson(diagnostic: Diagnostic, lineOf: LineOf): JsonObject {
  const { code, severity, summary, label, help, range, related } = diagnostic;
  const source = range === undefined ? undefined : lineOf(range);
  const told = (words: string): string => source?.clean(words) ?? words;
  return {
    code,
    severity,
    summary,
    ...(label === undefined ? {} : { detail: told(label) }),
    help: told(help),
    ...(range === undefined ? {} : { range: rangeJson(range) }),
    related: related.map((place) => ({ text: place.text, range: rangeJson(place.range) })),
    ...(range === undefined || source === undefined ? {} : { snippet: snippetJson(source) }),
  };
}

function rangeJson({ file, line, column, endLine, endColumn }: SourceRange): JsonObject {
  return {
    filename: file,
    start: { line, column },
    end: { line: endLine, column: endColumn },
  };
}

/** The line as it would be shown; the offsets count from its beginning, the end is exclusive. */
function snippetJson({ line: source, range }: MaskedLine): JsonObject {
  const { line, offset, length } = excerptOf(source, range, 200);
  return {
    code: line,
    startLine: range.line,
    highlightStartOffset: offset,
    highlightEndOffset: offset + length,
  };
}
