// Whether change windows are open at a moment, and when that may be otherwise. Pure: the moment is given.
// What cannot be made out of a schedule or a zone was refused when the manifests were checked.

import { Cron } from "croner";
import type { ChangeWindow } from "../model/policy.ts";

export interface WindowState {
  readonly isOpen: boolean;
  /** Before this, in milliseconds since the epoch, it stays so; absent where it stays so for good. */
  readonly changesAtMs?: number;
}

/**
 * Denied wins over allowed; where no window allows, everything is allowed that none denies. A window lasts
 * from its beginning, which is part of it, to its end, which is not.
 */
export function windowState(windows: readonly ChangeWindow[], nowMs: number): WindowState {
  const spans = windows.map((window) => ({ type: window.type, ...spanAt(window, nowMs) }));
  const isDenied = spans.some(({ type, isWithin }) => type === "deny" && isWithin);
  const allowing = spans.filter(({ type }) => type === "allow");
  const isAllowed = allowing.length === 0 || allowing.some(({ isWithin }) => isWithin);
  const changes = spans.flatMap(({ changesAtMs }) => changesAtMs ?? []);
  const isOpen = isAllowed && !isDenied;
  return changes.length === 0 ? { isOpen } : { isOpen, changesAtMs: Math.min(...changes) };
}

interface Span {
  readonly isWithin: boolean;
  readonly changesAtMs?: number;
}

function spanAt(window: ChangeWindow, nowMs: number): Span {
  const schedule = scheduleOf(window);
  // A beginning counts that is just now, and the library looks before the moment that it is given.
  const [begun] = schedule.previousRuns(1, new Date(nowMs + 1));
  // A schedule that begins again before the end leaves the window open: its last beginning counts.
  const endMs = begun === undefined ? undefined : begun.getTime() + window.durationMs;
  if (endMs !== undefined && nowMs < endMs) return { isWithin: true, changesAtMs: endMs };
  const next = schedule.nextRun(new Date(nowMs));
  return next === null ? { isWithin: false } : { isWithin: false, changesAtMs: next.getTime() };
}

/** Windows are values of a policy that is kept, and a schedule costs more to read than to ask. */
function scheduleOf(window: ChangeWindow): Cron {
  let schedule = schedules.get(window);
  if (schedule === undefined) {
    schedule = new Cron(window.schedule, {
      mode: "5-part",
      timezone: window.timeZone,
      paused: true,
      // In the night that skips a time, what begins at it begins right after; whatever goes on all the time
      // has nothing to make up for.
      fixedTimeRule: "no-wildcard",
    });
    schedules.set(window, schedule);
  }
  return schedule;
}

const schedules: WeakMap<ChangeWindow, Cron> = new WeakMap();
