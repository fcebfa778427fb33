// What all agents say, through one watch for all targets. It begins when somebody first asks, and
// begins again, from a new list, whenever it breaks. A watch may be silent without a sign, so what is
// waited for is read again every few seconds. It knows no meaning of what is said.

import type { TargetName } from "../../model/target.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Entry, Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../../records/keys.ts";
import { listRange } from "../../records/ranges.ts";
import { createFollowers, type Followed, type Followers } from "./followers.ts";
import { createHeard, type Heard } from "./heard.ts";
import type { RemoteTimes } from "./times.ts";

export interface RemoteParts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
  readonly times: RemoteTimes;
}

export interface WatchedAgents {
  /** Resolves when something is known at all; trouble where nothing can be read. */
  ready(): Promise<Trouble | undefined>;
  follow(target: TargetName): Followed;
  close(): Promise<void>;
}

interface Ears extends RemoteParts {
  readonly heard: Heard;
  readonly followers: Followers;
  readonly closed: AbortSignal;
}

export function watchAgents(parts: RemoteParts): WatchedAgents {
  const heard = createHeard();
  const followers = createFollowers(parts.keys, parts.clock, heard);
  const closed = new AbortController();
  const ears: Ears = { ...parts, heard, followers, closed: closed.signal };
  let listing: Promise<Trouble | undefined> | undefined;
  let watching: Promise<void> | undefined;
  let rereading: Promise<void> | undefined;

  function list(): Promise<number | Trouble> {
    const reading = read(ears, undefined);
    listing = reading.then((result) => (isTrouble(result) ? result : undefined));
    return reading;
  }

  return {
    async ready() {
      watching ??= listAndWatch(ears, list);
      return await listing;
    },
    follow(target) {
      const followed = followers.add(target, async (folder) => {
        const revision = await read(ears, folder);
        return isTrouble(revision) ? revision : undefined;
      });
      rereading ??= reread(ears).finally(() => {
        rereading = undefined;
      });
      return followed;
    },
    async close() {
      closed.abort();
      await Promise.all([watching, rereading]);
    },
  };
}

async function listAndWatch(ears: Ears, list: () => Promise<number | Trouble>): Promise<void> {
  for (let failures = 0; !ears.closed.aborted; failures += 1) {
    const revision = await list();
    if (!isTrouble(revision) && (await watchFrom(ears, revision + 1))) failures = 0;
    await ears.clock.sleep(pauseMs(failures), ears.closed);
  }
}

/** 50 ms … 5 s. */
function pauseMs(failures: number): number {
  return Math.min(5_000, 50 * 2 ** failures);
}

/** Ends when the watch does; true where it told something. */
async function watchFrom(
  { store, keys, heard, followers, closed }: Ears,
  revision: number,
): Promise<boolean> {
  let hasTold = false;
  for await (const event of store.watch(keys.agents, revision, closed)) {
    if (event.type === "compacted" || event.type === "trouble") break;
    hasTold = true;
    if (event.type === "put") hear({ heard, followers }, event.entry);
    else if (heard.remove(event.key, event.revision)) followers.tell(event.key);
  }
  return hasTold;
}

function hear({ heard, followers }: Pick<Ears, "heard" | "followers">, entry: Entry): void {
  if (heard.put(entry, followers.isFollowed(entry.key))) followers.tell(entry.key);
}

/** Reads all that is said in a folder, or in all of them: at which revision. What is gone is forgotten. */
async function read(ears: Ears, folder: string | undefined): Promise<number | Trouble> {
  const { store, keys, heard, followers } = ears;
  const listed = await listRange(store, folder ?? keys.agents);
  if (isTrouble(listed)) return listed;
  const { entries, revision } = listed;
  for (const entry of entries) hear(ears, entry);
  const there = new Set(entries.map(({ key }) => key));
  for (const key of heard.keys(folder)) {
    // What came later is not in the list either, and stays.
    if (!there.has(key) && heard.remove(key, revision)) followers.tell(key);
  }
  return revision;
}

/** Reads every few seconds what is waited for; ends where nobody waits. */
async function reread(ears: Ears): Promise<void> {
  const { clock, times, followers, closed } = ears;
  for (;;) {
    const before = new Set(followers.folders());
    await clock.sleep(times.rereadMs, closed);
    const folders = followers.folders();
    if (closed.aborted || folders.length === 0) return;
    // What somebody began to follow meanwhile was read or written moments ago.
    const awaited = folders.filter((folder) => before.has(folder));
    // A busy store must not be asked hundreds of times for what it can say at once.
    if (awaited.length > readsAtOnce) await read(ears, undefined);
    else await Promise.all(awaited.map((folder) => read(ears, folder)));
  }
}

const readsAtOnce = 50;
