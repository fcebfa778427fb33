// How long to wait before something that failed is tried again: longer each time, and by chance, so
// that many who failed at one moment do not come back at one moment.

export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** `failures` counts from 1; `random` gives numbers from 0 to 1. */
export function backoffMs(
  { firstMs, mostMs }: Backoff,
  failures: number,
  random: () => number,
): number {
  const longest = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
  // Half of it at least: whoever waits for nothing hammers on what is down.
  return longest / 2 + (random() * longest) / 2;
}
