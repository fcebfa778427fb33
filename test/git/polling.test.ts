// When the server is asked, and when it is told that something changed.

import { afterEach, beforeEach, expect, test } from "vitest";
import { createPolling, type Polling } from "../../src/adapters/git/polling.ts";
import { createFakeClock, type FakeClock } from "../support/fake-clock.ts";
import { createGitRepository } from "../support/git-repository.ts";
import { gitSources } from "../support/git-sources.ts";

const sources = gitSources();
let clock: FakeClock;
let stop: AbortController;
let shown: string;
let looks: number;
let random: number;
let told: number;

beforeEach(() => {
  clock = createFakeClock();
  stop = new AbortController();
  [shown, looks, random, told] = ["a", 0, 0.5, 0];
});

afterEach(() => {
  stop.abort();
});

function polling(): Polling {
  const one = createPolling({
    clock,
    random: () => random,
    pollMs: 1000,
    signal: stop.signal,
    look: async () => {
      looks += 1;
      return await Promise.resolve(shown);
    },
  });
  void (async () => {
    for await (const _ of one.changes(new AbortController().signal)) told += 1;
  })();
  one.seen("a");
  return one;
}

test("the server is asked at each turn, and what is as it was is not told", async () => {
  polling();
  await clock.advance(3500);
  expect([looks, told]).toEqual([3, 0]);
});

test("what is different is told once, until it is read and differs again", async () => {
  const one = polling();
  shown = "b";
  await clock.advance(3500);
  expect([looks, told]).toEqual([3, 1]);
  one.seen("b");
  await clock.advance(2000);
  expect(told).toBe(1);
  shown = "a";
  await clock.advance(1000);
  expect(told).toBe(2);
});

test("turns come a tenth earlier or later by chance", async () => {
  random = 0;
  polling();
  await clock.advance(899);
  expect(looks).toBe(0);
  await clock.advance(1);
  expect(looks).toBe(1);
  random = 0.9999;
  await clock.advance(900);
  expect(looks).toBe(2);
  await clock.advance(1099);
  expect(looks).toBe(2);
  await clock.advance(1);
  expect(looks).toBe(3);
});

test("somebody's word has it asked at once, and many words once", async () => {
  const one = polling();
  shown = "b";
  await clock.advance(0);
  for (let i = 0; i < 10; i += 1) one.stir();
  await clock.advance(0);
  await clock.advance(0);
  expect([looks, told]).toEqual([1, 1]);
});

test("nothing is asked any more after the end", async () => {
  const one = polling();
  await clock.advance(0);
  stop.abort();
  one.stir();
  await clock.advance(5000);
  expect(looks).toBe(0);
});

test("a push is told, and so is a branch that goes or a server that is lost", async () => {
  const work = createGitRepository();
  const first = work.commit({ "a.yaml": "1" });
  const source = await sources.open({ url: work.path });
  await source.read({});
  const changes = source.changes(stop.signal)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const change = changes.next();
    source.stir();
    const { done } = await change;
    const reading = await source.read({ since: first });
    return done === true ? "end" : reading.type;
  };
  work.commit({ "a.yaml": "2" });
  expect(await next()).toBe("changed");
  work.git("tag", "-a", "-m", "yes", "plumb/approve/4be1f07a");
  expect(await next()).toBe("changed");
  work.git("checkout", "--quiet", "--detach");
  work.git("branch", "--quiet", "-D", "main");
  expect(await next()).toBe("refused");
  work.remove();
  expect(await next()).toBe("trouble");
  const end = changes.next();
  await source.close();
  expect((await end).done).toBe(true);
});
