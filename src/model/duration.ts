// Time spans as people write them: 250ms, 30s, 5m, 2h. How long one may be is said where it is asked for.

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** Whole milliseconds; undefined where the text is no time span. */
export function millisecondsOf(text: string): number | undefined {
  const [, number = "", unit = ""] = /^(\d{1,9})(ms|s|m|h)$/.exec(text) ?? [];
  const factor = unitMs[unit];
  return factor === undefined ? undefined : Number(number) * factor;
}

/** In the largest unit that leaves a whole number: 90000 → "90s". */
export function durationText(ms: number): string {
  const unit = ["h", "m", "s"].find((one) => ms > 0 && ms % (unitMs[one] ?? 1) === 0) ?? "ms";
  return `${ms / (unitMs[unit] ?? 1)}${unit}`;
}
