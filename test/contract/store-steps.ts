// What the contract of stores does again and again, and what it needs of who runs it.

import { expect } from "vitest";
import type { Compare, Entry, Store, WatchEvent, Write } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";

export interface StoreHarness {
  readonly store: Store;
  /** Another handle on the same store, as another process would have it. */
  reopen(): Promise<Store>;
  /** Lets time pass for leases and watches. */
  pass(ms: number): Promise<void>;
  /** Makes the store forget all history up to now; absent where a store never does. */
  readonly compact?: () => Promise<void>;
  cleanup(): Promise<void>;
}

export function value<T>(answer: T | Trouble): T {
  if (isTrouble(answer)) throw new Error(`${answer.doing}: ${answer.reason}`);
  return answer;
}

export const put = (key: string, text: string, lease?: string): Write =>
  lease === undefined
    ? { type: "put", key, value: text }
    : { type: "put", key, value: text, lease };
export const remove = (key: string): Write => ({ type: "delete", key });
export const absent = (key: string): Compare => ({ key, is: "absent" });
export const holder = { host: "elsewhere.example", pid: 1 };

export async function commit(store: Store, ...writes: Write[]): Promise<number> {
  const result = value(await store.transact([], writes));
  expect(result.type).toBe("committed");
  return result.revision;
}

export async function get(store: Store, key: string): Promise<Entry | undefined> {
  return value(await store.get(key));
}

export async function keysUnder(store: Store, prefix: string): Promise<string[]> {
  return value(await store.range(prefix)).entries.map(({ key }) => key);
}

/** The next `count` events of a watch, or those of five seconds, or all until it ends by itself. */
export async function take(
  harness: StoreHarness,
  store: Store,
  from: number,
  count: number,
): Promise<WatchEvent[]> {
  const stop = new AbortController();
  const events: WatchEvent[] = [];
  let isOver = false;
  const reading = (async () => {
    for await (const event of store.watch("/w/", from, stop.signal)) {
      events.push(event);
      if (events.length === count) break;
    }
    isOver = true;
  })();
  for (let i = 0; i < 50 && !isOver; i += 1) await harness.pass(100);
  stop.abort();
  await reading;
  return events;
}

export const told = (event: WatchEvent): string => {
  switch (event.type) {
    case "put":
      return `put ${event.entry.key}=${event.entry.value}`;
    case "delete":
      return `delete ${event.key}`;
    case "compacted":
      return "compacted";
    case "trouble":
      return `trouble ${event.trouble.reason}`;
  }
};
