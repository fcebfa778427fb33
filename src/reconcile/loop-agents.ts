// Tells when an agent came, went, or saw something else than before. That an agent saw the same again
// is no news: the loop itself asks agents to look, and would wake itself for ever.

import type { Clock } from "../ports/clock.ts";
import type { Entry, Store } from "../ports/store.ts";
import { isTrouble } from "../ports/trouble.ts";
import { followKeys } from "../records/follow.ts";
import type { StoreKeys } from "../records/keys.ts";
import { decodeObservation } from "../records/messages/said.ts";
import { readRange } from "../records/ranges.ts";

interface AgentPorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
}

/** Calls `onMoved` until the signal aborts. It may call once too often, and never once too seldom. */
export async function followAgents(
  ports: AgentPorts,
  onMoved: () => void,
  signal: AbortSignal,
): Promise<void> {
  const { store, keys, clock } = ports;
  let said = new Map<string, string>();
  const readAll = async (): Promise<void> => {
    const entries = await readRange(store, keys.agents);
    // The watch goes on, and the loop itself meets whatever keeps the store from being read.
    if (isTrouble(entries)) return;
    const found = new Map(entries.flatMap((entry) => newsIn(entry)));
    const isSame =
      found.size === said.size && [...found].every(([key, one]) => said.get(key) === one);
    said = found;
    if (!isSame) onMoved();
  };
  const page = await firstPage(ports, signal);
  if (page === undefined) return;
  await readAll();
  await followKeys(
    ports,
    keys.agents,
    page.revision + 1,
    {
      onChange(change) {
        if (change.type === "delete") {
          if (said.delete(change.key)) onMoved();
          return;
        }
        for (const [key, one] of newsIn(change.entry)) {
          if (said.get(key) === one) continue;
          said.set(key, one);
          onMoved();
        }
      },
      onMissed: () => void readAll(),
    },
    signal,
  );

  async function firstPage(
    { store: from }: AgentPorts,
    until: AbortSignal,
  ): Promise<{ readonly revision: number } | undefined> {
    while (!until.aborted) {
      const first = await from.range(keys.agents, { limit: 1 });
      if (!isTrouble(first)) return first;
      await clock.sleep(pauseMs, until);
    }
    return undefined;
  }
}

const pauseMs = 1_000;

/** What counts of an entry, under its key; nothing of answers and refusals. */
function newsIn(entry: Entry): [string, string][] {
  const { key, createRevision } = entry;
  if (key.endsWith("/presence")) return [[key, String(createRevision)]];
  if (!key.endsWith("/observation")) return [];
  const seen = decodeObservation(entry);
  const news = isTrouble(seen) || seen.type === "unknown" ? "unknown" : seen.digest;
  return [[key, news]];
}
