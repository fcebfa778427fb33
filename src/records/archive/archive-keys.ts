// Which records belong to the state of a fabric, by their keys. What ends by itself does not: who holds
// the lock or leads, agents that are there, and what they are being asked. A key that is unknown here
// is nobody's guess.

import { transactionLimits } from "../../ports/check-transaction.ts";

export type Belonging = "kept" | "left-out" | "unknown";

/** Relative to the fabric's prefix; a folder ends with "/". */
const kept: readonly string[] = [
  "allocations/",
  "allocations-digest",
  "generation",
  "targets/",
  "owned-digests/",
  "live/",
  "live-heads/",
  "sim/",
  "agents/",
  "confirmations/",
  "journal/",
  "control/",
  "controller/",
  "pieces/",
];

const leftOut: readonly string[] = [
  "lock",
  "closed",
  "leader",
  "term",
  "change-sets/",
  "pieces/change-sets/",
  "looks/",
];

const presence = /^agents\/[^/]+\/[^/]+\/presence$/;

/** For people. */
export const leftOutText =
  "who holds the lock or leads, which agents are there, and what they are being asked";

/** Whether a record belongs to the state. `key` is relative to the fabric's prefix. */
export function belongingOf(key: string): Belonging {
  if (!isWellFormed(key)) return "unknown";
  if (isAmong(leftOut, key) || presence.test(key)) return "left-out";
  return isAmong(kept, key) ? "kept" : "unknown";
}

function isAmong(names: readonly string[], key: string): boolean {
  return names.some((name) => (name.endsWith("/") ? key.startsWith(name) : key === name));
}

/** Segments as `escapeName` makes them: none is empty, leads elsewhere or hides something. */
function isWellFormed(key: string): boolean {
  if (Buffer.byteLength(key) > transactionLimits.keyBytes) return false;
  // A half of a surrogate pair is no character, and stores keep it as another one.
  if (/[\p{Cc}\p{Cs}]/u.test(key)) return false;
  return key.split("/").every((segment) => !["", ".", ".."].includes(segment));
}

/** Compares as stores sort keys: by the bytes of UTF-8. */
export function compareKeys(left: string, right: string): number {
  if (left === right) return 0;
  // Where both are ASCII, code units have the same order and cost less.
  if (isAscii(left) && isAscii(right)) return left < right ? -1 : 1;
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
