// What went wrong, and whether trying again may help: what goes wrong in the same way again and again
// needs a person.

import type { ApplyFailure, ApplyReport, ApplyVerdict } from "../apply/result.ts";
import type { RunFailure } from "../model/controller-status.ts";
import { digestOfText } from "../model/digest.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { LockRecord } from "../records/lock.ts";
import { clipped } from "./status-parts.ts";

/** Twice may be bad luck with a device that just restarts. */
const stuckAfterTimes = 3;
/** What does not pass for so long does not pass by itself, whether it is the same all the time or not. */
const stuckAfterMs = 5 * 60_000;

/** Stopped, not failed. */
const stopped: readonly ApplyVerdict[] = ["applied", "interrupted", "fenced"];

/** Undefined where nothing failed. */
export function failureOfApply(
  { type, counts, failures }: Pick<ApplyReport, "type" | "counts" | "failures">,
  before: RunFailure | undefined,
  nowMs: number,
): RunFailure | undefined {
  if (stopped.includes(type)) return undefined;
  const [first] = failures;
  const more = failures.length > 1 ? `, and ${failures.length - 1} more` : "";
  const why = first === undefined ? "" : `; ${whereOf(first)}: ${first.reason}${more}`;
  const message = clipped(`${counts.done} of ${counts.total} operations were done${why}`);
  const key = keyOf(failures.map((one) => `${whereOf(one)}: ${one.reason}`).sort());
  const failure = again({ type: "apply", key, message }, before, nowMs);
  return { ...failure, isStuck: failure.count >= stuckAfterTimes || lastsLong(failure, nowMs) };
}

function whereOf({ target, operation }: ApplyFailure): string {
  return `${target}${operation?.path === undefined ? "" : ` ${operation.path}`}`;
}

export function failureOfTrouble(
  { doing, reason, retry }: Trouble,
  before: RunFailure | undefined,
  nowMs: number,
): RunFailure {
  const message = clipped(`${doing}: ${reason}`);
  const failure = again({ type: "trouble", key: keyOf([message]), message }, before, nowMs);
  const isStuck =
    retry === "never" ||
    (retry === "later" && failure.count >= stuckAfterTimes) ||
    lastsLong(failure, nowMs);
  return { ...failure, isStuck };
}

export function failureOfLock(
  { id, owner, host, command }: LockRecord,
  before: RunFailure | undefined,
  nowMs: number,
): RunFailure {
  const message = clipped(`${owner}@${host} holds the lock: ${command}`);
  const failure = again({ type: "locked", key: clipped(id, 200), message }, before, nowMs);
  return { ...failure, isStuck: lastsLong(failure, nowMs) };
}

type Named = Pick<RunFailure, "type" | "key" | "message">;

function again(
  failure: Named,
  before: RunFailure | undefined,
  nowMs: number,
): Omit<RunFailure, "isStuck"> {
  const fresh = { ...failure, isFresh: true };
  if (before?.type !== failure.type) return { ...fresh, count: 1, sinceMs: nowMs };
  const count = before.key === failure.key ? before.count + 1 : 1;
  return { ...fresh, count, sinceMs: before.sinceMs };
}

function lastsLong({ sinceMs }: Pick<RunFailure, "sinceMs">, nowMs: number): boolean {
  return nowMs - sinceMs >= stuckAfterMs;
}

function keyOf(parts: readonly string[]): string {
  return digestOfText(JSON.stringify(parts)).slice(0, 16);
}
