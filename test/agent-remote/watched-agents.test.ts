// What a writer hears of agents when the way to them is bad: a watch that says nothing, one whose history
// is gone, one that breaks, a store that does not answer.

import { afterEach, expect, test } from "vitest";
import type { Store, WatchEvent } from "../../src/ports/store.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { allDone, changeSet, createBench, kindsOf, settings, target } from "./scripted-agent.ts";
import type { Bench } from "./scripted-agent.ts";

let bench: Bench;
afterEach(() => bench.agent.close());

const document = { vlans: { 1: { name: "one" } } };

/** Looks, answers, and says how long that took. */
async function seenIn({ agent, process, clock }: Bench): Promise<number> {
  const begunMs = clock.now();
  const seen = agent.observe(target, settings);
  const { id } = await process.look();
  await process.say({ ...(await process.publish(document)), look: id });
  expect(await seen).toMatchObject({ document });
  return clock.now() - begunMs;
}

/** In place of the next watch, one that does this. */
function watchOnce(store: Store, once: Store["watch"]): void {
  const watch = store.watch.bind(store);
  store.watch = (...given) => {
    store.watch = watch;
    return once(...given);
  };
}

/** A watch of another store, in which nothing ever happens. */
const silence: Store["watch"] = (...given) => createMemoryStore(bench.clock).watch(...given);

test("what is said while a watch is silent is heard within seconds", async () => {
  bench = createBench();
  await bench.process.appear();
  watchOnce(bench.store, silence);
  expect(await seenIn(bench)).toBeLessThan(7_000);
});

test("an agent that goes while a watch is silent is missed within seconds", async () => {
  bench = createBench();
  const lease = await bench.process.appear();
  watchOnce(bench.store, silence);
  const begunMs = bench.clock.now();
  const seen = bench.agent.observe(target, settings);
  await bench.process.look();
  await lease.revoke();
  expect(await seen).toMatchObject({ type: "trouble" });
  expect(bench.clock.now() - begunMs).toBeLessThan(7_000);
});

test.each<[string, WatchEvent]>([
  ["has no history any more", { type: "compacted", revision: 1 }],
  ["breaks", { type: "trouble", trouble: trouble("watching", "it is gone", "soon") }],
])("a watch that %s is begun again from a new list", async (_, event) => {
  bench = createBench();
  await bench.process.appear();
  let lists = 0;
  const { store, keys } = bench;
  const range = store.range.bind(store);
  store.range = (prefix, options) => {
    if (prefix === keys.agents) lists += 1;
    return range(prefix, options);
  };
  watchOnce(store, async function* once() {
    await bench.clock.sleep(1);
    yield event;
  });
  expect(await seenIn(bench)).toBeLessThan(3_000);
  expect(lists).toBe(2);
});

test("a store that does not answer is trouble, and the next question finds it back", async () => {
  bench = createBench();
  await bench.process.appear();
  const { store, agent } = bench;
  const range = store.range.bind(store);
  store.range = () => Promise.resolve(trouble("reading", "no leader", "soon"));
  expect(await agent.observe(target, settings)).toMatchObject({ reason: "no leader" });
  const lock = await bench.lock();
  expect(await bench.submit(lock.writer)).toEqual({ type: "unreachable", reason: "no leader" });
  store.range = range;
  await bench.clock.sleep(10_000);
  await seenIn(bench);
});

test("an answer is heard once, whoever brings it first", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  watchOnce(bench.store, silence);
  const result = submit((await lock()).writer);
  await process.message("change-set");
  const outcomes = allDone();
  await process.answer({ changeSet: changeSet.id, generation: 1, end: "carried-out", outcomes });
  expect(kindsOf(await result)).toEqual(["done", "done"]);
});
