// Finds what a person means on a target: an item by its path, all items below a path, or a thing by the
// short word that plans call it by ("vlan 2003", "Port-Channel101"). Pure.

import { closest } from "../../model/suggest.ts";
import { segmentsOf } from "../../model/pointer.ts";
import type { BlamedItem } from "../blame.ts";
import type { TargetWords } from "../views/target-words.ts";

export type Meant =
  | { readonly type: "item"; readonly item: BlamedItem }
  /** A thing of several items, or a path with several below it. */
  | { readonly type: "items"; readonly title: string; readonly items: readonly BlamedItem[] }
  /** `near`: what is there and may have been meant, the likeliest first. */
  | { readonly type: "unknown"; readonly near: readonly string[] };

/** Some of many: enough to find one's way, few enough for one line. */
const nearMax = 5;

export function findMeant(items: readonly BlamedItem[], words: TargetWords, word: string): Meant {
  return word.startsWith("/") ? byPath(items, word) : byWord(items, words, word);
}

function byPath(items: readonly BlamedItem[], word: string): Meant {
  const path = word.replace(/\/+$/, "");
  const exact = items.find((one) => one.path === path);
  if (exact !== undefined) return { type: "item", item: exact };
  const inside = items.filter((one) => one.path.startsWith(`${path}/`));
  if (inside.length > 0) return { type: "items", title: path, items: inside };
  // A field of an item is part of the item. That of a container would be an item of its own.
  const around = items.findLast(
    (one) => path.startsWith(`${one.path}/`) && hasField(one, path.slice(one.path.length)),
  );
  if (around !== undefined) return { type: "item", item: around };
  return { type: "unknown", near: nearestPaths(items, path) };
}

function hasField({ live, wanted }: BlamedItem, below: string): boolean {
  const [name = ""] = segmentsOf(below);
  return [live, wanted].some(
    (value) => typeof value === "object" && value !== null && Object.hasOwn(value, name),
  );
}

/** The path with a letter or two wrong, else what stands where the path leaves the known ones. */
function nearestPaths(items: readonly BlamedItem[], path: string): string[] {
  const paths = items.map((one) => one.path);
  for (let start = path; start !== ""; start = start.slice(0, start.lastIndexOf("/"))) {
    const below = paths.filter((one) => one.startsWith(`${start}/`));
    if (below.length === 0) continue;
    return likeliestFirst(closest(path, below), below);
  }
  return likeliestFirst(closest(path, paths), []);
}

function byWord(items: readonly BlamedItem[], words: TargetWords, word: string): Meant {
  const things = new Map<string, BlamedItem[]>();
  for (const item of items) {
    const thing = words.thingOf(item.path);
    const list = things.get(thing);
    if (list === undefined) things.set(thing, [item]);
    else list.push(item);
  }
  const byName = new Map<string, BlamedItem[]>();
  for (const list of things.values()) byName.set(subjectOf(list, words), list);
  const wanted = plainWord(word);
  const name = [...byName.keys()].find((one) => plainWord(one) === wanted);
  const found = name === undefined ? undefined : byName.get(name);
  if (name === undefined || found === undefined) {
    const names = [...byName.keys()];
    return { type: "unknown", near: likeliestFirst(closest(word, names), sameStart(names, word)) };
  }
  const [only, ...others] = found;
  return only !== undefined && others.length === 0
    ? { type: "item", item: only }
    : { type: "items", title: name, items: found };
}

function subjectOf([first]: readonly BlamedItem[], words: TargetWords): string {
  if (first === undefined) return "";
  return words.label(first.path, first.live ?? first.wanted ?? null).subject;
}

/** Plans write "vni 10165 -> vlan 2003"; what stands behind the arrow is no part of the name. */
function plainWord(word: string): string {
  return word
    .replace(/\s*->.*$/, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** Things of the sort that was asked for: all VLANs for "vlan 9". */
function sameStart(names: readonly string[], word: string): string[] {
  const start = /^[A-Za-z-]+/.exec(word)?.[0].toLowerCase();
  if (start === undefined) return [];
  return names.filter((one) => one.toLowerCase().startsWith(start));
}

function likeliestFirst(first: string | undefined, others: readonly string[]): string[] {
  const names = new Set([...(first === undefined ? [] : [first]), ...others]);
  return [...names].slice(0, nearMax);
}
