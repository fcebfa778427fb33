// "Did you mean …?": finds the name that a person most likely meant. It never guesses wildly: a
// suggestion that shares little with the word is worse than none.

import { compareNames } from "./sort.ts";

/** The candidate closest to the word, or undefined where none is close; ties go to the first by name. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  // A third of the letters may be wrong: "tenat-bleu" finds "tenant-blue", "db" does not find "web".
  let allowed = Math.max(word.length > 1 ? 1 : 0, Math.floor(word.length / 3));
  let found: string | undefined;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > allowed) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance > allowed) continue;
    const isBetter =
      found === undefined || distance < allowed || compareNames(candidate, found) < 0;
    if (isBetter) found = candidate;
    allowed = distance;
  }
  return found;
}

/** Damerau-Levenshtein (optimal string alignment): typing one letter wrong, or two swapped, counts one. */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + (same ? 0 : 1));
      const isSwap = left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (i > 1 && j > 1 && isSwap) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
