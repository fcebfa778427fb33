// Tells of every change of every host's keys in one store. One watch serves all who listen, for as long as
// anybody does and a little longer; what it told lately is kept, so that whoever read a host's keys learns
// what came since.

import type { Clock } from "../../../ports/clock.ts";
import type { Store } from "../../../ports/store.ts";
import { learn, revisionOf, type HostKeys, type KeyEvent } from "./host-keys.ts";
import { keyParts, sppRoot } from "./key-names.ts";

/** Of one host. Who is further behind reads again. */
const recentMax = 1024;

/**
 * A watch goes on for so long when nobody listens: an etcd tells a new one of what has already happened
 * only some tenths of a second later, and whoever plugs one port after the other listens again at once.
 */
const lingerMs = 2_000;

export interface KeyEvents {
  /** Listens to a host from a revision on, inclusive. Who listens closes. */
  listen(host: string, fromRevision: number): Listening;
  /** Brings keys up to date with what was told since; false where not all of that is known. */
  catchUp(keys: HostKeys): boolean;
  /** Ends a watch to which nobody listens. */
  close(): void;
}

export interface Listening {
  /** The next event; undefined where nothing more is told, or the signal aborts. */
  next(signal: AbortSignal): Promise<KeyEvent | undefined>;
  close(): void;
}

interface Listener {
  readonly queue: KeyEvent[];
  isOver: boolean;
  wake: () => void;
}

/** What was told of one host: everything from `since` on. */
interface Told {
  since: number;
  events: KeyEvent[];
}

interface Watching {
  readonly over: AbortController;
  readonly since: number;
  readonly hosts: Map<string, Told>;
}

export function createKeyEvents(store: Store, clock: Clock): KeyEvents {
  const listeners = new Map<string, Set<Listener>>();
  let watching: Watching | undefined;
  const ending = later(clock, end);

  function tell(own: Watching, event: KeyEvent): void {
    const host = keyParts(event.type === "put" ? event.entry.key : event.key)?.host;
    if (host === undefined) return;
    remember(own, host, event);
    for (const listener of listeners.get(host) ?? []) {
      listener.queue.push(event);
      listener.wake();
    }
  }

  async function watchAll(own: Watching): Promise<void> {
    for await (const event of store.watch(sppRoot, own.since, own.over.signal)) {
      if (event.type === "compacted" || event.type === "trouble") break;
      tell(own, event);
    }
    if (watching !== own) return;
    watching = undefined;
    for (const listener of [...listeners.values()].flatMap((all) => [...all])) {
      listener.isOver = true;
      listener.wake();
    }
  }

  function add(host: string, listener: Listener): void {
    listeners.set(host, (listeners.get(host) ?? new Set()).add(listener));
    ending.putOff();
  }

  function remove(host: string, listener: Listener): void {
    const all = listeners.get(host);
    if (all?.delete(listener) === true && all.size === 0) listeners.delete(host);
    if (listeners.size === 0) ending.begin();
  }

  function end(): void {
    if (listeners.size > 0) return;
    watching?.over.abort();
    watching = undefined;
  }

  return {
    listen(host, fromRevision) {
      const listener: Listener = { queue: [], isOver: false, wake: () => undefined };
      add(host, listener);
      if (watching === undefined) {
        watching = { over: new AbortController(), since: fromRevision, hosts: new Map() };
        void watchAll(watching);
      }
      const events = eventsSince(watching, host, fromRevision);
      if (events === undefined) listener.isOver = true;
      else listener.queue.push(...events);
      return {
        next: (signal) => nextFor(listener, signal),
        close: () => remove(host, listener),
      };
    },
    catchUp(keys) {
      const events = watching && eventsSince(watching, keys.host, keys.revision + 1);
      for (const event of events ?? []) learn(keys, event);
      return events !== undefined;
    },
    close() {
      ending.putOff();
      end();
    },
  };
}

/** What is done once a watch has lingered. */
function later(clock: Clock, end: () => void): { begin(): void; putOff(): void } {
  let waiting: AbortController | undefined;
  const wait = async ({ signal }: AbortController): Promise<void> => {
    await clock.sleep(lingerMs, signal);
    if (!signal.aborted) end();
  };
  return {
    begin() {
      waiting?.abort();
      waiting = new AbortController();
      void wait(waiting);
    },
    putOff() {
      waiting?.abort();
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

function remember({ hosts, since }: Watching, host: string, event: KeyEvent): void {
  const told = hosts.get(host);
  if (told === undefined) {
    hosts.set(host, { since, events: [event] });
    return;
  }
  told.events.push(event);
  if (told.events.length <= recentMax) return;
  const last = told.events.splice(0, recentMax / 2).at(-1);
  // Others of its revision may have been told before it, and none behind what is kept.
  if (last !== undefined) told.since = revisionOf(last) + 1;
}

/** Undefined where not everything is known any more. */
function eventsSince(
  { hosts, since }: Watching,
  host: string,
  revision: number,
): readonly KeyEvent[] | undefined {
  const told = hosts.get(host);
  if ((told?.since ?? since) > revision) return undefined;
  const events = told?.events ?? [];
  return events.slice(events.findLastIndex((event) => revisionOf(event) < revision) + 1);
}
