// What differs between two texts, line by line, with some lines around it. It finds the longest common
// lines where the texts differ little, and calls everything in between changed where they do not.

export interface DiffLine {
  /** "gap" stands before a stretch whose first lines are `before` and `after`. */
  readonly type: "gap" | "same" | "removed" | "added";
  /** Counted from 1; of an added line, where it would stand in the text before. */
  readonly before: number;
  readonly after: number;
}

/** Lines around a difference. */
const context = 2;

/** A table of this size is made in a fraction of a second. */
const cellsMax = 4_000_000;

export function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  const lines = compared(before, after);
  const isNear = nearDifferences(lines);
  const shown: DiffLine[] = [];
  lines.forEach((line, i) => {
    if (isNear[i] !== true) return;
    if (isNear[i - 1] !== true) shown.push({ ...line, type: "gap" });
    shown.push(line);
  });
  return shown;
}

function nearDifferences(lines: readonly DiffLine[]): boolean[] {
  const isNear = lines.map(() => false);
  lines.forEach(({ type }, i) => {
    if (type === "same") return;
    isNear.fill(true, Math.max(0, i - context), Math.min(lines.length, i + context + 1));
  });
  return isNear;
}

function compared(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start])
    start += 1;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const lines: DiffLine[] = [];
  const same = (from: number, to: number, shift: number): void => {
    for (let i = from; i < to; i += 1) {
      lines.push({ type: "same", before: i + 1, after: i + 1 + shift });
    }
  };
  same(0, start, 0);
  const middle = {
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
  for (const line of betweenEnds(middle.before, middle.after)) {
    lines.push({ ...line, before: line.before + start, after: line.after + start });
  }
  same(before.length - end, before.length, after.length - before.length);
  return lines;
}

function betweenEnds(before: readonly string[], after: readonly string[]): DiffLine[] {
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const at = { before: i + 1, after: j + 1 };
    const down = lengths?.[(i + 1) * width + j] ?? 0;
    const right = lengths?.[i * width + j + 1] ?? 0;
    if (i < before.length && j < after.length && lengths !== undefined && before[i] === after[j]) {
      lines.push({ type: "same", ...at });
      i += 1;
      j += 1;
    } else if (i < before.length && (j === after.length || down >= right)) {
      lines.push({ type: "removed", ...at });
      i += 1;
    } else {
      lines.push({ type: "added", ...at });
      j += 1;
    }
  }
  return lines;
}

/** For each pair of places, how many lines are common from there on; undefined where that is too much. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
): Uint32Array | undefined {
  const width = after.length + 1;
  if ((before.length + 1) * width > cellsMax) return undefined;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      lengths[at] =
        before[i] === after[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}
