// Says when manifests in folders may have become different. Events say it at once where the system tells
// of them; for the rest, and where it does not, somebody looks again and again. It reads nothing for others.

import { lstatSync } from "node:fs";
import { basename } from "node:path";
import { isManifestName, isPassedOver } from "../../model/manifest-names.ts";
import type { Clock } from "../../ports/clock.ts";
import { watchFolders, type FolderEvents, type WatchFolders } from "./folder-events.ts";
import type { Belief, FolderTree } from "./folder-tree.ts";
import { lookAtPlaces, realPaths, type NamedPlaces } from "./named-places.ts";
import type { Suspicions } from "./suspicions.ts";

export interface FolderWakesOptions {
  readonly tree: FolderTree;
  readonly suspicions: Suspicions;
  /** Absolute paths, as a person named them. */
  readonly named: readonly string[];
  /** Absolute paths of folders in which no manifests are. */
  readonly skipped: readonly string[];
  readonly clock: Clock;
  readonly isPolling?: boolean;
  readonly onPolling?: (reason: string) => void;
  readonly compareEveryMs?: number;
  readonly watchFolders?: WatchFolders;
}

/** People save and then look at the screen; looking at a few places costs microseconds. */
const turnMs = 1_000;
/** A folder that is new is watched a moment later than it is told of, which takes a second at most. */
const unsureForMs = 3_000;
const compareEveryMs = 60_000;
/** Looking at all files takes no more than this share of the time. */
const lookingShare = 0.05;

/** One element whenever there is a suspicion that was not looked into; ends with the signal. */
export async function* folderWakes(
  options: FolderWakesOptions,
  signal: AbortSignal,
): AsyncGenerator<void> {
  const { clock, suspicions } = options;
  const bell = createBell(clock);
  const watch = new FolderWatch(options);
  suspicions.listen(() => bell.ring());
  try {
    for (;;) {
      watch.turn();
      if (await bell.isRung(turnMs, signal)) yield;
      if (signal.aborted) return;
    }
  } finally {
    suspicions.listen(() => undefined);
    watch.close();
  }
}

class FolderWatch {
  readonly #options: FolderWakesOptions;
  #places: NamedPlaces | undefined;
  #events: FolderEvents | undefined;
  #isPolling: boolean;
  /** When everything is to be looked at, beside events. */
  #pollAtMs: number;
  readonly #compareEveryMs: number;
  #compareAtMs: number;
  #isLooking = false;
  /** What looking in the background threw. */
  #bug: { readonly error: unknown } | undefined;

  constructor(options: FolderWakesOptions) {
    this.#options = options;
    this.#isPolling = options.isPolling ?? false;
    const nowMs = options.clock.now();
    this.#pollAtMs = this.#isPolling ? nowMs : Infinity;
    this.#compareEveryMs = options.compareEveryMs ?? compareEveryMs;
    this.#compareAtMs = nowMs + this.#compareEveryMs;
  }

  /** Looks for what no event tells of: at a few places now, at files in the background if it is time. */
  turn(): void {
    if (this.#bug !== undefined) throw this.#bug.error;
    const { clock, named, suspicions } = this.#options;
    const places = lookAtPlaces(named);
    if (places.stamp !== this.#places?.stamp) suspicions.doubt("stamps");
    if (places.folderStamp !== this.#places?.folderStamp) this.#follow(places);
    this.#places = places;
    // What is gone is told as gone, and compared once it is there again.
    if (places.isMissing || this.#isLooking) return;
    const nowMs = clock.now();
    if (nowMs >= this.#compareAtMs) this.#look("bytes");
    else if (nowMs >= this.#pollAtMs) this.#look("stamps");
  }

  #look(belief: Belief): void {
    this.#isLooking = true;
    const looking = this.#lookAtAll(belief).catch((error: unknown) => {
      this.#bug = { error };
    });
    void looking.finally(() => {
      this.#isLooking = false;
    });
  }

  async #lookAtAll(belief: Belief): Promise<void> {
    const { clock, suspicions, tree } = this.#options;
    const startMs = clock.now();
    // Whatever is told from here on is looked at once more.
    this.#pollAtMs = Infinity;
    const { paths, isElsewhere } = await tree.differences(belief);
    for (const path of paths) suspicions.name(path);
    if (isElsewhere) suspicions.doubt("stamps");
    const endMs = clock.now();
    if (belief === "bytes") this.#compareAtMs = endMs + this.#compareEveryMs;
    if (!this.#isPolling) return;
    const pauseMs = Math.max(turnMs, (endMs - startMs) / lookingShare);
    this.#pollAtMs = Math.min(this.#pollAtMs, endMs + pauseMs);
  }

  close(): void {
    this.#events?.close();
    this.#events = undefined;
    this.#options.suspicions.watch(false);
  }

  #follow({ folders }: NamedPlaces): void {
    this.close();
    if (this.#isPolling || folders.length === 0) return;
    const events: FolderEvents = watchFolders(
      folders,
      realPaths(this.#options.skipped),
      {
        ready: () => {
          if (this.#events !== events) return;
          this.#options.suspicions.watch(true);
          this.#options.suspicions.doubt("stamps");
        },
        stirred: (path) => this.#stirred(path),
        failed: (reason, isLasting) => this.#failed(reason, isLasting),
      },
      this.#options.watchFolders,
    );
    this.#events = events;
  }

  #stirred(path: string | undefined): void {
    const { tree, suspicions, clock } = this.#options;
    if (path !== undefined && tree.hasPath(path)) {
      suspicions.name(path);
    } else if (path === undefined || matters(path)) {
      this.#pollAtMs = Math.min(this.#pollAtMs, clock.now() + unsureForMs);
      suspicions.doubt("stamps");
    }
  }

  #failed(reason: string, isLasting: boolean): void {
    const { clock, suspicions, onPolling } = this.#options;
    if (isLasting && !this.#isPolling) {
      this.#isPolling = true;
      this.#pollAtMs = clock.now();
      // What it holds, others may need.
      this.close();
      onPolling?.(reason);
    }
    suspicions.doubt("bytes");
  }
}

/** Whether a path that no manifest is known under may be one, a folder, or a link. */
function matters(path: string): boolean {
  const name = basename(path);
  if (isManifestName(name) && !isPassedOver(name)) return true;
  try {
    const stats = lstatSync(path);
    return stats.isSymbolicLink() || (stats.isDirectory() && !isPassedOver(name));
  } catch {
    // It may have been a folder.
    return !isPassedOver(name);
  }
}

interface Bell {
  ring(): void;
  /** Whether it was rung since it was asked last, or is within the time; false once the signal aborts. */
  isRung(withinMs: number, signal: AbortSignal): Promise<boolean>;
}

function createBell(clock: Clock): Bell {
  let isRung = false;
  let wake: () => void = () => undefined;
  return {
    ring() {
      isRung = true;
      wake();
    },
    async isRung(withinMs, signal) {
      const pause = new AbortController();
      wake = () => pause.abort();
      signal.addEventListener("abort", wake, { once: true });
      if (!isRung && !signal.aborted) await clock.sleep(withinMs, pause.signal);
      signal.removeEventListener("abort", wake);
      const wasRung = isRung && !signal.aborted;
      isRung = false;
      return wasRung;
    },
  };
}
