// Aligns cells in columns, colours put on after the widths are known.

export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

export interface ColumnOptions {
  readonly indent: string;
  /** Widths that columns have at least, so that several tables of one page line up. */
  readonly widths?: readonly number[];
  /** Columns that a line should take at most. */
  readonly limit: number;
}

const gap = 2;

/** The widths that the rows need, last column included. */
export function widthsOf(rows: readonly (readonly Cell[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.text.length);
    });
  }
  return widths;
}

/** One line for each row, without trailing spaces. */
export function alignColumns(
  rows: readonly (readonly Cell[])[],
  { indent, widths, limit }: ColumnOptions,
): string[] {
  const fitting = fit(widths ?? widthsOf(rows), limit - indent.length);
  return rows.map((row) => {
    const last = row.findLastIndex((cell) => cell.text !== "");
    const parts = row.slice(0, last + 1).map(({ text, paint }, i) => {
      const padding = i === last ? 0 : Math.max(0, (fitting[i] ?? 0) - text.length);
      return (paint ?? same)(text) + " ".repeat(padding);
    });
    return indent + parts.join(" ".repeat(gap));
  });
}

/** Too wide a table gives up width in the column before the last; its longest cells then stick out. */
function fit(widths: readonly number[], limit: number): number[] {
  const total = widths.reduce((sum, width) => sum + width + gap, -gap);
  const narrowed = [...widths];
  const at = widths.length - 2;
  const width = narrowed[at];
  if (width !== undefined && total > limit) {
    narrowed[at] = Math.min(width, Math.max(narrowest, width - (total - limit)));
  }
  return narrowed;
}

/** Below this, more lines would stick out than stand in columns. */
const narrowest = 40;

const same = (text: string): string => text;
