// How an agent hears what is asked of it: with few streams, through broken, silent and compacted ones,
// and with a login that may read the keys of its own targets alone.

import { expect, test } from "vitest";
import type { Store, WatchEvent } from "../../src/ports/store.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { createServedWorld, type ServedWorld } from "../support/served-world.ts";

const many = Array.from({ length: 30 }, (_, i) => `switch/leaf-${i}`);

/** The store with another watch, and a list of what is watched. */
function watchedAs(
  store: Store,
  watch: (count: number, ...args: Parameters<Store["watch"]>) => AsyncIterable<WatchEvent>,
): { store: Store; prefixes: string[] } {
  const prefixes: string[] = [];
  const changed: Store = {
    ...store,
    watch(...args) {
      prefixes.push(args[0]);
      return watch(prefixes.length, ...args);
    },
  };
  return { store: changed, prefixes };
}

async function untilLooked(world: ServedWorld, target: string, id: string): Promise<number> {
  const startMs = world.clock.now();
  await world.look(target, id);
  await world.until(
    () => world.observation(target),
    ({ look }) => look === id,
  );
  return world.clock.now() - startMs;
}

async function* only(event: WatchEvent): AsyncGenerator<WatchEvent> {
  yield await Promise.resolve(event);
}

async function* silence(signal: AbortSignal): AsyncGenerator<WatchEvent> {
  await new Promise<void>((done) => signal.addEventListener("abort", () => done(), { once: true }));
  yield* [];
}

test("many targets of a type are followed with one stream, and others' words are left alone", async () => {
  const world = createServedWorld();
  const { store, prefixes } = watchedAs(world.store, (_, ...args) => world.store.watch(...args));
  const agent = world.serve(many, { store });
  await untilLooked(world, "switch/leaf-7", "look-1");
  expect(prefixes.filter((prefix) => !prefix.includes("confirmations"))).toEqual([
    world.keys.changeSetsOf("switch/x").slice(0, -2),
    world.keys.looksOf("switch/x").slice(0, -2),
  ]);
  await world.look("switch/of-another", "look-2");
  await world.clock.sleep(10_000);
  expect(await world.presence("switch/of-another")).toBe(undefined);
  await agent.stop();
});

test("a login that may read its own targets' keys alone follows them one by one", async () => {
  const world = createServedWorld();
  const refused = trouble("reading keys", "etcd does not let this user do that", "later");
  const store: Store = {
    ...world.store,
    range: (prefix, options) =>
      /\/(?:change-sets|looks)\/switch\/$/.test(prefix)
        ? Promise.resolve(refused)
        : world.store.range(prefix, options),
  };
  const agent = world.serve(many, { store });
  await untilLooked(world, "switch/leaf-7", "look-1");
  await untilLooked(world, "switch/leaf-29", "look-2");
  await world.until(() => Promise.resolve(agent.events.find(({ type }) => type === "following")));
  expect(agent.events.filter(({ type }) => type === "disconnected")).toEqual([]);
  await agent.stop();
});

test.each<WatchEvent>([
  { type: "compacted", revision: 1 },
  { type: "trouble", trouble: trouble("watching", "the connection broke", "soon") },
])("a watch that ends with %j misses nothing", async (event) => {
  const world = createServedWorld();
  const { store } = watchedAs(world.store, (count, ...args) =>
    count <= 30 ? only(event) : world.store.watch(...args),
  );
  const agent = world.serve(["switch/a"], { store });
  expect(await untilLooked(world, "switch/a", "look-1")).toBeLessThan(60_000);
  expect(await untilLooked(world, "switch/a", "look-2")).toBeLessThan(60_000);
  await agent.stop();
});

test("a watch that is silent is made up for within a minute or so", async () => {
  const world = createServedWorld();
  const { store } = watchedAs(world.store, (_, _prefix, _revision, signal) => silence(signal));
  const agent = world.serve(["switch/a"], { store });
  await world.clock.sleep(5_000);
  expect(await untilLooked(world, "switch/a", "look-1")).toBeLessThan(75_000);
  await agent.stop();
});
