// What can be wrong with a simulated device. A fault is data that persists beside the device; what
// it does to the next call follows from the fault and from how many calls it has seen, so the same
// faults give the same story on every run.

import { segmentsOf } from "../../model/pointer.ts";

/** `path` is a pointer in which "*" stands for any one segment and a last "**" for any rest. */
export type SimFault =
  /** Says no, in these words. */
  | {
      readonly type: "refuse";
      readonly path: string;
      readonly message: string;
      readonly times?: number;
    }
  /** Does the operation, then loses the answer. */
  | { readonly type: "lose-reply"; readonly path?: string; readonly times?: number }
  /** Loses the operation before it is done. */
  | { readonly type: "lose-request"; readonly path?: string; readonly times?: number }
  /** Accepts without doing anything. */
  | { readonly type: "ignore"; readonly path?: string; readonly times?: number }
  /** Does this many operations more and refuses the rest. */
  | { readonly type: "partial"; readonly after: number }
  /** Takes its time over every operation. */
  | { readonly type: "slow"; readonly ms: number; readonly times?: number }
  /** Answers neither observations nor operations. */
  | { readonly type: "unreachable"; readonly times?: number }
  /** A reproducible mixture of all of these. */
  | { readonly type: "flaky"; readonly seed: number };

/** A fault with the number of calls that it has seen. */
export interface ActiveFault {
  readonly fault: SimFault;
  readonly seen: number;
}

/** What the faults make of one call. */
export interface Mishap {
  readonly delayMs: number;
  /** Whether the device carries the operation out. */
  readonly acts: boolean;
  readonly answer:
    | { readonly type: "accepted" }
    | { readonly type: "refused"; readonly reason: string }
    | { readonly type: "lost"; readonly reason: string };
  /** The faults afterwards; the same list where none of them counts. */
  readonly faults: readonly ActiveFault[];
}

type Effect = Omit<Mishap, "faults">;

const healthy: Effect = { delayMs: 0, acts: true, answer: { type: "accepted" } };

/** What becomes of an operation at `path`. The first fault that does something decides. */
export function mishapOfOperation(faults: readonly ActiveFault[], path: string): Mishap {
  let effect = healthy;
  let isDecided = false;
  const after = faults.flatMap((active) => {
    if (!concerns(active.fault, path)) return [active];
    const own = effectOf(active);
    effect = { ...(isDecided ? effect : own), delayMs: effect.delayMs + own.delayMs };
    isDecided ||= own.answer.type !== "accepted" || !own.acts;
    return counted(active);
  });
  return { ...effect, faults: faults.length === 0 ? faults : after };
}

/** Whether an observation fails, and the faults afterwards. */
export function mishapOfObservation(faults: readonly ActiveFault[]): {
  readonly reason?: string;
  readonly faults: readonly ActiveFault[];
} {
  let reason: string | undefined;
  const after = faults.flatMap((active) => {
    const { fault, seen } = active;
    const fails =
      fault.type === "unreachable" || (fault.type === "flaky" && dice(fault.seed, seen) < 8);
    if (fails) reason ??= "no route to host";
    return fault.type === "unreachable" || fault.type === "flaky" ? counted(active) : [active];
  });
  return reason === undefined ? { faults: after } : { reason, faults: after };
}

/** The fault after one more call; nothing when it has had its times. */
function counted({ fault, seen }: ActiveFault): ActiveFault[] {
  const next = { fault, seen: seen + 1 };
  const isSpent = "times" in fault && fault.times !== undefined && next.seen >= fault.times;
  return isSpent ? [] : [next];
}

function effectOf({ fault, seen }: ActiveFault): Effect {
  switch (fault.type) {
    case "refuse":
      return { delayMs: 0, acts: false, answer: { type: "refused", reason: fault.message } };
    case "lose-reply":
      return { delayMs: 0, acts: true, answer: { type: "lost", reason: "the reply was lost" } };
    case "lose-request":
      return { delayMs: 0, acts: false, answer: { type: "lost", reason: "the request was lost" } };
    case "ignore":
      return { delayMs: 0, acts: false, answer: { type: "accepted" } };
    case "partial":
      return seen < fault.after
        ? healthy
        : { delayMs: 0, acts: false, answer: { type: "refused", reason: "the device stopped" } };
    case "slow":
      return { ...healthy, delayMs: fault.ms };
    case "unreachable":
      return { delayMs: 0, acts: false, answer: { type: "lost", reason: "no route to host" } };
    case "flaky":
      return flakyEffect(dice(fault.seed, seen));
    default:
      return fault satisfies never;
  }
}

function flakyEffect(roll: number): Effect {
  if (roll < 8) return effectOf({ fault: { type: "unreachable" }, seen: 0 });
  if (roll < 16) return effectOf({ fault: { type: "lose-reply" }, seen: 0 });
  if (roll < 24) return effectOf({ fault: { type: "lose-request" }, seen: 0 });
  if (roll < 28) return effectOf({ fault: { type: "ignore" }, seen: 0 });
  if (roll < 36) {
    return { delayMs: 0, acts: false, answer: { type: "refused", reason: "the device is busy" } };
  }
  return { ...healthy, delayMs: roll < 44 ? 5 : 0 };
}

/** 0 to 99, the same for the same arguments: one step of the mulberry32 generator. */
function dice(seed: number, seen: number): number {
  let mixed = (Math.imul(seed, 0x9e3779b1) + Math.imul(seen + 1, 0x6d2b79f5)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) % 100;
}

function concerns(fault: SimFault, path: string): boolean {
  const pattern = "path" in fault ? fault.path : undefined;
  return pattern === undefined || matches(segmentsOf(pattern), segmentsOf(path));
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const hasRest = pattern.at(-1) === "**";
  const fixed = hasRest ? pattern.slice(0, -1) : pattern;
  if (hasRest ? segments.length < fixed.length : segments.length !== fixed.length) return false;
  return fixed.every((segment, i) => segment === "*" || segment === segments[i]);
}
