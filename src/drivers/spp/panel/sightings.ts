// Which processes were seen lately. Once spp-ctl is started again it knows none, until they find it: what
// one sees then is no host without processes. A process that stays away for longer is gone.

export interface Sightings {
  /** Takes note of those that are there; answers one that was there a moment ago and is not. */
  missed(clients: Iterable<number>, nowMs: number): number | undefined;
}

/** Processes try to find spp-ctl again every second or so. */
const awayMs = 10_000;

export function createSightings(): Sightings {
  const seenAtMs = new Map<number, number>();
  return {
    missed(clients, nowMs) {
      for (const client of clients) seenAtMs.set(client, nowMs);
      for (const [client, atMs] of seenAtMs) {
        if (atMs === nowMs) continue;
        if (nowMs - atMs < awayMs) return client;
        seenAtMs.delete(client);
      }
      return undefined;
    },
  };
}
