// Tells that somebody changed the keys of a host, as drivers tell that a target may have changed.

import { isTrouble } from "../../../ports/trouble.ts";
import type { HostPlace } from "./carry-out.ts";

/** Ends with the signal, or where nothing more is told. */
export async function* watchHost(
  { host, events, read }: Pick<HostPlace, "host" | "events" | "read">,
  signal: AbortSignal,
): AsyncGenerator<void, void> {
  const keys = await read();
  if (isTrouble(keys)) return;
  const listening = events.listen(host, keys.revision + 1);
  try {
    while ((await listening.next(signal)) !== undefined) yield;
  } finally {
    listening.close();
  }
}
