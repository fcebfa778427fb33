// Every way in which a change set that was handed to a far-away agent may end.

import { afterEach, expect, test } from "vitest";
import type { Outcome } from "../../src/model/change-set.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { allDone, changeSet, createBench, kindsOf, one, target, two } from "./scripted-agent.ts";
import type { Bench } from "./scripted-agent.ts";

let bench: Bench;
afterEach(() => bench.agent.close());

const taken = { changeSet: "1.1", generation: 1 };
const done: Outcome = { type: "done", already: false };

test("a change set that is carried out is answered with what became of each operation", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const result = submit((await lock()).writer);
  expect(await process.message("change-set")).toEqual({ type: "change-set", changeSet });
  await process.answer(taken);
  const outcomes = new Map<string, Outcome>([
    [one.id, done],
    [two.id, { type: "refused", reason: "no room" }],
  ]);
  await process.answer({ ...taken, end: "carried-out", outcomes });
  expect(await result).toEqual({ type: "answered", outcomes });
});

test("a change set that was answered is not handed over again", async () => {
  bench = createBench();
  const { process, lock, submit, store, keys } = bench;
  await process.answer({ ...taken, end: "carried-out", outcomes: allDone() });
  expect(kindsOf(await submit((await lock()).writer))).toEqual(["done", "done"]);
  expect(await store.get(keys.changeSet(target))).toBe(undefined);
});

test("where no agent is, nothing is put and the target is unreachable", async () => {
  bench = createBench();
  const { lock, submit, store, keys } = bench;
  expect(await submit((await lock()).writer)).toMatchObject({ type: "unreachable" });
  expect(await store.get(keys.changeSet(target))).toBe(undefined);
});

test("a writer that lost its lock hands nothing over", async () => {
  bench = createBench();
  const { process, lock, submit, store, keys } = bench;
  await process.appear();
  const held = await lock();
  await held.release();
  const { lease } = (await lock()).writer;
  expect(kindsOf(await submit({ ...held.writer, lease }))).toEqual(["fenced"]);
  expect(await store.get(keys.changeSet(target))).toBe(undefined);
});

test("an agent that dies before it took the change set leaves it certainly undone", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  const lease = await process.appear();
  const result = submit((await lock()).writer);
  await process.message("change-set");
  await lease.revoke();
  expect(await result).toEqual({ type: "unreachable", reason: "its agent went silent" });
  // Nobody who comes later can take it.
  await process.message("cancel");
});

test("an agent that dies after it took the change set, and stays away, leaves it unknown", async () => {
  bench = createBench();
  const { process, lock, submit, clock } = bench;
  const lease = await process.appear();
  const result = submit((await lock()).writer);
  await process.message("change-set");
  await process.answer(taken);
  const wentMs = clock.now();
  await lease.revoke();
  expect(await result).toMatchObject({ type: "answered" });
  expect(kindsOf(await result)).toEqual(["unknown", "unknown"]);
  expect(clock.now() - wentMs).toBeGreaterThanOrEqual(15_000);
  expect(clock.now() - wentMs).toBeLessThan(20_000);
});

test("an agent that comes back in time says what it knows", async () => {
  bench = createBench();
  const { process, lock, submit, clock } = bench;
  const lease = await process.appear();
  const result = submit((await lock()).writer);
  await process.message("change-set");
  await process.answer(taken);
  await lease.revoke();
  await clock.sleep(8_000);
  await process.appear();
  await clock.sleep(12_000);
  const outcomes = new Map([[one.id, done]]);
  await process.answer({ ...taken, end: "abandoned", outcomes });
  // What it does not name nobody knows, and the engine looks.
  expect(await result).toEqual({ type: "answered", outcomes });
});

test("an agent that is there and takes nothing is given up on, certainly undone", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const result = await submit((await lock()).writer);
  expect(result).toEqual({
    type: "unreachable",
    reason: "its agent did not take the change set within 60 s",
  });
});

test("an agent that takes it and never answers is called off, and then it is unknown", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const result = submit((await lock()).writer);
  await process.message("change-set");
  await process.answer(taken);
  expect(kindsOf(await result)).toEqual(["unknown", "unknown"]);
  await process.message("cancel");
});

test("an interrupt calls it off and waits for the operation in flight", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const interrupt = new AbortController();
  const result = submit((await lock()).writer, {}, interrupt.signal);
  await process.message("change-set");
  await process.answer(taken);
  interrupt.abort("interrupted");
  expect(await process.message("cancel")).toEqual({
    type: "cancel",
    cancel: { id: "1.1", target, generation: 1 },
  });
  await process.answer({ ...taken, end: "cancelled", outcomes: new Map([[one.id, done]]) });
  expect(kindsOf(await result)).toEqual(["done", "skipped"]);
});

test("what is interrupted before it is put is not put", async () => {
  bench = createBench();
  const { process, lock, submit, store, keys } = bench;
  await process.appear();
  const result = await submit((await lock()).writer, {}, AbortSignal.abort("interrupted"));
  expect(kindsOf(result)).toEqual(["skipped", "skipped"]);
  expect(await store.get(keys.changeSet(target))).toBe(undefined);
});

test.each(["superseded", "expired", "cancelled"] as const)(
  "a change set that was %s is skipped as far as its agent does not say otherwise",
  async (end) => {
    bench = createBench();
    const { process, lock, submit } = bench;
    await process.appear();
    const result = submit((await lock()).writer);
    await process.message("change-set");
    await process.answer({ ...taken, end, outcomes: new Map([[one.id, done]]) });
    expect(kindsOf(await result)).toEqual(["done", "skipped"]);
  },
);

test("a target that its agent cannot reach is unreachable, with the agent's reason", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const result = submit((await lock()).writer);
  await process.message("change-set");
  const outcome: Outcome = { type: "skipped", because: "it is cut off" };
  await process.answer({ ...taken, end: "unreachable", outcomes: new Map([[one.id, outcome]]) });
  expect(await result).toEqual({ type: "unreachable", reason: "it is cut off" });
});

test("a message that its agent refuses is refused for every operation, in the agent's words", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const result = submit((await lock()).writer);
  await process.message("change-set");
  await process.refuse("0.9", "an older refusal");
  await process.refuse("1.1", "it is for switch/b");
  expect(await result).toEqual({
    type: "answered",
    outcomes: new Map(
      [one, two].map(({ id }) => [id, { type: "refused", reason: "it is for switch/b" }]),
    ),
  });
});

test("a message that is refused because a newer writer was seen means that this one must stop", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const result = submit((await lock()).writer);
  await process.message("change-set");
  await process.answer({
    changeSet: "4.1",
    generation: 4,
    end: "carried-out",
    outcomes: new Map(),
  });
  await process.refuse("1.1", "generation 4 was seen");
  expect(await result).toEqual({ type: "fenced", generation: 4 });
});

test("a writer whose lock ends while the agent works learns what the agent says of it", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const held = await lock();
  const lost = new AbortController();
  const result = submit(held.writer, {}, lost.signal);
  await process.message("change-set");
  await process.answer(taken);
  await held.release();
  lost.abort("the lock was lost");
  await process.answer({ ...taken, end: "expired", outcomes: new Map([[one.id, done]]) });
  expect(kindsOf(await result)).toEqual(["done", "skipped"]);
});

test("a writer whose lock ends before the agent took it is fenced", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const held = await lock();
  const mine = { ...held.writer };
  const lost = new AbortController();
  const result = submit(mine, {}, lost.signal);
  await process.message("change-set");
  await held.release();
  // Some stores tell an ended lease before they look at the fence.
  mine.lease = (await lock()).writer.lease;
  lost.abort("the lock was lost");
  expect(kindsOf(await result)).toEqual(["fenced"]);
});

test("a message of which nobody knows whether it was put is called off", async () => {
  bench = createBench();
  const { process, lock, submit, store } = bench;
  await process.appear();
  const { writer } = await lock();
  const transact = store.transact.bind(store);
  store.transact = async (...given) => {
    store.transact = transact;
    await transact(...given);
    return trouble("writing", "the reply was lost", "soon");
  };
  expect(await submit(writer)).toEqual({ type: "unreachable", reason: "the reply was lost" });
  await process.message("cancel");
});

test("a change set is not called untouched by who could not read what its agent said", async () => {
  bench = createBench({ takeMs: 1_000, patienceMs: 2_000 });
  const { process, lock, submit, store } = bench;
  await process.appear();
  const watch = store.watch.bind(store);
  store.watch = (_, from, signal) => watch("/nothing/", from, signal);
  const result = submit((await lock()).writer);
  await process.message("change-set");
  store.range = () => Promise.resolve(trouble("reading", "no leader", "soon"));
  // Nobody hears it, neither at once nor when it is read again.
  await process.answer(taken);
  expect(kindsOf(await result)).toEqual(["unknown", "unknown"]);
});

test("while the store does not answer nothing is certain, and the end is awaited", async () => {
  bench = createBench();
  const { process, lock, submit, store } = bench;
  await process.appear();
  const { writer } = await lock();
  const transact = store.transact.bind(store);
  store.transact = () => Promise.resolve(trouble("writing", "no leader", "soon"));
  const result = submit(writer);
  await bench.clock.sleep(1_000);
  expect(kindsOf(await result)).toEqual(["unknown", "unknown"]);
  store.transact = transact;
});

test("a change set and its outcomes may be larger than a value of the store", async () => {
  bench = createBench();
  const { process, lock, submit } = bench;
  await process.appear();
  const operations = Array.from({ length: 5_000 }, (_, i) => ({
    ...one,
    id: `add:switch/a/vlans/${String(i)}`,
    value: { name: "x".repeat(300) },
  }));
  const result = submit((await lock()).writer, { operations });
  const message = await process.message("change-set");
  expect(message).toEqual({ type: "change-set", changeSet: { ...changeSet, operations } });
  await process.answer(taken);
  const outcomes = allDone({ ...changeSet, operations });
  for (const id of outcomes.keys()) {
    outcomes.set(id, { type: "refused", reason: "no".repeat(100) });
  }
  await process.answer({ ...taken, end: "carried-out", outcomes });
  expect(await result).toEqual({ type: "answered", outcomes });
});

/** From now on every call takes its whole deadline, and then fails. Answers what was written since. */
function silence({ store, clock }: Bench): string[] {
  const wanted: string[] = [];
  const silent = async () => {
    await clock.sleep(6_000);
    return trouble("calling", "etcd does not answer", "soon");
  };
  store.get = silent;
  store.range = silent;
  store.transact = (_, writes) => {
    wanted.push(...writes.map(({ key }) => key));
    return silent();
  };
  return wanted;
}

test("a writer that lost its lock on a silent store asks it once more, and writes nothing", async () => {
  bench = createBench();
  const { process, lock, submit, clock } = bench;
  await process.appear();
  const lost = new AbortController();
  const result = submit({ ...(await lock()).writer, lost: lost.signal }, {}, lost.signal);
  await process.message("change-set");
  await process.answer(taken);
  const wanted = silence(bench);
  await clock.sleep(10_000);
  const lostMs = clock.now();
  lost.abort("the lock was lost");
  expect(kindsOf(await result)).toEqual(["unknown", "unknown"]);
  expect(clock.now() - lostMs).toBeLessThanOrEqual(6_000);
  expect(wanted).toEqual([]);
});

test("a writer that loses its lock while it calls something off in vain waits no longer", async () => {
  bench = createBench();
  const { process, lock, submit, clock } = bench;
  await process.appear();
  const [interrupt, lost] = [new AbortController(), new AbortController()];
  const { writer } = await lock();
  const result = submit({ ...writer, lost: lost.signal }, {}, interrupt.signal);
  await process.message("change-set");
  await process.answer(taken);
  silence(bench);
  interrupt.abort("interrupted");
  // The cancel, the same once more, and a look at the answer.
  await clock.sleep(20_000);
  const lostMs = clock.now();
  lost.abort("the lock was lost");
  expect(kindsOf(await result)).toEqual(["unknown", "unknown"]);
  expect(clock.now() - lostMs).toBeLessThanOrEqual(6_000);
});

test("a writer that lost its lock hears what its agent did where the store answers", async () => {
  bench = createBench();
  const { process, lock, submit, clock } = bench;
  await process.appear();
  const held = await lock();
  const lost = new AbortController();
  const result = submit({ ...held.writer, lost: lost.signal }, {}, lost.signal);
  await process.message("change-set");
  await process.answer(taken);
  await held.release();
  lost.abort("the lock was lost");
  await clock.sleep(2_000);
  await process.answer({ ...taken, end: "expired", outcomes: new Map([[one.id, done]]) });
  expect(kindsOf(await result)).toEqual(["done", "skipped"]);
});
