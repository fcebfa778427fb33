// What is held back, and why, grouped so that a thousand items with one reason stay a few lines.

import type { HeldBack, HeldReason } from "../../model/plan.ts";
import type { TargetName } from "../../model/target.ts";
import { age } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import type { ViewOptions } from "./plan.ts";

/** How many lines one reason gets. */
const linesOfReason = 6;

export const reasonTitles: Readonly<Record<HeldReason, string>> = {
  "not-owned": "not ours",
  conflict: "in conflict",
  "target-unknown": "unknown",
  "over-deletion-budget": "over the deletion budget",
  "would-disrupt": "would disrupt",
  "pool-exhausted": "pool exhausted",
  "capability-missing": "the driver lacks it",
  "limit-reached": "limit reached",
  waiting: "waiting",
  "admin-state-down": "down",
  "outside-window": "outside of change windows",
  "not-approved": "not approved",
  "drift-left": "left as it is",
  "backing-off": "failed before",
};

/** In milliseconds. */
export type UnknownTimes = ReadonlyMap<TargetName, number>;

/** One section, or nothing where nothing is held back. */
export function heldBackText(
  held: readonly HeldBack[],
  { palette }: ViewOptions,
  unknownForMs?: UnknownTimes,
): string {
  if (held.length === 0) return "";
  const lines: string[] = [];
  for (const [reason, list] of grouped(held, (one) => one.reason)) {
    const isUnknown = reason === "target-unknown";
    const symbol = isUnknown ? palette.yellow("?") : palette.red("!");
    const shown = list.slice(0, linesOfReason);
    let helps: readonly string[] = [];
    for (const [detail, same] of grouped(shown, (one) => one.detail)) {
      // Said once below all that it helps, and never below what it does not.
      const own = [...new Set(same.map((one) => one.help))];
      if (own.join("\n") !== helps.join("\n")) lines.push(...helpLines(helps, palette));
      helps = own;
      const [first] = same;
      if (first !== undefined && same.length === 1) {
        const lasting = lastingText(first, unknownForMs);
        lines.push(`  ${symbol} ${placeOf(first)}: ${detail}${lasting}${from(first)}`);
      } else {
        lines.push(`  ${symbol} ${reasonTitles[reason]}: ${detail}`);
        for (const one of same) {
          lines.push(`      ${placeOf(one)}${lastingText(one, unknownForMs)}${from(one)}`);
        }
      }
    }
    const more = list.length - shown.length;
    if (more > 0) lines.push(`      and ${more} more`);
    lines.push(...helpLines(helps, palette));
  }
  return `Held back:\n${lines.join("\n")}`;
}

function helpLines(helps: readonly string[], palette: Palette): string[] {
  return helps.map((help) => palette.dim(`      ${help}`));
}

function placeOf({ reason, target, path, action }: HeldBack): string {
  if (target === undefined) return reasonTitles[reason];
  const place = path === undefined ? target : `${target} ${path}`;
  return action === undefined ? place : `${action} ${place}`;
}

function lastingText({ reason, target }: HeldBack, unknownForMs?: UnknownTimes): string {
  const isUnknown = reason === "target-unknown" && target !== undefined;
  const ms = isUnknown ? unknownForMs?.get(target) : undefined;
  return ms === undefined ? "" : ` (for ${age(ms)})`;
}

function from({ claims: [claim], action }: HeldBack): string {
  if (claim === undefined) return "";
  return ` (${action === "remove" ? "was " : ""}${claim.file}:${claim.line})`;
}

function grouped<Key>(
  held: readonly HeldBack[],
  keyOf: (one: HeldBack) => Key,
): Map<Key, HeldBack[]> {
  const groups = new Map<Key, HeldBack[]>();
  for (const one of held) {
    const list = groups.get(keyOf(one));
    if (list === undefined) groups.set(keyOf(one), [one]);
    else list.push(one);
  }
  return groups;
}
