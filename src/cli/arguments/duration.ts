// Time spans as people write them in options: 250ms, 30s, 5m, 2h.

import { durationText, millisecondsOf } from "../../model/duration.ts";
import { usageProblem, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export interface DurationOption {
  readonly long: string;
  /** As it would be given: "30s". */
  readonly otherwise: string;
  readonly leastMs: number;
  readonly mostMs: number;
}

/** Milliseconds, whole ones. */
export function readDuration(
  values: OptionValues,
  { long, otherwise, leastMs, mostMs }: DurationOption,
): number | UsageProblem {
  const text = values.text(long) ?? otherwise;
  const ms = millisecondsOf(text);
  if (ms === undefined) {
    return usageProblem(`--${long} takes a time such as 250ms, 30s, 5m or 2h, not "${text}"`);
  }
  if (ms < leastMs || ms > mostMs) {
    const range = `from ${durationText(leastMs)} to ${durationText(mostMs)}`;
    return usageProblem(`--${long} takes a time ${range}, not ${text}`);
  }
  return ms;
}
