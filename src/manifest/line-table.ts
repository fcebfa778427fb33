// From offsets in a text to lines and columns and back. Only every so many line starts are kept, as
// a text may be thirty million empty lines; they are found as far as asked, for most texts have no problem.

import type { SourceRange } from "../model/diagnostic.ts";
import type { TextSpan } from "./problem.ts";

export interface LineTable {
  /** The range of a span; offsets outside the text are moved to its nearest end. */
  range(span: TextSpan): SourceRange;
  /** The text of a line, counted from 1, without its end; "" where there is no such line. */
  line(number: number): string;
}

/** Few enough lines to scan at once, many enough to keep the table small. */
const stride = 256;

export function createLineTable(file: string, text: string): LineTable {
  const starts = createSparseStarts(text);
  const positionOf = (offset: number): { line: number; column: number } => {
    const at = Math.max(0, Math.min(offset, text.length));
    const index = lastAtOrBefore(starts.upToOffset(at), at);
    let line = index * stride + 1;
    let start = starts.upToOffset(at)[index] ?? 0;
    for (let next = nextStart(text, start); next !== undefined && next <= at; line += 1) {
      start = next;
      next = nextStart(text, start);
    }
    return { line, column: at - start + 1 };
  };
  return {
    range: ({ start, end }) => {
      const from = positionOf(start);
      const to = positionOf(Math.max(start, end));
      return { file, ...from, endLine: to.line, endColumn: to.column };
    },
    line: (number) => {
      let start = starts.upToLine(number)[Math.floor((number - 1) / stride)];
      for (let skip = (number - 1) % stride; skip > 0 && start !== undefined; skip -= 1) {
        start = nextStart(text, start);
      }
      return start === undefined ? "" : lineFrom(text, start);
    },
  };
}

interface SparseStarts {
  /** The starts of lines 1, 1 + stride, …, at least as far as asked. */
  upToOffset(offset: number): readonly number[];
  upToLine(line: number): readonly number[];
}

function createSparseStarts(text: string): SparseStarts {
  const starts = [0];
  let line = 1;
  let start: number | undefined = 0;
  const step = (from: number): void => {
    start = nextStart(text, from);
    line += 1;
    if (start !== undefined && (line - 1) % stride === 0) starts.push(start);
  };
  return {
    upToOffset: (offset) => {
      while (start !== undefined && start <= offset) step(start);
      return starts;
    },
    upToLine: (wanted) => {
      while (start !== undefined && line < wanted) step(start);
      return starts;
    },
  };
}

function nextStart(text: string, from: number): number | undefined {
  const end = text.indexOf("\n", from);
  return end === -1 ? undefined : end + 1;
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  const line = end === -1 ? text.slice(start) : text.slice(start, end);
  return line.endsWith("\r") ? line.slice(0, -1) : line;
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
