// How long to wait before something is tried again that did not work.

const firstMs = 50;
const longestMs = 30_000;

/** Milliseconds; `failures` counts from 1. Any length up to the longest, so that agents part. */
export function backoffMs(failures: number, random: () => number): number {
  const most = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 20));
  return Math.ceil(most * random());
}
