// Watching while members hang, die and forget: every change is told once and in order, or the watcher
// is told that it must list again.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { EtcdTimes } from "../../src/adapters/etcd/etcd-store.ts";
import type { Compare, Store, WatchEvent } from "../../src/ports/store.ts";
import { describeWithEtcd, startEtcd, type Etcd, type EtcdServer } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";
import { put, remove, value } from "../contract/store-steps.ts";
import { pause, until } from "./waiting.ts";

const impatient: Partial<EtcdTimes> = { silenceMs: 300, answerMs: 700, callMs: 4_000 };

describeWithEtcd("a watch", () => {
  let etcd: Etcd;
  let stores: EtcdStores;
  let stop: AbortController;
  beforeEach(async () => {
    etcd = await startEtcd({ members: 3 });
    stores = createEtcdStores(etcd);
    stop = new AbortController();
  });
  afterEach(async () => {
    stop.abort();
    await stores.close();
    await etcd.remove();
  });

  /** A store that speaks to this member first, and then to the others or to nobody. */
  function openAt(member: EtcdServer, times = impatient, isAlone = false): Promise<Store> {
    const others = etcd.endpoints.filter((one) => one !== member.endpoint);
    return stores.open(times, isAlone ? [member.endpoint] : [member.endpoint, ...others]);
  }

  function watch(store: Store, from: number): { told: string[]; ended: Promise<void> } {
    const told: string[] = [];
    const read = async (): Promise<void> => {
      for await (const event of store.watch("/w/", from, stop.signal)) told.push(textOf(event));
    };
    return { told, ended: read() };
  }

  /** Writes each change once, also where a reply is lost: a count that is compared says how many there are. */
  async function writeMany(store: Store, from: number, to: number): Promise<void> {
    for (let n = from; n < to;) {
      const count = await until(() => store.get("/count"));
      if (Number(count?.value ?? "0") > n) {
        n += 1;
        continue;
      }
      const same: Compare =
        count === undefined
          ? { key: "/count", is: "absent" }
          : { key: "/count", is: "revision", revision: count.revision };
      const key = `/w/${String(n % 3)}`;
      const change = n % 5 === 4 ? remove(key) : put(key, String(n));
      await store.transact([same], [change, put("/count", String(n + 1))]);
    }
  }

  /** What `writeMany` of an empty store tells. */
  function expected(to: number): string[] {
    const there = new Set<number>();
    const lines: string[] = [];
    for (let n = 0; n < to; n += 1) {
      if (n % 5 !== 4) lines.push(`put /w/${n % 3}=${n}`);
      else if (there.has(n % 3)) lines.push(`delete /w/${n % 3}`);
      if (n % 5 === 4) there.delete(n % 3);
      else there.add(n % 3);
    }
    return lines;
  }

  async function hear(told: readonly string[], count: number): Promise<void> {
    // Less than the client's own pings would need to find out that a member hangs.
    for (let i = 0; i < 80 && told.length < count; i += 1) await pause(100);
    // Whoever is told twice is told so a little later.
    await pause(300);
  }

  test("that waits in silence stays, and is made anew now and then without a gap", async () => {
    const store = await openAt(etcd.members[0]!, { ...impatient, renewMs: 500 });
    const { told } = watch(store, 1);
    await pause(2_500);
    const writing = writeMany(store, 0, 60);
    await writing;
    await pause(1_000);
    await writeMany(store, 60, 70);
    await hear(told, expected(70).length);
    expect(told).toEqual(expected(70));
  });

  test("moves to another member when its own is killed", async () => {
    const [own, other] = [etcd.members[0]!, etcd.members[1]!];
    const { told } = watch(await openAt(own), 1);
    const writer = await openAt(other);
    await writeMany(writer, 0, 20);
    await own.kill();
    await writeMany(writer, 20, 50);
    await hear(told, expected(50).length);
    expect(told).toEqual(expected(50));
  });

  test("does not stay with a member that hangs and says nothing", async () => {
    const [own, other] = [etcd.members[0]!, etcd.members[1]!];
    const { told } = watch(await openAt(own), 1);
    const writer = await openAt(other);
    await writeMany(writer, 0, 20);
    await hear(told, expected(20).length);
    own.pause();
    await writeMany(writer, 20, 50);
    await hear(told, expected(50).length);
    own.resume();
    expect(told).toEqual(expected(50));
    await writeMany(writer, 50, 60);
    await hear(told, expected(60).length);
    expect(told).toEqual(expected(60));
  });

  test("does not stay with a member that is cut off from the others", async () => {
    const own = etcd.members[0]!;
    const others = etcd.members.filter((member) => member !== own);
    const { told } = watch(await openAt(own), 1);
    const writer = await openAt(others[0]!);
    await writeMany(writer, 0, 10);
    for (const member of others) await member.kill();
    await pause(3_000);
    for (const member of others) member.start();
    await etcd.ready();
    await writeMany(writer, 10, 30);
    await hear(told, expected(30).length);
    expect(told).toEqual(expected(30));
  });

  test("survives a restart of the whole cluster", async () => {
    const store = await openAt(etcd.members[0]!);
    const { told } = watch(store, 1);
    await writeMany(store, 0, 20);
    for (const member of etcd.members) await member.kill();
    await pause(1_000);
    for (const member of etcd.members) member.start();
    await etcd.ready();
    await writeMany(store, 20, 40);
    await hear(told, expected(40).length);
    expect(told).toEqual(expected(40));
  });

  test("that was away while history was compacted is told to list again, and ends", async () => {
    const [own, other] = [etcd.members[0]!, etcd.members[1]!];
    const store = await openAt(own, impatient, true);
    const watching = watch(store, 1);
    const writer = await openAt(other);
    await writeMany(writer, 0, 10);
    await hear(watching.told, expected(10).length);
    await own.kill();
    await writeMany(writer, 10, 30);
    await etcd.compact();
    own.start();
    await watching.ended;
    expect(watching.told).toEqual([...expected(10), "compacted"]);
    const { entries, revision } = value(await store.range("/w/"));
    expect(entries.length).toBeGreaterThan(0);
    const again = watch(store, revision + 1);
    value(await writer.transact([], [put("/w/new", "1")]));
    await hear(again.told, 1);
    expect(again.told).toEqual(["put /w/new=1"]);
  });

  test("ends with trouble when nobody answers for longer than it is patient", async () => {
    const own = etcd.members[0]!;
    const { told, ended } = watch(await openAt(own, { ...impatient, patienceMs: 1_000 }, true), 1);
    await pause(500);
    await own.kill();
    await ended;
    expect(told).toEqual([expect.stringMatching(/^trouble soon .*nothing listens there/)]);
  });
});

function textOf(event: WatchEvent): string {
  switch (event.type) {
    case "put":
      return `put ${event.entry.key}=${event.entry.value}`;
    case "delete":
      return `delete ${event.key}`;
    case "compacted":
      return "compacted";
    case "trouble":
      return `trouble ${event.trouble.retry} ${event.trouble.reason}`;
  }
}
