// What `plumb fmt` shows: which files it changed or would change, and how.

import { createLineTable } from "../../manifest/line-table.ts";
import type { JsonObject } from "../../model/json.ts";
import { formatVersion } from "./format-version.ts";
import { lineDiff, type DiffLine } from "./line-diff.ts";
import { counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { maskSecrets } from "./secrets.ts";

/** A file that could be read; the texts are equal where nothing is to be done. */
export interface FormattedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** It is not for people to write, so it is left alone. */
  readonly isJson: boolean;
}

export interface FmtResult {
  readonly formatted: readonly FormattedFile[];
  /** Only "write" has written anything. */
  readonly mode: "write" | "check" | "diff";
}

export function fmtText({ formatted, mode }: FmtResult, palette: Palette): string {
  const changed = formatted.filter(isChanged);
  const left = formatted.filter(({ isJson }) => isJson).length;
  const count = formatted.length - left;
  const lines: string[] = [];
  if (changed.length === 0) lines.push(`Nothing to change in ${counted(count, "file")}.`);
  else if (mode === "diff") lines.push(...changed.flatMap((one) => diffOf(one, palette)));
  else {
    const does = mode === "write" ? "Formatted" : "Would change";
    lines.push(`${does} ${changed.length} of ${counted(count, "file")}:`);
    lines.push(...changed.map(({ file }) => `  ${file}`));
  }
  if (left > 0) lines.push(palette.dim(`Left alone: ${counted(left, "file")} of JSON.`));
  return `${lines.join("\n")}\n`;
}

export function fmtJson({ formatted, mode }: FmtResult): JsonObject {
  const names = (files: readonly FormattedFile[]): string[] => files.map(({ file }) => file);
  return {
    formatVersion,
    written: mode === "write",
    fileCount: formatted.length,
    changed: names(formatted.filter(isChanged)),
    json: names(formatted.filter(({ isJson }) => isJson)),
  };
}

function isChanged({ before, after }: FormattedFile): boolean {
  return before !== after;
}

function diffOf({ file, before, after }: FormattedFile, palette: Palette): string[] {
  const masked = { old: masking(file, before), fresh: masking(file, after) };
  const lines = lineDiff(linesOf(before), linesOf(after)).map((line) => {
    const text = line.type === "added" ? masked.fresh(line.after) : masked.old(line.before);
    return shown(line, text, palette);
  });
  return [palette.bold(`--- ${file}`), palette.bold(`+++ ${file}, formatted`), ...lines];
}

function shown({ type, before, after }: DiffLine, text: string, palette: Palette): string {
  switch (type) {
    case "gap":
      return palette.cyan(`@@ -${before} +${after} @@`);
    case "same":
      return ` ${text}`;
    case "removed":
      return palette.red(`-${text}`);
    case "added":
      return palette.green(`+${text}`);
  }
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}

/** A line of a text by its number, without the secrets that somebody may have pasted there. */
function masking(file: string, text: string): (line: number) => string {
  const table = createLineTable(file, text);
  return (line) => {
    const range = { file, line, column: 1, endLine: line, endColumn: 1 };
    return maskSecrets((number) => table.line(number), range).line;
  };
}
