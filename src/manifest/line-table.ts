// From offsets in a text to lines and columns. The table of line starts is made on first use, as a
// text without problems needs none.

import type { SourceRange } from "../model/diagnostic.ts";
import type { TextSpan } from "./problem.ts";

export interface LineTable {
  /** The range of a span; offsets outside the text are moved to its nearest end. */
  range(span: TextSpan): SourceRange;
}

export function createLineTable(file: string, text: string): LineTable {
  let starts: readonly number[] | undefined;
  const positionOf = (offset: number): { line: number; column: number } => {
    starts ??= lineStarts(text);
    const at = Math.max(0, Math.min(offset, text.length));
    const index = lastAtOrBefore(starts, at);
    return { line: index + 1, column: at - (starts[index] ?? 0) + 1 };
  };
  return {
    range: ({ start, end }) => {
      const from = positionOf(start);
      const to = positionOf(Math.max(start, end));
      return { file, ...from, endLine: to.line, endColumn: to.column };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last start that is not behind the offset. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
