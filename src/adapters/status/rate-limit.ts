// How often one address may ask: some at once, and then so many a minute. Each has its own share, so
// that whoever knocks all day keeps nobody else out.

export interface RateLimit {
  /** 0 where it may; otherwise how many milliseconds to wait. */
  take(address: string): number;
}

interface Share {
  left: number;
  atMs: number;
}

/** More than ever call by right; beyond that, whoever was silent longest is forgotten. */
const addressesMax = 1_000;

export function createRateLimit(
  { atOnce, perMinute }: { readonly atOnce: number; readonly perMinute: number },
  now: () => number = () => performance.now(),
): RateLimit {
  const shares = new Map<string, Share>();
  const msEach = 60_000 / perMinute;
  return {
    take(address) {
      const nowMs = now();
      const { left, atMs } = shares.get(address) ?? { left: atOnce, atMs: nowMs };
      const filled = Math.min(atOnce, left + (nowMs - atMs) / msEach);
      const isAllowed = filled >= 1;
      // Set anew, so that the map's order is that of the last call.
      shares.delete(address);
      shares.set(address, { left: isAllowed ? filled - 1 : filled, atMs: nowMs });
      const [oldest] = shares.keys();
      if (shares.size > addressesMax && oldest !== undefined) shares.delete(oldest);
      return isAllowed ? 0 : (1 - filled) * msEach;
    },
  };
}
