// Since when a target is as it is now. The live records know when a document was first seen; what is
// new is recorded, so that the next look can tell. That needs no lock: nobody acts on these records.

import type { LiveView, TargetName } from "../model/target.ts";
import { isTrouble } from "../ports/trouble.ts";
import { readLiveHead, writeLive } from "../records/live.ts";
import type { Connection } from "./connection.ts";

/**
 * When the target's document was first seen so, in milliseconds since the epoch; undefined at the
 * first sight. A record that cannot be read or written costs only the time.
 */
export async function firstSeenAt(
  target: TargetName,
  view: LiveView | undefined,
  { store, keys }: Connection,
  now: number,
): Promise<number | undefined> {
  if (view?.type !== "known") return undefined;
  const record = await readLiveHead(store, keys, target);
  if (isTrouble(record)) return undefined;
  const { document, digest } = view;
  // What this very look has recorded was seen for the first time.
  if (record?.digest === digest) return record.observedAtMs < now ? record.observedAtMs : undefined;
  await writeLive(store, keys, target, { document, digest, observedAtMs: now }, []);
  return undefined;
}
