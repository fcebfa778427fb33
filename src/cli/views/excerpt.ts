// One line of a text with the columns to mark in it, cut and cleaned so that it can be shown: tabs
// become spaces, what would act on a terminal becomes a visible sign.

import type { SourceRange } from "../../model/diagnostic.ts";

export interface Excerpt {
  readonly line: string;
  /** Columns before the mark, as a terminal counts them. */
  readonly offset: number;
  /** Columns of the mark; at least one. */
  readonly length: number;
}

/** `line` is the first line of the range; what the range holds of further lines is not marked. */
export function excerptOf(line: string, range: SourceRange, width: number): Excerpt {
  const from = Math.min(range.column - 1, line.length);
  const wantedEnd = range.endLine > range.line ? line.trimEnd().length : range.endColumn - 1;
  const to = Math.max(from, Math.min(wantedEnd, line.length));
  const window = windowOf(line, { from, to }, width);
  const before = `${window.start > 0 ? "…" : ""}${shown(line.slice(window.start, from))}`;
  const marked = shown(line.slice(from, Math.min(to, window.end)));
  const after = `${shown(line.slice(Math.max(from, Math.min(to, window.end)), window.end))}`;
  return {
    line: `${before}${marked}${after}${window.end < line.length ? "…" : ""}`.trimEnd(),
    offset: columnsOf(before),
    length: Math.max(1, columnsOf(marked)),
  };
}

/** The part of a line to show: all of it where it fits, else a stretch with the mark in it. */
function windowOf(
  line: string,
  mark: { from: number; to: number },
  width: number,
): { start: number; end: number } {
  const room = Math.max(20, width - 2);
  if (line.length <= room) return { start: 0, end: line.length };
  const marked = Math.min(mark.to - mark.from, room);
  const start = mark.from + marked <= room ? 0 : mark.from - Math.floor((room - marked) / 2);
  return { start, end: Math.min(line.length, start + room) };
}

function shown(text: string): string {
  return text.replaceAll("\t", "    ").replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");
}

/** East Asian wide characters take two columns; so do the two halves of what lies beyond them. */
function columnsOf(text: string): number {
  const wide =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
  return text.length + (text.match(wide)?.length ?? 0);
}
