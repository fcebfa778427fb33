// Follows all that may make what is kept of records and targets outdated. What is told here is only
// marked; whoever reads next reads what is marked. A watch that was lost leaves marks of its own.

import type { Store } from "../ports/store.ts";
import { isTrouble } from "../ports/trouble.ts";
import type { Clock } from "../ports/clock.ts";
import { followKeys, type Change, type Follower } from "../records/follow.ts";
import { targetOfKey, type StoreKeys } from "../records/keys.ts";
import { decodeLiveHead } from "../records/live.ts";
import { agentGone, agentNewsIn } from "./agent-news.ts";
import type { StandingRecords } from "./standing-records.ts";
import type { StandingViews } from "./standing-views.ts";
import { together } from "./together.ts";

interface NewsPorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
}

interface Kept {
  readonly records: StandingRecords;
  readonly views: StandingViews;
}

/** A store that cannot be read is asked again this often. */
const pauseMs = 1_000;

/** Until the signal aborts. A bug in one part of it ends all of it. */
export async function followNews(
  ports: NewsPorts,
  kept: Kept,
  onMoved: () => void,
  signal: AbortSignal,
): Promise<void> {
  const { views } = kept;
  await together(signal, (ended) => [
    ...followersOf(ports.keys, kept, onMoved).map(([prefix, follower]) =>
      followFromNow(ports, prefix, follower, ended),
    ),
    views.retries.run(() => views.targets(), onMoved, ended),
  ]);
}

function followersOf(
  keys: StoreKeys,
  { records, views }: Kept,
  onMoved: () => void,
): [prefix: string, Follower][] {
  const follower = (isNews: (change: Change) => boolean, onMissed: () => void): Follower => ({
    onChange(change) {
      if (isNews(change)) onMoved();
    },
    onMissed() {
      onMissed();
      onMoved();
    },
  });
  const isRecordNews = (change: Change): boolean => {
    const [key, value] =
      change.type === "put" ? [change.entry.key, change.entry.value] : [change.key, undefined];
    const isNews = records.isNews(key, value);
    // Who reads asks the generation first, but the marks of somebody without a lock must not be lost.
    if (isNews) records.doubt();
    return isNews;
  };
  const areRecordsMissed = (): void => {
    records.doubt();
  };
  return [
    [keys.ownedDigests, follower(isRecordNews, areRecordsMissed)],
    [keys.allocationsDigest, follower(isRecordNews, areRecordsMissed)],
    [
      keys.liveHeads,
      follower(
        (change) => isHeadNews(keys, views, change),
        () => views.missedHeads(),
      ),
    ],
    [
      keys.agents,
      follower(
        (change) => isAgentNews(keys, views, change),
        () => views.missedAgents(),
      ),
    ],
  ];
}

function isHeadNews(keys: StoreKeys, views: StandingViews, change: Change): boolean {
  if (change.type === "delete") return false;
  const head = decodeLiveHead(change.entry);
  const target = targetOfKey(change.entry.key.slice(keys.liveHeads.length));
  return !isTrouble(head) && views.hearHead(target, head);
}

function isAgentNews(keys: StoreKeys, views: StandingViews, change: Change): boolean {
  const news =
    change.type === "put" ? agentNewsIn(keys, change.entry) : agentGone(keys, change.key);
  return news !== undefined && views.hearAgent(news);
}

/** What happened before it began counts as missed. */
async function followFromNow(
  ports: NewsPorts,
  prefix: string,
  follower: Follower,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const page = await ports.store.range(prefix, { limit: 1 });
    if (isTrouble(page)) {
      await ports.clock.sleep(pauseMs, signal);
      continue;
    }
    follower.onMissed();
    await followKeys(ports, prefix, page.revision + 1, follower, signal);
  }
}
