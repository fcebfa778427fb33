// What stands between the values of a document: comments and blank lines. Every comment is either on a
// line of its own, then it belongs to what follows or to the end of what it is indented as, or it
// stands behind something, then it stays on that line.

import type { CST } from "yaml";

/** A line that holds a comment, or nothing. */
export interface Aside {
  /** The comment with its "#"; empty for a blank line. */
  readonly text: string;
  /** Where the comment began, counted from 0. */
  readonly column: number;
}

export interface Asides {
  readonly own: readonly Aside[];
  /** Comments behind something, with the spaces before them. */
  readonly behind: readonly string[];
}

/** The asides among tokens of `source`; offsets of tokens count from its beginning. */
export function asidesOf(tokens: readonly CST.Token[] | undefined, source: string): Asides {
  const own: Aside[] = [];
  const behind: string[] = [];
  for (const token of tokens ?? []) {
    if (token.type !== "comment" && token.type !== "newline") continue;
    const before = lineBefore(source, token.offset);
    const isFirst = before.trim() === "";
    if (token.type === "newline") {
      if (isFirst) own.push({ text: "", column: 0 });
    } else if (isFirst) own.push({ text: token.source.trimEnd(), column: before.length });
    else behind.push(spaced(before, token.source.trimEnd()));
  }
  return { own, behind };
}

function lineBefore(source: string, offset: number): string {
  return source.slice(source.lastIndexOf("\n", offset - 1) + 1, offset);
}

/** People line comments up, so the spaces before one stay; a tab becomes a space. */
function spaced(before: string, comment: string): string {
  const [gap = ""] = /\s*$/.exec(before) ?? [];
  return `${/^ +$/.test(gap) ? gap : " "}${comment}`;
}

/** Comments that lose their place behind something, on lines of their own. */
export function onOwnLines(behind: readonly string[]): Aside[] {
  return behind.map((comment) => ({ text: comment.trimStart(), column: 0 }));
}

/** Adds asides to lines that are there: never two blank lines in a row, and none at the beginning. */
export function writeAsides(lines: string[], asides: readonly Aside[]): void {
  for (const { text } of asides) {
    if (text !== "" || (lines.length > 0 && lines.at(-1) !== "")) lines.push(text);
  }
}

/** Asides up to the first comment left of a column, and the rest; blank lines before it go with it. */
export function splitAtColumn(
  asides: readonly Aside[],
  column: number,
): readonly [readonly Aside[], readonly Aside[]] {
  const left = asides.findIndex((one) => one.text !== "" && one.column < column);
  let end = left === -1 ? asides.length : left;
  while (asides[end - 1]?.text === "") end -= 1;
  return [asides.slice(0, end), asides.slice(end)];
}

/** Asides up to and with the last blank line, and the rest. */
export function splitAtBlank(
  asides: readonly Aside[],
): readonly [readonly Aside[], readonly Aside[]] {
  const end = asides.findLastIndex(({ text }) => text === "") + 1;
  return [asides.slice(0, end), asides.slice(end)];
}
