// The embedded store under several processes at once, and under processes that die.

import { hostname } from "node:os";
import { spawn, spawnSync } from "node:child_process";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import type { Store } from "../../src/ports/store.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock, readLock } from "../../src/records/lock.ts";
import { compileProgram, type Program, type RunningProgram } from "../support/compiled.ts";
import { createEmbeddedStores, type EmbeddedStores } from "../support/embedded.ts";
import { put, value } from "./store-steps.ts";

const keys = storeKeys("test");
const me = { owner: "me", host: hostname(), pid: process.pid, command: "test" };

describe("several processes on one embedded store", () => {
  let program: Program;
  let stores: EmbeddedStores;
  let store: Store;
  let running: RunningProgram[];
  beforeAll(() => {
    program = compileProgram("test/support/store-process.ts");
  });
  afterAll(() => {
    program.remove();
  });
  beforeEach(async () => {
    stores = createEmbeddedStores();
    store = await stores.open(systemClock);
    running = [];
  });
  afterEach(async () => {
    for (const one of running) await one.kill();
    await stores.cleanup();
  });
  const start = (work: string, count = 0): RunningProgram => {
    const one = program.start(work, stores.folder, String(count));
    running.push(one);
    return one;
  };

  test("lose no increment", async () => {
    value(await store.transact([], [put("/n", "0")]));
    const all = [start("increment", 200), start("increment", 200)];
    expect(await Promise.all(all.map((one) => one.rest()))).toEqual([["done"], ["done"]]);
    expect(value(await store.get("/n"))).toMatchObject({ value: "400" });
  });

  test("see each other's changes while they watch", async () => {
    value(await store.transact([], [put("/n", "0")]));
    const seen: string[] = [];
    const stop = new AbortController();
    const increments = start("increment", 20);
    for await (const event of store.watch("/n", 2, stop.signal)) {
      if (event.type === "put") seen.push(event.entry.value);
      if (seen.length === 20) break;
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => String(i + 1)));
    await increments.rest();
  });

  test("never hold the lock together, in 50 rounds of two", async () => {
    const lines = await Promise.all(
      [start("race", 50), start("race", 50)].map((one) => one.rest()),
    );
    const all = lines.flat();
    expect(all.length).toBe(100);
    expect(all.filter((line) => !line.startsWith("alone"))).toEqual([]);
    expect(new Set(all).size).toBe(100);
  });

  test("find the lock free at once when its holder was killed", async () => {
    const holder = start("hold");
    expect(await holder.line()).toBe("generation 1");
    expect(await acquireLock(store, systemClock, keys, me, 60_000)).toMatchObject({
      type: "held",
      by: { owner: "tester", pid: holder.pid, generation: 1 },
    });
    await holder.kill();
    const lock = await acquireLock(store, systemClock, keys, me, 60_000);
    expect(lock).toMatchObject({ generation: 2 });
    expect(value(await readLock(store, keys))).toMatchObject({ owner: "me" });
    if (isLock(lock)) expect(await lock.release()).toBeUndefined();
  });

  test("find the lock free when its holder is a zombie that nobody has waited for", async () => {
    // The shell starts the holder, kills it when told, and becomes a program that never waits.
    const [node = "", ...args] = program.command("hold", stores.folder);
    const script = `"$@" & read told; kill -9 $!; exec sleep 30`;
    const shell = spawn("sh", ["-c", script, "sh", node, ...args]);
    await new Promise((done) => shell.stdout.once("data", done));
    expect(await acquireLock(store, systemClock, keys, me, 60_000)).toMatchObject({ type: "held" });
    shell.stdin.write("now\n");
    const free = async (): Promise<boolean> => value(await readLock(store, keys)) === undefined;
    for (let i = 0; i < 100 && !(await free()); i += 1) await systemClock.sleep(50);
    expect(await free()).toBe(true);
    shell.kill("SIGKILL");
  });

  test.each([1, 7, 60, 250])(
    "keep all that was answered to a writer killed after %i",
    async (n) => {
      const writer = start("write");
      for (let i = 1; i <= n; i += 1) await writer.line();
      await writer.kill();
      const lines = await writer.rest();
      const answered = Number(lines.filter((line) => line !== "").at(-1) ?? n);
      const left = value(await store.get("/left"));
      expect(value(await store.get("/right"))?.value).toBe(left?.value);
      expect(Number(left?.value.split(" ")[0])).toBeGreaterThanOrEqual(answered);
      expect(Number(left?.value.split(" ")[0])).toBeLessThanOrEqual(answered + 1);
      expect(value(await store.transact([], [put("/after", "1")])).type).toBe("committed");
    },
  );

  test("get trouble when the file may not grow, and lose nothing that was answered", async () => {
    // The limit counts blocks of 512 bytes in some shells and of 1,024 in others: 1 to 2 MiB.
    const script = `ulimit -f 2048; exec "$@"`;
    const args = ["-c", script, "sh", ...program.command("write", stores.folder)];
    const { stdout } = spawnSync("sh", args, { encoding: "utf8" });
    const lines = stdout.trim().split("\n");
    expect(lines.at(-1)).toMatch(
      /^trouble (?:the store's file may not grow|the disk is full or failing)/,
    );
    const answered = lines.at(-2);
    expect(Number(answered)).toBeGreaterThan(10);
    expect(value(await store.get("/left"))?.value.split(" ")[0]).toBe(answered);
    expect(value(await store.transact([], [put("/after", "1")])).type).toBe("committed");
  });
});
