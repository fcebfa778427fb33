// What people tell a controller, and what it leaves to the next: it is read as it was written, and
// whatever else lies there, no reader throws and nothing is allowed by it.

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nothingTold, isInForce, type Approval } from "../../src/model/controller.ts";
import type { Store } from "../../src/ports/store.ts";
import * as control from "../../src/records/controller/control.ts";
import { closeFabric } from "../../src/records/closed.ts";
import { memoryText, readMemory, writeMemory } from "../../src/records/controller/memory.ts";
import { readStatus, statusText, writeStatus } from "../../src/records/controller/status.ts";
import { tidyControl } from "../../src/records/controller/tidy-control.ts";
import { commit, put, remove, value } from "../contract/store-steps.ts";
import { emptyStatus } from "../../src/reconcile/status.ts";
import { keepStatus } from "../../src/reconcile/status-keeper.ts";
import { openFabric, type Fabric } from "./fabric.ts";

let fabric: Fabric;
beforeEach(async () => {
  fabric = await openFabric();
});
afterEach(async () => {
  await fabric.cleanup();
});

const day = 24 * 3_600_000;
const digest = (n: number): string => String(n).padStart(64, "0");
const approval = (n: number, atMs: number): Approval => {
  return { digest: digest(n), by: "ada", host: "desk", atMs };
};

async function read() {
  return value(await control.readControl(fabric.store, fabric.keys));
}

describe("what people tell the controller", () => {
  test("is read in one go, the newest consent first", async () => {
    const { store, keys } = fabric;
    expect(await read()).toEqual(nothingTold);
    const suspension = { by: "ada", host: "desk", sinceMs: 5, because: "a fair", untilMs: 9 };
    await control.suspend(store, keys, suspension);
    await control.wish(store, keys, { id: "w1", by: "bob", atMs: 6 });
    await control.approve(store, keys, { ...approval(1, 7), because: "ticket 12" });
    await control.approve(store, keys, approval(2, 8));
    expect(await read()).toEqual({
      suspension,
      wish: { id: "w1", by: "bob", atMs: 6 },
      approvals: [approval(2, 8), { ...approval(1, 7), because: "ticket 12" }],
    });
  });

  test("can be taken back", async () => {
    const { store, keys } = fabric;
    expect(await control.resume(store, keys)).toBeUndefined();
    const suspension = { by: "ada", host: "desk", sinceMs: 5 };
    await control.suspend(store, keys, suspension);
    await control.approve(store, keys, approval(1, 7));
    expect(await control.resume(store, keys)).toEqual(suspension);
    await control.withdraw(store, keys, digest(1));
    await control.withdraw(store, keys, digest(1));
    expect(await read()).toEqual(nothingTold);
  });

  test("that comes up while somebody takes back another one stays", async () => {
    const { store, keys } = fabric;
    await control.suspend(store, keys, { by: "ada", host: "desk", sinceMs: 5 });
    const meanwhile: Store = {
      ...store,
      async get(key) {
        const found = await store.get(key);
        await control.suspend(store, keys, { by: "eve", host: "desk", sinceMs: 6 });
        return found;
      },
    };
    expect(await control.resume(meanwhile, keys)).toMatchObject({ type: "trouble", retry: "soon" });
    expect((await read()).suspension).toMatchObject({ by: "eve" });
  });

  test("ends by itself where a time was said, and not before", () => {
    expect(isInForce({ by: "ada", untilMs: 10 }, 9)).toBe(true);
    expect(isInForce({ by: "ada", untilMs: 10 }, 10)).toBe(false);
    expect(isInForce({ by: "ada" }, Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  test("stops it also where nobody can read who said so, until somebody resumes", async () => {
    const { store, keys } = fabric;
    await commit(store, put(keys.suspension, '{"version":2}'));
    const { suspension } = await read();
    expect(suspension).toEqual({
      by: "somebody",
      because: `reading the record ${keys.suspension}: it has version 2, and this build reads version 1`,
    });
    expect(isInForce(suspension ?? { by: "", untilMs: 0 }, 5)).toBe(true);
    expect(await control.resume(store, keys)).toEqual(suspension);
    expect(await read()).toEqual(nothingTold);
  });

  test("is no consent where it lies under the key of another plan", async () => {
    const { store, keys } = fabric;
    await control.approve(store, keys, approval(1, 7));
    const text = value(await store.get(keys.approval(digest(1))))?.value ?? "";
    await commit(store, put(keys.approval(digest(2)), text), remove(keys.approval(digest(1))));
    expect((await read()).approvals).toEqual([]);
  });

  test("whatever lies there, reading it throws nothing and consents to nothing", async () => {
    const { store, keys } = fabric;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (garbage) => {
        const all = [keys.suspension, keys.wish, keys.approval("x"), `${keys.control}more`];
        await commit(
          store,
          ...[...all, keys.controllerStatus, keys.controllerMemory].map((key) => put(key, garbage)),
        );
        const found = await read();
        expect(found.approvals).toEqual([]);
        expect(found.wish).toBeUndefined();
        expect(found.suspension).toMatchObject({ by: "somebody" });
        expect(await readStatus(store, keys)).toMatchObject({ retry: "never" });
        expect(await readMemory(store, keys)).toMatchObject({ retry: "never" });
        await tidyControl(store, keys, { nowMs: 1 }, []);
      }),
      { numRuns: 50 },
    );
  });
});

test("while a state is moved nothing is written in between", async () => {
  const { store, keys } = fabric;
  await control.suspend(store, keys, { by: "ada", host: "desk", sinceMs: 5 });
  await closeFabric(store, keys, { type: "moved", to: "elsewhere", sinceMs: 1 }, []);
  const before = value(await store.range(keys.prefix)).entries;
  const writes = [
    () => control.suspend(store, keys, { by: "bob", host: "desk", sinceMs: 6 }),
    () => control.resume(store, keys),
    () => control.wish(store, keys, { id: "w1", by: "bob", atMs: 6 }),
    () => control.approve(store, keys, approval(1, 7)),
    () => control.withdraw(store, keys, digest(1)),
    () => writeMemory(store, keys, memoryText({}), []),
    () => writeStatus(store, keys, statusText(emptyStatus(1)), []),
  ];
  for (const write of writes) {
    expect(await write()).toMatchObject({
      type: "trouble",
      reason: "the fabric test is closed: its state is being moved or filled",
    });
  }
  expect(value(await store.range(keys.prefix)).entries).toEqual(before);
});

describe("tidying", () => {
  const tidy = async (nowMs: number, waiting?: string) => {
    const { store, keys } = fabric;
    const over = waiting === undefined ? { nowMs } : { nowMs, waiting };
    return value((await tidyControl(store, keys, over, [])) ?? ({ type: "nothing" } as const));
  };

  test("takes away a suspension whose time is over, and no other", async () => {
    const { store, keys } = fabric;
    await control.suspend(store, keys, { by: "ada", host: "desk", sinceMs: 1, untilMs: 10 });
    expect(await tidy(9)).toEqual({ type: "nothing" });
    expect(await tidy(10)).toMatchObject({ type: "written" });
    expect(await read()).toEqual(nothingTold);
    await control.suspend(store, keys, { by: "ada", host: "desk", sinceMs: 1 });
    expect(await tidy(100 * day)).toEqual({ type: "nothing" });
  });

  test("takes away consents of more than a week ago, but that to the plan that waits", async () => {
    const { store, keys } = fabric;
    for (const n of [1, 2, 3]) await control.approve(store, keys, approval(n, n * day));
    await tidy(9 * day + 1, digest(1));
    expect((await read()).approvals.map((one) => one.digest)).toEqual([digest(3), digest(1)]);
  });

  test("keeps the fifty newest, and none that cannot be read before them", async () => {
    const { store, keys } = fabric;
    for (let n = 1; n <= 60; n += 1) await control.approve(store, keys, approval(n, day + n));
    await commit(store, put(keys.approval("garbage"), "garbage"));
    await tidy(day + 100);
    const { approvals } = await read();
    expect([approvals.length, approvals[0]?.digest]).toEqual([50, digest(60)]);
    expect(value(await store.get(keys.approval("garbage")))).toBeUndefined();
  });

  test("leaves what was said anew in the meantime", async () => {
    const { store, keys } = fabric;
    await control.approve(store, keys, approval(1, 1));
    const racing = {
      ...store,
      async transact(...words: Parameters<typeof store.transact>) {
        await control.approve(store, keys, approval(1, 20 * day));
        return await store.transact(...words);
      },
    };
    const result = await tidyControl(racing, keys, { nowMs: 20 * day }, []);
    expect(result).toEqual({ type: "fenced" });
    expect((await read()).approvals).toEqual([approval(1, 20 * day)]);
  });
});

describe("what a leader leaves to the next", () => {
  test("is read as it was written, however long it is", async () => {
    const { store, keys } = fabric;
    expect(await readMemory(store, keys)).toEqual({});
    const inForce = { revision: "4be1f07", label: "main@4be1f07" };
    const drift = Array.from({ length: 40_000 }, (_, i) => ["switch/a", `/vlans/${i}`, i]);
    for (const memory of [{ inForce }, { inForce, drift }, { drift: { a: null } }]) {
      value(await writeMemory(store, keys, memoryText(memory), []));
      expect(await readMemory(store, keys)).toEqual(memory);
    }
  });

  test("is not written by one that leads no more", async () => {
    const { store, keys } = fabric;
    const lock = await fabric.lock();
    await lock.release();
    expect(await writeMemory(store, keys, memoryText({}), lock.fence)).toEqual({ type: "fenced" });
    expect(await readMemory(store, keys)).toEqual({});
  });
});

describe("the status that a leader keeps", () => {
  const keep = async (term: number, fence = [] as const) => {
    return value(await keepStatus({ ...fabric, clock: fabric.clock }, { term, fence }));
  };

  test("is written where it says something else, and is gone on with by the next", async () => {
    const { store, keys } = fabric;
    const first = await keep(1);
    expect(await first.publish()).toMatchObject({ type: "written" });
    expect(await first.publish()).toBeUndefined();
    first.tell({ type: "suspended", by: "bob" });
    first.tell({ type: "looked", wish: "w1" });
    await first.publish();
    expect(await readStatus(store, keys)).toEqual(first.current());
    const second = await keep(2);
    expect(second.current()).toMatchObject({ term: 2, wish: "w1" });
    expect(second.current().suspended).toBeUndefined();
  });

  test("says when it was looked last, whenever it is written", async () => {
    const { store, keys, clock } = fabric;
    const lookedAtMs = async (): Promise<number | undefined> =>
      value(await readStatus(store, keys))?.lookedAtMs;
    const kept = await keep(1);
    const look = async (): Promise<void> => {
      await clock.advance(2_000);
      kept.tell({ type: "looked" });
      await kept.publish();
    };
    await look();
    const beganAtMs = clock.now();
    await look();
    expect(await lookedAtMs()).toBe(beganAtMs);
    kept.tell({ type: "suspended", by: "bob" });
    await look();
    expect(await lookedAtMs()).toBe(clock.now());
  });

  test("is begun anew where nobody can read it", async () => {
    const { store, keys, clock } = fabric;
    await commit(store, put(keys.controllerStatus, '{"version":1,"term":"first"}'));
    const kept = await keep(3);
    expect(kept.current()).toEqual({ ...emptyStatus(clock.now()), term: 3 });
    await kept.publish();
    expect(await readStatus(store, keys)).toEqual(kept.current());
  });

  test("is written again after trouble, and never by one that leads no more", async () => {
    const { store, keys } = fabric;
    const lock = await fabric.lock();
    const kept = value(await keepStatus(fabric, { term: 1, fence: lock.fence }));
    await lock.release();
    expect(await kept.publish()).toEqual({ type: "fenced" });
    expect(await readStatus(store, keys)).toBeUndefined();
  });
});
