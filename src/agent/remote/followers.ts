// Who waits for what agents say of which target, and how they wait: until something was said, or for
// no longer than they like.

import { namesServing } from "../../model/agent.ts";
import type { TargetName } from "../../model/target.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../../records/keys.ts";
import { folderOf, type Heard, type HeardEntry } from "./heard.ts";

/** What the agent of one target said last, as of some moment. */
export interface Said {
  /** Another one after every change. */
  readonly moment: number;
  readonly presence: HeardEntry | undefined;
  readonly observation: HeardEntry | undefined;
  readonly answer: HeardEntry | undefined;
  readonly refusal: HeardEntry | undefined;
}

/** Follows one target. Whoever asks for it ends it. */
export interface Followed {
  said(): Said;
  /** Resolves when something was said since then, after a while, or when the signal aborts. */
  next(since: Said, ms: number, signal?: AbortSignal): Promise<void>;
  /** Reads what the agent says in the store, whatever the watch told. */
  refresh(): Promise<Trouble | undefined>;
  end(): void;
}

export interface Followers {
  /** `read` reads what the agent says in the store. */
  add(target: TargetName, read: (folder: string) => Promise<Trouble | undefined>): Followed;
  /** The folders of the targets that are followed. */
  folders(): string[];
  isFollowed(key: string): boolean;
  /** Wakes those who wait for news of the key's target. */
  tell(key: string): void;
}

interface Follower {
  moment: number;
  wake: () => void;
}

export function createFollowers(keys: StoreKeys, clock: Clock, heard: Heard): Followers {
  const byFolder = new Map<string, Set<Follower>>();
  const waits = { clock, aborts: createAborts() };
  return {
    add(target, read) {
      const names = namesServing(target);
      const folders = names.map((name) => keys.agent(name));
      const presences = names.map((name) => keys.presence(name));
      const observation = keys.observation(target);
      const answer = keys.answer(target);
      const refusal = keys.refusal(target);
      const follower: Follower = { moment: 0, wake: () => undefined };
      for (const folder of folders) {
        const there = byFolder.get(folder) ?? new Set();
        byFolder.set(folder, there.add(follower));
      }
      return {
        said: () => ({
          moment: follower.moment,
          presence: presences.map(heard.get).find((one) => one !== undefined),
          observation: heard.get(observation),
          answer: heard.get(answer),
          refusal: heard.get(refusal),
        }),
        async next({ moment }, ms, signal) {
          if (follower.moment === moment) await sleep(waits, follower, ms, signal);
        },
        async refresh() {
          const all = await Promise.all(folders.map((folder) => read(folder)));
          return all.find((one) => one !== undefined);
        },
        end() {
          for (const folder of folders) {
            const there = byFolder.get(folder);
            if (there?.delete(follower) === true && there.size === 0) byFolder.delete(folder);
          }
        },
      };
    },
    folders: () => [...byFolder.keys()],
    isFollowed: (key) => byFolder.has(folderOf(key)),
    tell(key) {
      for (const follower of byFolder.get(folderOf(key)) ?? []) {
        follower.moment += 1;
        follower.wake();
      }
    },
  };
}

async function sleep(
  { clock, aborts }: { readonly clock: Clock; readonly aborts: Aborts },
  follower: Follower,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted === true) return;
  const pause = new AbortController();
  const wake = (): void => {
    pause.abort("news");
  };
  follower.wake = wake;
  const forget = signal === undefined ? () => undefined : aborts.on(signal, wake);
  await clock.sleep(ms, pause.signal);
  forget();
}

/** One listener for each signal, however many wait: hundreds on one are warned of as a leak. */
interface Aborts {
  /** Answers how to take it back. */
  on(signal: AbortSignal, wake: () => void): () => void;
}

function createAborts(): Aborts {
  const waiting = new WeakMap<AbortSignal, Set<() => void>>();
  return {
    on(signal, wake) {
      let wakes = waiting.get(signal);
      if (wakes === undefined) {
        const all = new Set<() => void>();
        wakes = all;
        waiting.set(signal, all);
        signal.addEventListener("abort", () => all.forEach((one) => one()), { once: true });
      }
      wakes.add(wake);
      return () => void wakes.delete(wake);
    },
  };
}
