// What is told of a host's keys: nothing is missed between reading and listening, one watch serves all, and
// who cannot be told everything is told so.

import { expect, test } from "vitest";
import { emptyHostKeys } from "../../src/drivers/spp/keys/host-keys.ts";
import { createKeyEvents, type Listening } from "../../src/drivers/spp/keys/key-events.ts";
import { waitUntil } from "../../src/drivers/spp/keys/wait.ts";
import type { Store, WatchEvent } from "../../src/ports/store.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const key = (host: string, port: string): string => `/spp/openstack/action/${host}/${port}`;
const forever = new AbortController().signal;

function world() {
  const clock = createVirtualClock();
  const memory = createMemoryStore(clock);
  let watches = 0;
  let breaking: WatchEvent | undefined;
  const store: Store = {
    ...memory,
    async *watch(prefix, revision, signal) {
      watches += 1;
      for await (const event of memory.watch(prefix, revision, signal)) {
        if (breaking === undefined) yield event;
        else {
          yield breaking;
          return;
        }
      }
    },
  };
  return {
    clock,
    store,
    events: createKeyEvents(store, clock),
    watches: () => watches,
    break: (event: WatchEvent) => void (breaking = event),
    put: (host: string, port: string) =>
      store.transact([], [{ type: "put", key: key(host, port), value: "plug" }]),
  };
}

async function nextKey(listening: Listening): Promise<string | undefined> {
  const event = await listening.next(forever);
  if (event === undefined) return undefined;
  return event.type === "put" ? event.entry.key : event.key;
}

test("what happened since a revision is told, of one's own host, by one watch for all", async () => {
  const { events, put, watches } = world();
  await put("spp1", "a");
  const one = events.listen("spp1", 1);
  await put("spp10", "b");
  await put("spp1", "c");
  expect([await nextKey(one), await nextKey(one)]).toEqual([key("spp1", "a"), key("spp1", "c")]);
  const late = events.listen("spp1", 2);
  expect(await nextKey(late)).toBe(key("spp1", "c"));
  const other = events.listen("spp10", 2);
  expect(await nextKey(other)).toBe(key("spp10", "b"));
  expect(watches()).toBe(1);
  for (const listening of [one, late, other]) listening.close();
  events.close();
  await put("spp1", "d");
  const again = events.listen("spp1", 4);
  expect(await nextKey(again)).toBe(key("spp1", "d"));
  expect(watches()).toBe(2);
  again.close();
});

test("a watch goes on for a moment when nobody listens, and ends then", async () => {
  const { clock, events, put, watches } = world();
  events.listen("spp1", 1).close();
  await put("spp1", "a");
  const soon = events.listen("spp1", 1);
  expect(await nextKey(soon)).toBe(key("spp1", "a"));
  expect(watches()).toBe(1);
  soon.close();
  await clock.sleep(10_000);
  const late = events.listen("spp1", 1);
  expect(await nextKey(late)).toBe(key("spp1", "a"));
  expect(watches()).toBe(2);
  late.close();
});

test("who asks for what was before the watch is told that it is not known", async () => {
  const { events, put } = world();
  await put("spp1", "a");
  const first = events.listen("spp2", 2);
  const second = events.listen("spp1", 1);
  expect(await nextKey(second)).toBeUndefined();
  first.close();
  second.close();
});

test("who is further behind than what is kept is told so, and others of it are not", async () => {
  const { events, put } = world();
  const first = events.listen("spp1", 1);
  for (let i = 0; i < 1500; i += 1) await put("spp1", String(i));
  for (let i = 0; i < 1500; i += 1) await nextKey(first);
  const keys = emptyHostKeys("spp1");
  expect(events.catchUp(keys)).toBe(false);
  keys.revision = 1400;
  expect(events.catchUp(keys)).toBe(true);
  expect([keys.sections.action.size, keys.revision]).toEqual([100, 1499]);
  const quiet = emptyHostKeys("spp2");
  expect(events.catchUp(quiet)).toBe(true);
  first.close();
  expect(events.catchUp(keys)).toBe(true);
  events.close();
  expect(events.catchUp(keys)).toBe(false);
});

test.for<WatchEvent>([
  { type: "compacted", revision: 7 },
  {
    type: "trouble",
    trouble: { type: "trouble", doing: "watching", reason: "no route", retry: "soon" },
  },
])(
  "a watch that breaks off with $type ends what is told, and a wait reads instead",
  async (event) => {
    const { events, store, clock, put, ...rest } = world();
    const listening = events.listen("spp1", 1);
    rest.break(event);
    await put("spp1", "a");
    expect(await nextKey(listening)).toBeUndefined();
    listening.close();
    const keys = emptyHostKeys("spp1");
    const isSo = () => keys.sections.action.has("a");
    expect(await waitUntil({ store, events, clock }, keys, isSo, 20_000)).toBe("so");
    expect(keys.revision).toBe(1);
  },
);

test("a wait ends with its time, and not before it", async () => {
  const { events, store, clock } = world();
  const startMs = clock.now();
  const keys = emptyHostKeys("spp1");
  expect(await waitUntil({ store, events, clock }, keys, () => false, 20_000)).toBe("late");
  expect(clock.now() - startMs).toBe(20_000);
});
