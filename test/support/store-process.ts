// A process of its own that uses the embedded store: `store-process WORK FOLDER [NUMBER]`. It prints
// a line for each thing that it is sure of.

import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock } from "../../src/records/lock.ts";

const [work, folder = "", count = "0"] = process.argv.slice(2);
const keys = storeKeys("test");
const holder = {
  owner: "tester",
  host: (await import("node:os")).hostname(),
  pid: process.pid,
  command: "test",
};

const works: Record<string, (store: Store, count: number) => Promise<void>> = {
  increment,
  hold,
  race,
  write,
};

const store = await openEmbeddedStore(folder, systemClock);
if (isTrouble(store)) {
  print(`trouble ${store.reason}`);
} else {
  await works[work ?? ""]?.(store, Number(count));
  await store.close();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Adds one to /n, as often as told. */
async function increment(on: Store, times: number): Promise<void> {
  for (let done = 0; done < times;) {
    const entry = await on.get("/n");
    if (entry === undefined || isTrouble(entry)) throw new Error("no number");
    const result = await on.transact(
      [{ key: "/n", is: "revision", revision: entry.revision }],
      [{ type: "put", key: "/n", value: String(Number(entry.value) + 1) }],
    );
    if (!isTrouble(result) && result.type === "committed") done += 1;
  }
  print("done");
}

/** Takes the lock for ten minutes and never gives it back. */
async function hold(on: Store): Promise<void> {
  const lock = await acquireLock(on, systemClock, keys, holder, 600_000);
  if (!isLock(lock)) throw new Error("not acquired");
  print(`generation ${String(lock.generation)}`);
  await systemClock.sleep(600_000);
}

/** Takes the lock again and again; inside, a key must be absent that only a holder puts. */
async function race(on: Store, rounds: number): Promise<void> {
  for (let done = 0; done < rounds;) {
    const lock = await acquireLock(on, systemClock, keys, holder, 600_000);
    if (!isLock(lock)) {
      await systemClock.sleep(1);
      continue;
    }
    const entered = await on.transact(
      [...lock.fence, { key: "/inside", is: "absent" }],
      [{ type: "put", key: "/inside", value: String(process.pid) }],
    );
    await systemClock.sleep(1);
    const left = await on.transact(lock.fence, [{ type: "delete", key: "/inside" }]);
    const alone = [entered, left].every((one) => !isTrouble(one) && one.type === "committed");
    print(`${alone ? "alone" : "crowded"} ${String(lock.generation)}`);
    await lock.release();
    done += 1;
  }
}

/** Writes pairs that must be equal, and prints each number once it is committed. */
async function write(on: Store): Promise<void> {
  for (let i = 1; ; i += 1) {
    const text = `${String(i)} ${"x".repeat(2000)}`;
    const result = await on.transact(
      [],
      [
        { type: "put", key: "/left", value: text },
        { type: "put", key: "/right", value: text },
        { type: "put", key: `/all/${String(i % 500)}`, value: text },
      ],
    );
    if (isTrouble(result)) {
      print(`trouble ${result.reason}`);
      return;
    }
    print(String(i));
  }
}
