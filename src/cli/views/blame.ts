// What `plumb blame` shows: all items of a target with a line each, or all that is known of one.

import type { JsonObject } from "../../model/json.ts";
import { shortDigest } from "../../model/plan.ts";
import type { JournalEntry } from "../../records/journal.ts";
import type { BlamedItem } from "../blame.ts";
import type { LineStories } from "../line-authors.ts";
import { authoredClaimJson, authorText, placeOf } from "./authors.ts";
import { alignColumns, type Cell } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { provenance, wordsOf } from "./item-row.ts";
import { age } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { allocationJson, present } from "./plan-json.ts";

const standingWords: Readonly<Record<BlamedItem["standing"], string>> = {
  ours: "",
  drifted: "drifted",
  missing: "missing",
  planned: "not applied yet",
  "left-over": "declared no more",
  foreign: "not ours",
};

export interface BlamedItemsView {
  readonly target: string;
  readonly items: readonly BlamedItem[];
  /** Who wrote the lines that are named, where that is known. */
  readonly authors?: LineStories;
  readonly now?: number;
}

export function blameText(
  { target, items, authors, now = 0 }: BlamedItemsView,
  palette: Palette,
): string {
  if (items.length === 0) return `${target} has nothing on it.\n`;
  const rows = items.map((item): Cell[] => [
    { text: item.path },
    { text: valueText(target, item) },
    { text: standingWords[item.standing], paint: palette.yellow },
    { text: item.standing === "foreign" ? "" : whoText(item, authors, now), paint: palette.dim },
  ]);
  return `${alignColumns(rows, { indent: "", limit: Infinity }).join("\n")}\n`;
}

/** What is live, or what would be. */
function valueText(target: string, { path, live, wanted }: BlamedItem): string {
  const value = live ?? wanted;
  return value === undefined ? "" : wordsOf(target).label(path, value).detail;
}

function whoText(
  { claims, standing }: BlamedItem,
  authors: LineStories | undefined,
  now: number,
): string {
  const where = provenance({ claims }, standing === "left-over");
  const [first] = claims;
  if (first === undefined) return where;
  return `${first.resource} ${where}${authorText(authors?.get(placeOf(first)), now)}`;
}

export interface BlamedItemView {
  readonly target: string;
  readonly item: BlamedItem;
  /** The apply that made it so, where the journal remembers it. */
  readonly applied: JournalEntry | undefined;
  readonly now: number;
  /** Who wrote the lines that are named, where that is known. */
  readonly authors?: LineStories;
}

export function blameItemText(view: BlamedItemView, palette: Palette): string {
  const { item, authors, now } = view;
  const lines = [palette.bold(headline(view)), ...claimLines(item, authors, now)];
  if (item.allocation !== undefined) {
    const { pool, key, value } = item.allocation;
    lines.push(
      labelled("allocated", `${pool} ${value} for ${key}; kept while anything asks for it`),
    );
  }
  return `${lines.join("\n")}\n`;
}

/** A line with a word before it that says what it is about; further lines of the same have none. */
export function labelled(label: string, text: string): string {
  return `${label.padEnd(labelWidth)}  ${text}`;
}

/** The length of the longest label. */
const labelWidth = "was claimed by".length;

/** One line for each claim, with the line of its manifest and what led to the item. */
export function claimLines(
  { claims, standing }: BlamedItem,
  authors?: LineStories,
  now: number = 0,
): string[] {
  if (claims.length === 0) return ["no claim and no record: somebody else put it there"];
  return claims.map((claim, i) => {
    const { resource, file, line, column, through } = claim;
    const author = authorText(authors?.get(placeOf(claim)), now);
    const via = through.length === 0 ? "" : `  through ${through.join(", ")}`;
    const label = i > 0 ? "" : standing === "left-over" ? "was claimed by" : "claimed by";
    return labelled(label, `${resource}  ${file}:${line}:${column}${author}${via}`);
  });
}

/** How an item stands, whose it is and since which plan. */
export function headline({ target, item, applied, now }: BlamedItemView): string {
  const since =
    applied === undefined
      ? ""
      : ` since plan ${shortDigest(applied.digest)} (${age(now - applied.startedAtMs)} ago, ${applied.owner})`;
  const words = item.live === undefined ? "" : wordsOf(target).label(item.path, item.live).detail;
  const live = words === "" ? "" : ` (${words})`;
  switch (item.standing) {
    case "ours":
      return `present${live}, ours${since}`;
    case "drifted":
      return `present${live}, ours${since}, but changed by somebody else`;
    case "missing":
      return `missing, ours${since}`;
    case "planned":
      return item.live === undefined
        ? "not there yet, declared"
        : `present${live}, declared, not recorded as ours`;
    case "left-over":
      return `present${live}, ours${since}, declared no more`;
    case "foreign":
      return `present${live}, not ours`;
  }
}

export function blameJson(
  target: string,
  items: readonly BlamedItem[],
  { applied, authors }: { applied?: JournalEntry | undefined; authors?: LineStories } = {},
): JsonObject {
  return {
    formatVersion,
    target,
    items: items.map((item) => blamedItemJson(item, authors)),
    ...appliedByJson(applied),
  };
}

export function blamedItemJson(item: BlamedItem, authors: LineStories = new Map()): JsonObject {
  const { path, live, wanted, standing, claims, allocation } = item;
  return {
    path,
    ...present({ live, wanted }),
    standing,
    claims: claims.map((claim) => authoredClaimJson(claim, authors)),
    ...(allocation === undefined ? {} : { allocation: allocationJson(allocation) }),
  };
}

export function appliedByJson(applied: JournalEntry | undefined): JsonObject {
  if (applied === undefined) return {};
  return { appliedBy: { digest: applied.digest, owner: applied.owner } };
}
