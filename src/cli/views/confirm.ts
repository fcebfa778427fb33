// What `plumb confirm` shows, and what is said of an apply that waits for it.

import type { ConfirmedTarget, ConfirmReport } from "../../apply/confirm.ts";
import type { AwaitedApply } from "../../apply/settle-unconfirmed.ts";
import type { JsonObject } from "../../model/json.ts";
import { shortDigest } from "../../model/plan.ts";
import type { JournalEntry } from "../../records/journal.ts";
import { alignColumns } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { age } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { present } from "./plan-json.ts";
import { printable } from "./printable.ts";

/** Targets that kept everything are counted, the others are named. */
export function confirmedText(
  { entry, targets }: ConfirmReport,
  nowMs: number,
  palette: Palette,
): string {
  const short = shortDigest(entry.digest);
  const others = targets.filter(({ type }) => type !== "confirmed");
  const rows = others.map((one) => [
    { text: palette.bold(one.target) },
    { text: endText(one, entry, nowMs) },
  ]);
  const lines = alignColumns(rows, { indent: "", limit: 200 });
  const kept = targets.length - others.length;
  if (others.length === 0) {
    lines.push(
      `${palette.bold(`Confirmed ${short}`)}: ${kept === 1 ? "1 target stays as it is" : `${kept} targets stay as they are`}.`,
    );
  } else {
    const next = "Next: plumb plan shows what is so";
    const title = palette.bold(`Not all of ${short} is confirmed`);
    lines.push(`${title}: ${kept} of ${targets.length} stay as they are. ${next}`);
  }
  return `${lines.join("\n")}\n`;
}

function endText(one: ConfirmedTarget, { confirm }: JournalEntry, nowMs: number): string {
  if (one.type === "undone") {
    return one.done === one.total
      ? "its agent has undone it: the time was over"
      : `its agent has undone ${one.done} of ${one.total}: the time was over, and the rest could not be undone`;
  }
  if (one.type === "confirmed") return "stays as it is";
  const left = one.undoAtMs === undefined ? undefined : one.undoAtMs - nowMs;
  const when =
    left === undefined
      ? `within ${age(confirm?.withinMs ?? 0)} of losing touch`
      : left > 0
        ? `in ${age(left)}`
        : "by now";
  return `its agent does not answer; unless it hears of this, it undoes it ${when}`;
}

export function settledText({
  entry,
  isConfirmed,
}: {
  readonly entry: JournalEntry;
  readonly isConfirmed: boolean;
}): string {
  const short = shortDigest(entry.digest);
  if (entry.result === "undone-by-agents") {
    return `${short} was undone by its agents, because nobody confirmed it in time; plumb plan shows what is left to do`;
  }
  return isConfirmed
    ? `${short} was confirmed already.`
    : `${short} does not wait for confirmation; nothing was done`;
}

export function confirmedJson(
  { id, digest }: JournalEntry,
  targets: readonly ConfirmedTarget[],
): JsonObject {
  return {
    formatVersion,
    entry: id,
    digest,
    targets: targets.map(({ target, type, ...rest }) => {
      return { target, result: type, ...present({ ...rest }) };
    }),
  };
}

/** Behind the summary of an apply. */
export function unconfirmedText(digest: string, withinMs: number): string {
  return `Undone by the agents unless confirmed within ${age(withinMs)}: plumb confirm ${shortDigest(digest)}`;
}

/** For a command that changed nothing because of another apply. */
export function awaitedText({ entry, undoAtMs }: AwaitedApply, nowMs: number): string {
  const { owner, host, command, digest } = entry;
  const short = shortDigest(digest);
  const who = printable(`${owner}@${host}: ${command}`);
  const left = undoAtMs === undefined ? 0 : undoAtMs - nowMs;
  const when =
    left > 0
      ? `try again in ${age(left + 999)}, when its agents have undone it`
      : "wait until its agents have undone it";
  return `the apply ${short} is not confirmed (${who})\n  nothing was done; plumb confirm ${short} keeps it, plumb undo ${short} takes it back;\n  otherwise ${when}`;
}
