// Changes of files as `git apply` and `patch -p1` take them.

import { lineDiff, type DiffLine } from "./line-diff.ts";

export interface ChangedText {
  readonly file: string;
  /** Absent where there was no such file. */
  readonly before?: string;
  readonly after: string;
}

/** Nothing where the texts are equal. */
export function unifiedDiff({ file, before, after }: ChangedText): string {
  const [old, fresh] = [linesOf(before ?? ""), linesOf(after)];
  const hunks: DiffLine[][] = [];
  for (const line of lineDiff(old, fresh)) {
    if (line.type === "gap") hunks.push([]);
    else hunks.at(-1)?.push(line);
  }
  if (hunks.length === 0) return "";
  const name = file.replace(/^(?:\.?\/)+/, "");
  const head = [before === undefined ? "--- /dev/null" : `--- a/${name}`, `+++ b/${name}`];
  const body = hunks.flatMap((hunk) => hunkLines(hunk, old, fresh));
  return `${[...head, ...body].join("\n")}\n`;
}

/** Each with its line break but for the last of a text that ends without one. */
function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function hunkLines(
  hunk: readonly DiffLine[],
  old: readonly string[],
  fresh: readonly string[],
): string[] {
  const [first] = hunk;
  const removed = hunk.filter(({ type }) => type !== "added").length;
  const added = hunk.filter(({ type }) => type !== "removed").length;
  // A side without a line is named by the line before it.
  const from = (first?.before ?? 1) - (removed === 0 ? 1 : 0);
  const to = (first?.after ?? 1) - (added === 0 ? 1 : 0);
  const lines = hunk.map(({ type, before, after }) => {
    const text = (type === "added" ? fresh[after - 1] : old[before - 1]) ?? "";
    const sign = { same: " ", removed: "-", added: "+", gap: "" }[type];
    const isOpen = !text.endsWith("\n");
    return isOpen ? `${sign}${text}\n\\ No newline at end of file` : `${sign}${text.slice(0, -1)}`;
  });
  return [`@@ -${from},${removed} +${to},${added} @@`, ...lines];
}
