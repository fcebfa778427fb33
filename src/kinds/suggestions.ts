// Which name a person probably meant, for the first wrong names of a run. A forgotten file makes
// thousands of names wrong at once; comparing each with all others would take longer than planning,
// and nobody reads past the first.

import type { ResourceIndex } from "../model/resource-index.ts";
import { closest } from "../model/suggest.ts";

/** Wrong names of one sort that get a suggestion; with 10,000 candidates this takes half a second. */
const wordsMax = 50;

/** `sort` says what is named: the name of a kind, or "host". */
export function suggestion(
  index: ResourceIndex,
  sort: string,
  word: string,
  candidates: () => Iterable<string>,
): string | undefined {
  const bySort = index.derive(remembered);
  let words = bySort.get(sort);
  if (words === undefined) bySort.set(sort, (words = new Map()));
  // What was answered once is answered again, so asking twice changes nothing.
  if (!words.has(word) && words.size < wordsMax) words.set(word, closest(word, candidates()));
  return words.get(word);
}

function remembered(): Map<string, Map<string, string | undefined>> {
  return new Map();
}
