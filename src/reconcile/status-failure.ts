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
/** What may pass in a moment, and does not for so long, does not pass by itself. */
const stuckAfterMs = 5 * 60_000;

/** Stopped, not failed. */
const stopped: readonly ApplyVerdict[] = ["applied", "interrupted", "fenced"];

/** Undefined where nothing failed. */
export function failureOfApply(
  { type, counts, failures }: ApplyReport,
  before: RunFailure | undefined,
  nowMs: number,
): RunFailure | undefined {
  if (stopped.includes(type)) return undefined;
  const [first] = failures;
  const more = failures.length > 1 ? `, and ${failures.length - 1} more` : "";
  const why = first === undefined ? "" : `; ${whereOf(first)}: ${first.reason}${more}`;
  const message = clipped(`${counts.done} of ${counts.total} operations were done${why}`);
  const key = keyOf([type, ...failures.map((one) => `${whereOf(one)}: ${one.reason}`).sort()]);
  const failure = again({ type: "apply", key, message }, before, nowMs);
  return { ...failure, isStuck: failure.count >= stuckAfterTimes };
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
    nowMs - failure.sinceMs >= stuckAfterMs;
  return { ...failure, isStuck };
}

export function failureOfLock(
  { id, owner, host, command }: LockRecord,
  before: RunFailure | undefined,
  nowMs: number,
): RunFailure {
  const message = clipped(`${owner}@${host} holds the lock: ${command}`);
  const failure = again({ type: "locked", key: clipped(id, 200), message }, before, nowMs);
  return { ...failure, isStuck: nowMs - failure.sinceMs >= stuckAfterMs };
}

type Named = Pick<RunFailure, "type" | "key" | "message">;

function again(
  failure: Named,
  before: RunFailure | undefined,
  nowMs: number,
): Omit<RunFailure, "isStuck"> {
  const isSame = before?.type === failure.type && before.key === failure.key;
  return isSame
    ? { ...failure, count: before.count + 1, sinceMs: before.sinceMs }
    : { ...failure, count: 1, sinceMs: nowMs };
}

function keyOf(parts: readonly string[]): string {
  return digestOfText(JSON.stringify(parts)).slice(0, 16);
}
