// Arithmetic on inclusive number ranges.

import type { NumberRange } from "./allocation.ts";

export function isInRanges(ranges: readonly NumberRange[], value: number): boolean {
  return ranges.some(([from, to]) => from <= value && value <= to);
}

/** How many numbers the ranges hold; overlapping ones are counted once. */
export function sizeOfRanges(ranges: readonly NumberRange[]): number {
  let size = 0;
  for (const [from, to] of mergedRanges(ranges)) size += to - from + 1;
  return size;
}

/** The same numbers as ascending ranges that neither touch nor overlap. */
export function mergedRanges(ranges: readonly NumberRange[]): NumberRange[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
