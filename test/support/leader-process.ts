// A process of its own that leads whenever nobody else does: `leader-process ENDPOINTS NAME LEASE`. While
// it leads it writes its term as often as it can, and it is hard of hearing: when it finds that it slept
// for longer than its lease it first tries to write with what it had. It prints a line for each thing
// that it is sure of.

import process from "node:process";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { whileLeading, type LeaderWork } from "../../src/reconcile/lead.ts";
import { writeFenced, type Fence } from "../../src/records/fence.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock } from "../../src/records/lock.ts";

const [endpoints = "", name = "", lease = ""] = process.argv.slice(2);
const ttlMs = Number(lease);
const keys = storeKeys("test");
const holder = { owner: name, host: name, pid: process.pid, command: "test" };

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** "written", "fenced" or "trouble". */
async function write(store: Store, fence: Fence, term: number): Promise<string> {
  const put = { type: "put", key: "/work", value: String(term) } as const;
  return (await writeFenced(store, fence, [put])).type;
}

function worker(store: Store): LeaderWork {
  return async ({ leadership: { fence, record } }, signal) => {
    print(`leads ${record.term}`);
    while (!signal.aborted) {
      const lock = await acquireLock(store, systemClock, keys, holder, { ttlMs, under: fence });
      if (!isLock(lock)) {
        await systemClock.sleep(50, signal);
        continue;
      }
      for (let atMs = performance.now(); !signal.aborted; atMs = performance.now()) {
        await systemClock.sleep(5);
        const written = await write(store, lock.fence, record.term);
        // It may have slept in either.
        if (performance.now() - atMs > ttlMs) {
          const late = await write(store, lock.fence, record.term);
          const again = await acquireLock(store, systemClock, keys, holder, {
            ttlMs,
            under: fence,
          });
          print(`woke ${late} ${isLock(again) ? "locked" : "not locked"}`);
          break;
        }
        if (written === "fenced") break;
      }
      await lock.release();
    }
  };
}

const place = {
  type: "etcd",
  endpoints: endpoints.split(","),
  isSecure: false,
  access: {},
} as const;
const surroundings = { clock: systemClock, environment: {}, times: { callMs: 2_000 } };
const opened = await openEtcdStore(place, surroundings);
if (isTrouble(opened)) throw new Error(opened.reason);
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
const ports = { store: opened, keys, clock: systemClock, random: () => 0.5 };
await whileLeading(
  ports,
  { holder, ttlMs },
  worker(opened),
  (event) => print(event.type),
  stop.signal,
);
await opened.close();
