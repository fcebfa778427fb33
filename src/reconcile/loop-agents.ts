// Tells when an agent came, went, or saw something else than before. That an agent saw the same again
// is no news: the loop itself asks agents to look, and would wake itself for ever.

import type { Clock } from "../ports/clock.ts";
import type { Entry, Store } from "../ports/store.ts";
import { isTrouble } from "../ports/trouble.ts";
import { followKeys, type Change } from "../records/follow.ts";
import type { StoreKeys } from "../records/keys.ts";
import { decodeObservation } from "../records/messages/said.ts";
import { readRange } from "../records/ranges.ts";

interface AgentPorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
}

/** A store that cannot be read is asked again this often. */
const pauseMs = 1_000;

/** Calls `onMoved` until the signal aborts. It may call once too often, and never once too seldom. */
export async function followAgents(
  ports: AgentPorts,
  onMoved: () => void,
  signal: AbortSignal,
): Promise<void> {
  const { store, keys, clock } = ports;
  const news = createNews(ports, onMoved);
  while (!signal.aborted) {
    const page = await store.range(keys.agents, { limit: 1 });
    if (isTrouble(page)) {
      await clock.sleep(pauseMs, signal);
      continue;
    }
    await news.readAll();
    const follower = { onChange: news.take, onMissed: () => void news.readAll() };
    await followKeys(ports, keys.agents, page.revision + 1, follower, signal);
  }
}

interface News {
  readonly take: (change: Change) => void;
  readonly readAll: () => Promise<void>;
}

function createNews({ store, keys }: AgentPorts, onMoved: () => void): News {
  let said = new Map<string, string>();
  return {
    take(change) {
      if (change.type === "delete") {
        if (said.delete(change.key)) onMoved();
        return;
      }
      for (const [key, one] of newsIn(change.entry)) {
        if (said.get(key) !== one) onMoved();
        said.set(key, one);
      }
    },
    async readAll() {
      const entries = await readRange(store, keys.agents);
      const found = isTrouble(entries) ? undefined : new Map(entries.flatMap(newsIn));
      const isSame = found?.size === said.size && isWithin(found, said);
      said = found ?? said;
      // What could not be read may be anything; the loop then meets the trouble itself.
      if (!isSame) onMoved();
    },
  };
}

function isWithin(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): boolean {
  return [...left].every(([key, one]) => right.get(key) === one);
}

/** What counts of an entry, under its key; nothing of answers and refusals. */
function newsIn(entry: Entry): [string, string][] {
  const { key, createRevision } = entry;
  if (key.endsWith("/presence")) return [[key, String(createRevision)]];
  if (!key.endsWith("/observation")) return [];
  const seen = decodeObservation(entry);
  const news = isTrouble(seen) || seen.type === "unknown" ? "unknown" : seen.digest;
  return [[key, news]];
}
