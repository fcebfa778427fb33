// Who holds the lock: what `plumb lock` shows, and what a command says that did not get it.

import type { JsonObject } from "../../model/json.ts";
import type { LockRecord } from "../../records/lock.ts";
import { formatVersion } from "./format-version.ts";
import { age } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { printable } from "./printable.ts";

/** For a command that changed nothing because of it. */
export function heldText(record: LockRecord, now: number): string {
  return `${holdingText(record, now)}\n  nothing was done; try again when it has finished. A holder that died frees it by itself;\n  from one that hangs, plumb lock break ${record.id} takes it away`;
}

function holdingText({ owner, host, pid, command, sinceMs }: LockRecord, now: number): string {
  const who = printable(`${owner}@${host}`);
  return `${who} (process ${pid}) holds the lock for ${age(now - sinceMs)}: ${printable(command)}`;
}

/** What a view says of the lock beside the record. */
export interface Holding {
  readonly record: LockRecord;
  /** True where its process is known to be dead: the lock then ends with its lease. */
  readonly isGone: boolean;
}

export function lockText(holding: Holding | undefined, now: number, palette: Palette): string {
  if (holding === undefined) return "The lock is free.\n";
  const { record, isGone } = holding;
  const { id, generation } = record;
  const gone = "That process is gone: the lock ends by itself when its lease does.";
  return [
    `${palette.bold(id)}  ${holdingText(record, now)}`,
    ...(isGone ? [gone] : []),
    `Generation ${generation}. To take it away: plumb lock break ${id}`,
    "",
  ].join("\n");
}

export function lockJson(holding: Holding | undefined): JsonObject {
  if (holding === undefined) return { formatVersion, lock: null };
  return { formatVersion, lock: recordJson(holding.record), isProcessGone: holding.isGone };
}

export function breakQuestion(record: LockRecord, now: number): string {
  return `${holdingText(record, now)}.\nWhat it writes from then on changes nothing; what it sent to devices stays sent. Take the lock away?`;
}

export function brokenText({ id, owner, host, pid }: LockRecord): string {
  return `Took ${id} away from ${printable(`${owner}@${host}`)} (process ${pid}). The lock is free.\n`;
}

export function brokenJson(record: LockRecord): JsonObject {
  return { formatVersion, lock: null, broken: recordJson(record) };
}

function recordJson({
  id,
  generation,
  owner,
  host,
  pid,
  command,
  sinceMs,
}: LockRecord): JsonObject {
  return { id, generation, owner, host, pid, command, sinceMs };
}
