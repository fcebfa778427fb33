// Aligns cells in columns, colours put on after the widths are known.

export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

export interface ColumnOptions {
  readonly indent: string;
  /** Widths that columns have at least, so that several tables of one page line up. */
  readonly widths?: readonly number[];
  /** Where lines would be longer, the last column follows the one before it without alignment. */
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
  const needed = widths ?? widthsOf(rows);
  return rows.map((row) => {
    const parts: string[] = [];
    const last = row.findLastIndex((cell) => cell.text !== "");
    let length = indent.length;
    row.slice(0, last + 1).forEach((cell, i) => {
      const width = needed[i] ?? 0;
      // A line that would not fit anyway gives up the padding before its last cell.
      const isTight =
        i === last - 1 && length + width + gap + (row[last]?.text.length ?? 0) > limit;
      const padding = i === last ? 0 : Math.max(0, (isTight ? 0 : width) - cell.text.length);
      parts.push((cell.paint ?? same)(cell.text) + " ".repeat(padding));
      length += cell.text.length + padding + gap;
    });
    return indent + parts.join(" ".repeat(gap));
  });
}

const same = (text: string): string => text;
