// Time spans as people write them in options: 250ms, 30s, 5m, 2h.

import { usageProblem, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export interface DurationOption {
  readonly long: string;
  /** As it would be given: "30s". */
  readonly otherwise: string;
  readonly leastMs: number;
  readonly mostMs: number;
}

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

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

function millisecondsOf(text: string): number | undefined {
  const [, number = "", unit = ""] = /^(\d{1,9})(ms|s|m|h)$/.exec(text) ?? [];
  const factor = unitMs[unit];
  return factor === undefined ? undefined : Number(number) * factor;
}

/** In the largest unit that leaves a whole number: 90000 → "90s". */
export function durationText(ms: number): string {
  const unit = ["h", "m", "s"].find((one) => ms > 0 && ms % (unitMs[one] ?? 1) === 0) ?? "ms";
  return `${ms / (unitMs[unit] ?? 1)}${unit}`;
}
