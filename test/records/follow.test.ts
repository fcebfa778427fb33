// Following keys through watches that end: nothing is lost without a word.

import { expect, test } from "vitest";
import type { Store, WatchEvent } from "../../src/ports/store.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { followKeys } from "../../src/records/follow.ts";
import { put, value } from "../contract/store-steps.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const ends: [string, WatchEvent][] = [
  ["compaction", { type: "compacted", revision: 1 }],
  ["trouble", { type: "trouble", trouble: trouble("watching", "it is gone", "soon") }],
];

test.each(ends)("after %s it says that changes were missed, and goes on", async (_, end) => {
  const clock = createVirtualClock();
  const memory = createMemoryStore(clock);
  let watches = 0;
  const store: Store = {
    ...memory,
    async *watch(prefix, from, signal) {
      watches += 1;
      for await (const event of memory.watch(prefix, from, signal)) {
        yield event;
        // The first watch ends after one change.
        if (watches === 1) return yield end;
      }
    },
  };
  const told: string[] = [];
  const stop = new AbortController();
  const follower = {
    onChange: (change: WatchEvent) => {
      if (change.type === "put") told.push(change.entry.value);
    },
    onMissed: () => void told.push("missed"),
  };
  const following = followKeys({ store, clock }, "/a/", 1, follower, stop.signal);
  const write = async (text: string): Promise<void> => {
    value(await store.transact([], [put("/a/x", text), put("/b", text)]));
    await clock.sleep(100);
  };
  await write("1");
  await write("2");
  await clock.sleep(2_000);
  await write("3");
  stop.abort();
  await following;
  expect(told).toEqual(["1", "missed", "3"]);
});

test("a store that cannot be read either is asked again until it can", async () => {
  const clock = createVirtualClock();
  const memory = createMemoryStore(clock);
  const upAtMs = clock.now() + 10_000;
  const down = trouble("reading", "it is down", "soon");
  const store: Store = {
    ...memory,
    range: async (prefix, options) =>
      clock.now() < upAtMs ? down : await memory.range(prefix, options),
    async *watch(prefix, from, signal) {
      if (clock.now() < upAtMs) yield { type: "trouble", trouble: down };
      else yield* memory.watch(prefix, from, signal);
    },
  };
  const told: string[] = [];
  const stop = new AbortController();
  const follower = {
    onChange: () => void told.push("change"),
    onMissed: () => void told.push("missed"),
  };
  const following = followKeys({ store, clock }, "/a/", 1, follower, stop.signal);
  await clock.sleep(9_000);
  expect(told).toEqual([]);
  await clock.sleep(3_000);
  value(await store.transact([], [put("/a/x", "1")]));
  await clock.sleep(100);
  stop.abort();
  await following;
  expect(told).toEqual(["missed", "change"]);
});
