// `plumb watch` from the words on the command line to the lines that it prints, with hurried time.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import { run } from "../../src/cli/run.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock, type Lock } from "../../src/records/lock.ts";
import { remove, value } from "../contract/store-steps.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";
import { createHurriedClock } from "../support/hurried-clock.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";

const keys = storeKeys("default");
const schema = JSON.parse(
  readFileSync(join(projectRoot, "schemas/outputs/watch.schema.json"), "utf8"),
);
const isValid = new Ajv({ strict: true, allErrors: true }).compile(schema);

let world: World;
let clock: Clock;
let store: MemoryStore;
let watchings: Watching[] = [];
let isStoreDown = false;
beforeEach(async () => {
  world = createWorld();
  clock = createHurriedClock(Date.UTC(2026, 0, 31, 14, 2, 11), 20);
  store = createMemoryStore(clock);
  await run(["init"], world.ports);
  world.taken();
});
afterEach(async () => {
  for (const watching of watchings) await watching.end();
  watchings = [];
  isStoreDown = false;
  world.end();
});

interface Watching {
  readonly ended: Promise<number>;
  interrupt(): void;
  end(): Promise<number>;
  /** Waits for a line, and gives all until it, without their times, and without those given before. */
  until(wanted: RegExp): Promise<string[]>;
}

const watch = (...words: string[]): Watching => watchWith(portsNow(), ...words);

/** The lease is long, so that a busy machine does not lose it in hurried time. */
function watchWith(given: CommandPorts, ...words: string[]): Watching {
  const lines: string[] = [];
  let listener = (): void => undefined;
  const ports: CommandPorts = {
    ...given,
    terminal: {
      ...world.ports.terminal,
      out: (text) => void lines.push(...text.trimEnd().split("\n")),
    },
    onInterrupt(heard) {
      listener = heard;
      return () => undefined;
    },
  };
  const ended = run(["watch", "--lease", "60s", ...words], ports);
  const watching: Watching = {
    ended,
    interrupt: () => listener(),
    async end() {
      listener();
      return await ended;
    },
    async until(wanted) {
      for (let tries = 0; ; tries += 1) {
        const at = lines.findIndex((line) => wanted.test(line));
        if (at >= 0) return lines.splice(0, at + 1).map(withoutTime);
        if (tries === 2_000) throw new Error(`${wanted} is not in\n${lines.join("\n")}`);
        await new Promise((done) => setTimeout(done, 10));
      }
    },
  };
  watchings.push(watching);
  return watching;
}

function withoutTime(line: string): string {
  return line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}/, "");
}

function openStore(): Store {
  return {
    ...store,
    range: async (prefix, options) =>
      isStoreDown
        ? trouble("reading keys", "nobody answers", "soon")
        : await store.range(prefix, options),
    close: () => Promise.resolve(),
  };
}

function portsNow(): CommandPorts {
  const opened = () => Promise.resolve(openStore());
  const hasStore = () => Promise.resolve(true);
  return { ...world.ports, clock, openStore: opened, hasStore };
}

async function plumb(...words: string[]): Promise<void> {
  expect(await run(words, portsNow())).toBe(0);
}

function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(world.folder, "manifests", file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

async function takeLock(): Promise<Lock> {
  const eve = { owner: "eve", host: "shelf", pid: 12, command: "plumb apply" };
  const lock = await acquireLock(store, clock, keys, eve, 600_000);
  if (!isLock(lock)) throw new Error("not acquired");
  return lock;
}

test("it applies, rests, tells of broken manifests and of mended ones, and resigns", async () => {
  const watching = watch("--auto-approve");
  const applied = /^Applied \w{8} in .* s: 12 added\. All 12 were seen on the devices\. Undo: /;
  expect(await watching.until(/in sync/)).toEqual([
    "leading, term 1",
    expect.stringMatching(applied),
    "in sync: 2 targets as the manifests say",
  ]);
  edit("networks.yaml", "kind: PortBinding", "kind: PortBindings");
  expect(await watching.until(/errors/)).toEqual([
    "the manifests have errors: there is no such kind (manifests/networks.yaml:10); what was good before is kept in force",
  ]);
  expect(world.taken().join("\n")).toContain(
    "The last good ones are kept in force until they are mended.",
  );
  edit("networks.yaml", "kind: PortBindings", "kind: PortBinding");
  expect(await watching.until(/in sync/)).toEqual(["in sync: 2 targets as the manifests say"]);
  watching.interrupt();
  expect(await watching.ended).toBe(0);
  expect(await watching.until(/resigned/)).toEqual([
    "stopping: what is in flight is finished; interrupt again to stop at once",
    "resigned; another may lead",
  ]);
  expect(value(await store.get(keys.leader))).toBeUndefined();
});

test("without approval it says once what it would do, and does nothing", async () => {
  const watching = watch("--every", "2s");
  await clock.sleep(20_000);
  expect(await watching.end()).toBe(0);
  expect(await watching.until(/resigned/)).toEqual([
    "leading, term 1",
    expect.stringMatching(
      /^pending: plan \w{8}, 12 to add, 0 to change, 0 to remove; plumb plan shows it$/,
    ),
    expect.stringMatching(/^stopping/),
    expect.stringMatching(/^resigned/),
  ]);
  expect(value(await store.get(keys.generation))).toBeUndefined();
});

test("it never takes manifests that are gone for a wish to remove everything", async () => {
  const watching = watch("-y");
  await watching.until(/in sync/);
  for (const file of ["networks.yaml", "hosts.yaml", "fabric.yaml"]) edit(file, /[^]*/, "# none\n");
  expect(await watching.until(/errors/)).toEqual([
    expect.stringMatching(/^the manifests have errors: there is no manifest here; /),
  ]);
  await watching.end();
  await plumb("drift");
});

test("of two on one store one leads, and the other takes over when it is interrupted", async () => {
  const first = watch("-y");
  await first.until(/in sync/);
  const second = watch("-y");
  expect(await second.until(/waiting/)).toEqual([
    expect.stringMatching(/^waiting: alice@desk \(process 4711\) leads for \d+ s$/),
  ]);
  expect(await first.end()).toBe(0);
  expect(await second.until(/in sync/)).toEqual([
    "leading, term 2",
    "in sync: 2 targets as the manifests say",
  ]);
});

test("a second interrupt ends it at once", async () => {
  await plumb("sim", "switch/leaf-a1", "fail", "slow", "--amount", "40000");
  const watching = watch("-y");
  await watching.until(/leading/);
  await clock.sleep(5_000);
  watching.interrupt();
  watching.interrupt();
  expect(await watching.ended).toBe(130);
});

test("what failed is told below the line of the apply, and it is tried again", async () => {
  await plumb("sim", "switch/leaf-a1", "fail", "refuse", "--times", "1");
  const watching = watch("-y");
  const said = await watching.until(/in sync/);
  const partly = said.findIndex((line) => /^Applied partly: \d+ of 12\./.test(line));
  expect(said[partly + 1]).toMatch(/^ {4}switch\/leaf-a1 {2}failed at .*: refused: /);
});

describe("with -o json every event is a document on a line, as the schema promises", () => {
  async function eventsUntil(watching: Watching, event: string): Promise<unknown[]> {
    const lines = await watching.until(new RegExp(`"event":"${event}"`));
    return lines.map((line) => {
      const one = JSON.parse(line);
      expect(isValid(one) ? [] : isValid.errors, line).toEqual([]);
      return one.event;
    });
  }

  test("of who applies, finds broken manifests, and loses the lead", async () => {
    const watching = watch("-y", "-o", "json");
    expect(await eventsUntil(watching, "settled")).toEqual(["leading", "applied", "settled"]);
    edit("networks.yaml", "kind: PortBinding", "kind: PortBindings");
    expect(await eventsUntil(watching, "broken")).toEqual(["broken"]);
    value(await store.transact([], [remove(keys.leader)]));
    const again = ["lead-lost", "leading", "broken"];
    expect(await eventsUntil(watching, "broken")).toEqual(again);
    // What was in force before the lead was lost is in force again.
    expect(await eventsUntil(watching, "settled")).toEqual(["settled"]);
    expect(await watching.end()).toBe(0);
    expect(await eventsUntil(watching, "resigned")).toEqual(["stopping", "resigned"]);
  });

  test("of who may not apply, waits, finds the lock held, and a store that fails", async () => {
    const first = watch("-o", "json");
    expect(await eventsUntil(first, "planned")).toEqual(["leading", "planned"]);
    const second = watch("-y", "-o", "json", "--every", "5s");
    expect(await eventsUntil(second, "waiting")).toEqual(["waiting"]);
    const lock = await takeLock();
    await first.end();
    expect(await eventsUntil(second, "locked")).toEqual(["leading", "locked"]);
    await lock.release();
    expect(await eventsUntil(second, "settled")).toEqual(["applied", "settled"]);
    isStoreDown = true;
    const third = watch("-o", "json");
    expect(await eventsUntil(third, "lead-trouble")).toEqual(["lead-trouble"]);
    await third.end();
  });
});

describe("a store that does not answer", () => {
  const refusal = (retry: "soon" | "never") => {
    const down = trouble("opening the store", "nothing listens there", retry);
    return { ...portsNow(), openStore: () => Promise.resolve(isStoreDown ? down : openStore()) };
  };

  test("is waited for, and told once", async () => {
    isStoreDown = true;
    const watching = watchWith(refusal("soon"), "-y");
    const line = "trouble: opening the store: nothing listens there; it is tried again";
    expect(await watching.until(/trouble/)).toEqual([line]);
    await clock.sleep(10_000);
    isStoreDown = false;
    expect((await watching.until(/leading/)).length).toBe(1);
  });

  test("is waited for until it is interrupted", async () => {
    isStoreDown = true;
    const watching = watchWith(refusal("soon"), "-y");
    await watching.until(/trouble/);
    expect(await watching.end()).toBe(0);
  });

  test("is an error where it never will", async () => {
    isStoreDown = true;
    expect(await watchWith(refusal("never"), "-y").ended).toBe(1);
    expect(world.taken().join("\n")).toContain("nothing listens there");
  });
});

test.each([
  [["-f", "-"], "standard input does not change"],
  [["--every", "5"], 'takes a time such as 250ms, 30s, 5m or 2h, not "5"'],
  [["--every", "-5s"], "--every"],
  [["--every", "0s"], "--every takes a time from 1s to 24h, not 0s"],
  [["--every", "99999999h"], "--every takes a time from 1s to 24h"],
  [["--debounce", "1.5s"], "--debounce takes a time such as"],
  [["--lease", "500ms"], "--lease takes a time from 2s to 10m, not 500ms"],
  [["--lease", "1e3s"], "--lease takes a time such as"],
  [["--parallelism", "0"], "--parallelism takes a number from 1 on"],
  [["manifests"], "too many arguments"],
])("%j is refused with what to write instead", async (words, message) => {
  expect(await run(["watch", ...words], world.ports)).toBe(64);
  expect(world.taken().join("\n")).toContain(message);
});
