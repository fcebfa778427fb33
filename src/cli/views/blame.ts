// What `plumb blame` shows: all items of a target with a line each, or all that is known of one.

import type { JsonObject } from "../../model/json.ts";
import { shortDigest } from "../../model/plan.ts";
import type { JournalEntry } from "../../records/journal.ts";
import type { BlamedItem } from "../blame.ts";
import { alignColumns, type Cell } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { provenance, wordsOf } from "./item-row.ts";
import { age } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { allocationJson, claimJson, present } from "./plan-json.ts";

const standingWords: Readonly<Record<BlamedItem["standing"], string>> = {
  ours: "",
  drifted: "drifted",
  missing: "missing",
  planned: "not applied yet",
  "left-over": "declared no more",
  foreign: "not ours",
};

export function blameText(
  { target, items }: { target: string; items: readonly BlamedItem[] },
  palette: Palette,
): string {
  if (items.length === 0) return `${target} has nothing on it.\n`;
  const rows = items.map((item): Cell[] => [
    { text: item.path },
    { text: valueText(target, item) },
    { text: standingWords[item.standing], paint: palette.yellow },
    { text: item.standing === "foreign" ? "" : whoText(item), paint: palette.dim },
  ]);
  return `${alignColumns(rows, { indent: "", limit: Infinity }).join("\n")}\n`;
}

/** What is live, or what would be. */
function valueText(target: string, { path, live, wanted }: BlamedItem): string {
  const value = live ?? wanted;
  return value === undefined ? "" : wordsOf(target).label(path, value).detail;
}

function whoText({ claims, standing }: BlamedItem): string {
  const where = provenance({ claims }, standing === "left-over");
  return claims[0] === undefined ? where : `${claims[0].resource} ${where}`;
}

export interface BlamedItemView {
  readonly target: string;
  readonly item: BlamedItem;
  /** The apply that made it so, where the journal remembers it. */
  readonly applied: JournalEntry | undefined;
  readonly now: number;
}

export function blameItemText(view: BlamedItemView, palette: Palette): string {
  const { item } = view;
  const lines = [palette.bold(headline(view)), ...claimLines(item)];
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
export function claimLines({ claims, standing }: BlamedItem): string[] {
  if (claims.length === 0) return ["no claim and no record: somebody else put it there"];
  return claims.map(({ resource, file, line, column, through }, i) => {
    const via = through.length === 0 ? "" : `  through ${through.join(", ")}`;
    const label = i > 0 ? "" : standing === "left-over" ? "was claimed by" : "claimed by";
    return labelled(label, `${resource}  ${file}:${line}:${column}${via}`);
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
  applied?: JournalEntry,
): JsonObject {
  return {
    formatVersion,
    target,
    items: items.map(blamedItemJson),
    ...appliedByJson(applied),
  };
}

export function blamedItemJson(item: BlamedItem): JsonObject {
  const { path, live, wanted, standing, claims, allocation } = item;
  return {
    path,
    ...present({ live, wanted }),
    standing,
    claims: claims.map(claimJson),
    ...(allocation === undefined ? {} : { allocation: allocationJson(allocation) }),
  };
}

export function appliedByJson(applied: JournalEntry | undefined): JsonObject {
  if (applied === undefined) return {};
  return { appliedBy: { digest: applied.digest, owner: applied.owner } };
}
