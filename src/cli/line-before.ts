// Where a line stood in a text before it was changed. Pure.

import { lineDiff } from "./views/line-diff.ts";

/** Counted from 1; undefined for a line that is new. */
export function lineBefore(before: string, after: string, line: number): number | undefined {
  let shift = 0;
  for (const { type, before: old, after: now } of lineDiff(linesOf(before), linesOf(after))) {
    if (type === "gap") continue;
    if (now > line) break;
    if (type === "added" && now === line) return undefined;
    if (type === "added") shift -= 1;
    else if (type === "removed") shift += 1;
    else if (now === line) return old;
  }
  return line + shift;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}
