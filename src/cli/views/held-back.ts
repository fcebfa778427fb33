// What is held back, and why, grouped so that a thousand items with one reason stay a few lines.

import type { HeldBack, HeldReason } from "../../model/plan.ts";
import type { ViewOptions } from "./plan.ts";

/** How many lines one reason gets. */
const linesOfReason = 6;

const reasonTitles: Readonly<Record<HeldReason, string>> = {
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
};

/** One section, or nothing where nothing is held back. */
export function heldBackText(held: readonly HeldBack[], { palette }: ViewOptions): string {
  if (held.length === 0) return "";
  const lines: string[] = [];
  for (const [reason, list] of byReason(held)) {
    const symbol = reason === "target-unknown" ? palette.yellow("?") : palette.red("!");
    for (const one of list.slice(0, linesOfReason)) {
      const place = `${one.target ?? ""}${one.path === undefined ? "" : ` ${one.path}`}`;
      const action = one.action === undefined ? "" : `${one.action} `;
      const where = place === "" ? reasonTitles[reason] : `${action}${place}`;
      lines.push(`  ${symbol} ${where}: ${one.detail}${from(one)}`);
    }
    const more = list.length - linesOfReason;
    if (more > 0) lines.push(`  ${symbol} and ${more} more: ${reasonTitles[reason]}`);
    for (const help of new Set(list.slice(0, linesOfReason).map((one) => one.help))) {
      lines.push(palette.dim(`      ${help}`));
    }
  }
  return `\nHeld back:\n${lines.join("\n")}`;
}

function from({ claims: [claim] }: HeldBack): string {
  return claim === undefined ? "" : ` (${claim.file}:${claim.line})`;
}

function byReason(held: readonly HeldBack[]): Map<HeldReason, HeldBack[]> {
  const groups = new Map<HeldReason, HeldBack[]>();
  for (const one of held) {
    const list = groups.get(one.reason);
    if (list === undefined) groups.set(one.reason, [one]);
    else list.push(one);
  }
  return groups;
}
