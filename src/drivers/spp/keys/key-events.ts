// Tells of every change of every host's keys in one store. One watch serves all who listen, for as long as
// anybody does; what it told lately is kept, so that whoever read a host's keys learns what came since.

import type { Store } from "../../../ports/store.ts";
import { learn, revisionOf, type HostKeys, type KeyEvent } from "./host-keys.ts";
import { keyParts, sppRoot } from "./key-names.ts";

/** Of all hosts. Who is further behind reads again. */
const recentMax = 8192;

export interface KeyEvents {
  /** Listens to a host from a revision on, inclusive. Who listens closes. */
  listen(host: string, fromRevision: number): Listening;
  /** Brings keys up to date with what was told since; false where not all of that is known. */
  catchUp(keys: HostKeys): boolean;
}

export interface Listening {
  /** The next event; undefined where nothing more is told, or the signal aborts. */
  next(signal: AbortSignal): Promise<KeyEvent | undefined>;
  close(): void;
}

interface Listener {
  readonly host: string;
  readonly queue: KeyEvent[];
  isOver: boolean;
  wake: () => void;
}

interface Watching {
  readonly over: AbortController;
  /** Everything from this revision on is in `recent`. */
  since: number;
  readonly recent: KeyEvent[];
}

export function createKeyEvents(store: Store): KeyEvents {
  const listeners = new Set<Listener>();
  let watching: Watching | undefined;

  function tell(event: KeyEvent): void {
    const host = hostOf(event);
    for (const listener of listeners) {
      if (listener.host !== host) continue;
      listener.queue.push(event);
      listener.wake();
    }
  }

  async function watchAll(own: Watching): Promise<void> {
    for await (const event of store.watch(sppRoot, own.since, own.over.signal)) {
      if (event.type === "compacted" || event.type === "trouble") break;
      own.recent.push(event);
      if (own.recent.length > recentMax) forgetHalf(own);
      tell(event);
    }
    if (watching !== own) return;
    watching = undefined;
    for (const listener of listeners) {
      listener.isOver = true;
      listener.wake();
    }
  }

  function close(listener: Listener): void {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    watching?.over.abort();
    watching = undefined;
  }

  return {
    listen(host, fromRevision) {
      const listener: Listener = { host, queue: [], isOver: false, wake: () => undefined };
      listeners.add(listener);
      if (watching === undefined) {
        watching = { over: new AbortController(), since: fromRevision, recent: [] };
        void watchAll(watching);
      } else if (watching.since > fromRevision) listener.isOver = true;
      else listener.queue.push(...eventsSince(watching, host, fromRevision));
      return {
        next: (signal) => nextFor(listener, signal),
        close: () => close(listener),
      };
    },
    catchUp(keys) {
      if (watching === undefined || watching.since > keys.revision + 1) return false;
      for (const event of eventsSince(watching, keys.host, keys.revision + 1)) learn(keys, event);
      return true;
    },
  };
}

async function nextFor(listener: Listener, signal: AbortSignal): Promise<KeyEvent | undefined> {
  const wake = (): void => listener.wake();
  signal.addEventListener("abort", wake, { once: true });
  try {
    while (listener.queue.length === 0 && !listener.isOver && !signal.aborted) {
      await new Promise<void>((done) => (listener.wake = done));
    }
    return signal.aborted ? undefined : listener.queue.shift();
  } finally {
    signal.removeEventListener("abort", wake);
  }
}

function eventsSince({ recent }: Watching, host: string, revision: number): KeyEvent[] {
  const first = recent.findLastIndex((event) => revisionOf(event) < revision) + 1;
  return recent.slice(first).filter((event) => hostOf(event) === host);
}

function forgetHalf(watching: Watching): void {
  const last = watching.recent.splice(0, recentMax / 2).at(-1);
  if (last !== undefined) watching.since = revisionOf(last) + 1;
}

function hostOf(event: KeyEvent): string | undefined {
  return keyParts(event.type === "put" ? event.entry.key : event.key)?.host;
}
