// The store port in memory, for tests of what stands on it. It passes the contract suite of stores;
// it knows nothing of processes, so a holder's death is not noticed before the lease runs out.

import { checkTransaction } from "../../src/ports/check-transaction.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type {
  Compare,
  Entry,
  Lease,
  Page,
  RangeOptions,
  Store,
  TransactionResult,
  WatchEvent,
  Write,
} from "../../src/ports/store.ts";
import { trouble } from "../../src/ports/trouble.ts";

interface Held {
  readonly entry: Entry;
  readonly lease: string | undefined;
}

export interface MemoryStore extends Store {
  /** Everything in it, for comparisons. */
  dump(): ReadonlyMap<string, string>;
  /** Forgets all history up to now: who has not seen it yet is told so. */
  compact(): void;
}

/** `from` gives it the content of another one, without its leases. */
export function createMemoryStore(clock: Clock, from?: MemoryStore): MemoryStore {
  const entries = new Map<string, Held>();
  const leases = new Map<string, number>();
  const history: Exclude<WatchEvent, { type: "compacted" | "trouble" }>[] = [];
  const wakes = new Set<() => void>();
  /** So many events came before those of the history, the last of them at this revision. */
  let forgotten = 0;
  let forgottenRevision = 0;
  let revision = 0;
  let leaseCount = 0;

  function put(key: string, value: string, lease: string | undefined): void {
    const createRevision = entries.get(key)?.entry.createRevision ?? revision;
    const entry = { key, value, revision, createRevision };
    entries.set(key, { entry, lease });
    history.push({ type: "put", entry });
  }

  function remove(key: string): void {
    if (entries.delete(key)) history.push({ type: "delete", key, revision });
  }

  /** Keys of leases that ran out vanish before anybody can see them. */
  function expire(): void {
    for (const [id, deadline] of leases) if (deadline <= clock.now()) endLease(id);
  }

  function endLease(id: string): void {
    leases.delete(id);
    const keys = [...entries].filter(([, held]) => held.lease === id).map(([key]) => key);
    if (keys.length > 0) revision += 1;
    for (const key of keys) remove(key);
    for (const wake of wakes) wake();
  }

  function holds(compare: Compare): boolean {
    const entry = entries.get(compare.key)?.entry;
    switch (compare.is) {
      case "absent":
        return entry === undefined;
      case "present":
        return entry !== undefined;
      case "revision":
        return entry?.revision === compare.revision;
      case "createRevision":
        return entry?.createRevision === compare.revision;
    }
  }

  function transact(compares: readonly Compare[], writes: readonly Write[]): TransactionResult {
    expire();
    const failed = compares.filter((compare) => !holds(compare));
    if (failed.length > 0) return { type: "refused", failed, revision };
    if (writes.length > 0) revision += 1;
    for (const write of writes) {
      if (write.type === "put") put(write.key, write.value, write.lease);
      else remove(write.key);
    }
    for (const wake of wakes) wake();
    return { type: "committed", revision };
  }

  function mistakeIn(writes: readonly Write[]): string | undefined {
    expire();
    const leased = writes.flatMap((write) => (write.type === "put" ? [write.lease] : []));
    const ended = leased.find((lease) => lease !== undefined && !leases.has(lease));
    return ended === undefined ? undefined : "the lease has ended";
  }

  function range(prefix: string, options: RangeOptions = {}): Page {
    expire();
    const keys = [...entries.keys()]
      .filter((key) => key.startsWith(prefix))
      .filter((key) => options.after === undefined || byBytes(key, options.after) > 0)
      .sort(byBytes);
    const limit = options.limit ?? 1000;
    const page = keys.slice(0, limit).map((key) => entries.get(key)!.entry);
    return { entries: page, more: keys.length > limit, revision };
  }

  async function* watch(
    prefix: string,
    fromRevision: number,
    signal: AbortSignal,
  ): AsyncGenerator<WatchEvent> {
    if (fromRevision <= forgottenRevision) {
      yield { type: "compacted", revision: forgottenRevision };
      return;
    }
    let next = forgotten;
    while (!signal.aborted) {
      while (next < forgotten + history.length) {
        if (next < forgotten) {
          yield { type: "compacted", revision: forgottenRevision };
          return;
        }
        const event = history[next - forgotten]!;
        next += 1;
        const at = event.type === "put" ? event.entry : event;
        if (at.revision >= fromRevision && at.key.startsWith(prefix)) yield event;
      }
      // Whoever was told something may have had enough.
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          wakes.delete(wake);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        wakes.add(wake);
        signal.addEventListener("abort", wake, { once: true });
      });
    }
  }

  function lease(ttlMs: number): Lease {
    const id = `lease-${++leaseCount}`;
    leases.set(id, clock.now() + ttlMs);
    return {
      id,
      ttlMs,
      keepAlive: () => {
        expire();
        if (!leases.has(id)) return Promise.resolve(false);
        leases.set(id, clock.now() + ttlMs);
        return Promise.resolve(true);
      },
      revoke: () => {
        endLease(id);
        return Promise.resolve(undefined);
      },
    };
  }

  for (const [key, value] of from?.dump() ?? []) {
    revision += 1;
    put(key, value, undefined);
  }

  return {
    get: (key) => {
      expire();
      return Promise.resolve(entries.get(key)?.entry);
    },
    range: (prefix, options) => Promise.resolve(range(prefix, options)),
    transact: (compares, writes) => {
      const tooMuch = checkTransaction(compares, writes);
      if (tooMuch !== undefined) return Promise.resolve(tooMuch);
      const wrong = mistakeIn(writes);
      return Promise.resolve(
        wrong === undefined ? transact(compares, writes) : trouble("writing", wrong, "never"),
      );
    },
    watch,
    lease: (ttlMs) => Promise.resolve(lease(ttlMs)),
    close: () => Promise.resolve(),
    compact() {
      forgotten += history.length;
      forgottenRevision = revision;
      history.length = 0;
      for (const wake of wakes) wake();
    },
    dump: () => new Map([...entries].map(([key, { entry }]) => [key, entry.value])),
  };
}

function byBytes(left: string, right: string): number {
  // Code units and bytes have one order as long as both texts are ASCII.
  if (/^[\x20-\x7e]*$/.test(left + right)) return left < right ? -1 : left > right ? 1 : 0;
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
