// Waiting for an answer no longer than a while. What comes later is nobody's any more.

import type { Clock } from "../../ports/clock.ts";

export const late = { type: "late" } as const;

export async function within<T>(
  clock: Clock,
  ms: number,
  coming: Promise<T>,
): Promise<T | typeof late> {
  const over = new AbortController();
  const gaveUp = clock.sleep(ms, over.signal).then(() => late);
  try {
    return await Promise.race([coming, gaveUp]);
  } finally {
    over.abort();
  }
}

export function isLate(value: unknown): value is typeof late {
  return value === late;
}
