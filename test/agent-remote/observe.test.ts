// What a writer sees of targets whose agents are far away.

import { afterEach, expect, test } from "vitest";
import { isTrouble } from "../../src/ports/trouble.ts";
import { readRange } from "../../src/records/ranges.ts";
import { createBench, good, settings, target, type Bench } from "./scripted-agent.ts";

let bench: Bench;
afterEach(() => bench.agent.close());

const document = { vlans: { 1: { name: "one" } } };

test("the document that the agent publishes is the one that is seen", async () => {
  bench = createBench();
  const { agent, process } = bench;
  await process.appear();
  const seen = agent.observe(target, settings);
  const { id } = await process.look();
  await process.say({ ...(await process.publish(document, "t1")), look: id });
  expect(await seen).toMatchObject({ type: "observed", document, token: "t1", isRecorded: true });
});

test("a document that the caller has is not read again", async () => {
  bench = createBench();
  const { agent, process } = bench;
  await process.appear();
  const seen = agent.observeSince(target, settings, "t1");
  const { id } = await process.look();
  // Nothing is published here, so that reading would fail.
  await process.say({ type: "known", digest: "d", token: "t1", observedAtMs: 7, look: id });
  expect(await seen).toEqual({ type: "unchanged", observedAtMs: 7 });
});

test("an observation from before the look is not taken for its answer", async () => {
  bench = createBench();
  const { agent, process } = bench;
  await process.appear();
  await process.say({ ...(await process.publish({ old: true })), look: "older" });
  const seen = agent.observe(target, settings);
  const { id } = await process.look();
  // One that was under way when the look came.
  await process.say({ ...(await process.publish({ old: true })), look: "older" });
  await process.say(await process.publish({ old: true }));
  await process.say({ ...(await process.publish(document)), look: id });
  expect(await seen).toMatchObject({ document });
});

test("two who look at once are both answered by the look that came last", async () => {
  bench = createBench();
  const { agent, process } = bench;
  await process.appear();
  const both = [agent.observe(target, settings), agent.observe(target, settings)];
  // Both were written by then, and there is one place for them.
  await bench.clock.sleep(5);
  const { id } = await process.look();
  await process.say({ ...(await process.publish(document)), look: id });
  expect(await Promise.all(both)).toMatchObject([{ document }, { document }]);
});

test("where no agent ever was, the target is unknown at once, and how to start one is said", async () => {
  bench = createBench();
  const begunMs = bench.clock.now();
  const seen = await bench.agent.observe(target, settings);
  expect(seen).toMatchObject({
    reason: "no agent serves switch/a; start one with plumb agent --target switch/a",
  });
  expect(bench.clock.now() - begunMs).toBeLessThan(1000);
});

test("an agent that went is silent since it saw its target last, also where it goes while one waits", async () => {
  bench = createBench();
  const { agent, process } = bench;
  const lease = await process.appear();
  await process.say({ type: "known", digest: "d", observedAtMs: 1_763_733_731_000 });
  const seen = agent.observe(target, settings);
  await process.look();
  await lease.revoke();
  const reason = "its agent is silent";
  const sinceMs = 1_763_733_731_000;
  expect(await seen).toMatchObject({ reason, sinceMs });
  expect(await agent.observe(target, settings)).toMatchObject({ reason, sinceMs });
});

test.each(["switch/*", "*/*"])("an agent may serve its targets as %s", async (pattern) => {
  bench = createBench();
  const { agent, process } = bench;
  const lease = await process.appear(pattern);
  const seen = agent.observe(target, settings);
  const { id } = await process.look();
  await process.say({ ...(await process.publish(document)), look: id });
  expect(await seen).toMatchObject({ document });
  const again = agent.observe(target, settings);
  await process.look();
  await lease.revoke();
  expect(await again).toMatchObject({ reason: expect.stringContaining("its agent is silent") });
});

test("an agent that is there and says nothing is waited for no longer than is told", async () => {
  bench = createBench({ lookMs: 4_000 });
  await bench.process.appear();
  const begunMs = bench.clock.now();
  const seen = await bench.agent.observe(target, settings);
  expect(seen).toMatchObject({ reason: "its agent did not answer within 4 s" });
  expect(bench.clock.now() - begunMs).toBe(4_000);
});

test("what the agent cannot see is unknown, with its reason", async () => {
  bench = createBench();
  const { agent, process } = bench;
  await process.appear();
  const seen = agent.observe(target, settings);
  const { id } = await process.look();
  await process.say({ type: "unknown", reason: "it is cut off", observedAtMs: 1, look: id });
  expect(await seen).toMatchObject({ type: "trouble", reason: "it is cut off" });
});

test("a thousand targets are asked in a few transactions", async () => {
  bench = createBench();
  const { agent, process, store, keys } = bench;
  const targets = Array.from({ length: 1000 }, (_, i) => `switch/s${String(i)}`);
  for (const one of targets) await process.appear(one);
  let transactions = 0;
  const transact = store.transact.bind(store);
  store.transact = (compares, writes) => {
    transactions += 1;
    return transact(compares, writes);
  };
  const all = Promise.all(targets.map((one) => agent.observeSince(one, settings, "t")));
  while (good(await readRange(store, keys.looks)).length < targets.length) {
    await bench.clock.sleep(1);
  }
  expect(transactions).toBeLessThan(15);
  for (const one of targets) {
    const look = await process.look(one);
    const said = {
      type: "known",
      digest: "d",
      token: "t",
      observedAtMs: 1,
      look: look.id,
    } as const;
    await process.say(said, one);
  }
  expect((await all).every((seen) => !isTrouble(seen))).toBe(true);
});
