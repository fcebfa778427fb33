// Members of an etcd cluster that die, hang and come back while a store works on it.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Compare, Store } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { describeWithEtcd, startEtcd, type Etcd, type EtcdServer } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";
import { put, value } from "../contract/store-steps.ts";
import { pause, until } from "./waiting.ts";

describeWithEtcd("a cluster of three", () => {
  let etcd: Etcd;
  let stores: EtcdStores;
  let store: Store;
  beforeEach(async () => {
    etcd = await startEtcd({ members: 3 });
    stores = createEtcdStores(etcd);
    store = await stores.open({ callMs: 5_000 });
  });
  afterEach(async () => {
    await stores.close();
    await etcd.remove();
  });

  /** Adds one to /n; what is not known to be written is looked for before it is tried again. */
  async function count(from: number, to: number): Promise<Trouble[]> {
    const troubles: Trouble[] = [];
    for (let n = from; n <= to;) {
      const now = await store.get("/n");
      if (isTrouble(now)) {
        troubles.push(now);
        continue;
      }
      if (now?.value === String(n)) {
        n += 1;
        continue;
      }
      expect(now?.value).toBe(n === 1 ? undefined : String(n - 1));
      const same: Compare =
        now === undefined
          ? { key: "/n", is: "absent" }
          : { key: "/n", is: "revision", revision: now.revision };
      const written = await store.transact([same], [put("/n", String(n))]);
      if (isTrouble(written)) troubles.push(written);
      else expect(written.type).toBe("committed");
    }
    return troubles;
  }

  async function follower(): Promise<EtcdServer> {
    const leader = await etcd.leader();
    return etcd.members.find((member) => member !== leader) ?? leader;
  }

  test.each(["follower", "leader"])(
    "goes on when the %s is killed with kill -9, and loses and doubles no write",
    async (which) => {
      await count(1, 20);
      const victim = which === "leader" ? await etcd.leader() : await follower();
      const others = etcd.endpoints.filter((one) => one !== victim.endpoint);
      store = await stores.open({ callMs: 5_000 }, [victim.endpoint, ...others]);
      const counting = count(21, 80);
      await pause(30);
      await victim.kill();
      const troubles = await counting;
      expect(troubles.every(({ retry }) => retry === "soon")).toBe(true);
      expect(value(await store.get("/n"))?.value).toBe("80");
      victim.start();
      await etcd.ready();
      await count(81, 90);
    },
  );

  test("goes on when the leader that it speaks to hangs, though its connections stay open", async () => {
    const leader = await etcd.leader();
    const others = etcd.endpoints.filter((one) => one !== leader.endpoint);
    store = await stores.open({ callMs: 5_000 }, [leader.endpoint, ...others]);
    await count(1, 5);
    leader.pause();
    const troubles = await count(6, 30);
    leader.resume();
    expect(troubles.every(({ retry }) => retry === "soon")).toBe(true);
    expect(value(await store.get("/n"))?.value).toBe("30");
  });

  test("asks no member that hangs twice", async () => {
    const hung = await follower();
    const others = etcd.endpoints.filter((one) => one !== hung.endpoint);
    const own = await stores.open({ callMs: 3_000 }, [hung.endpoint, ...others]);
    hung.pause();
    const startMs = performance.now();
    for (let i = 0; i < 20; i += 1) value(await own.get("/n"));
    hung.resume();
    expect(performance.now() - startMs).toBeLessThan(2_500);
  });

  test("says in time that most members are gone, writes nothing, and recovers by itself", async () => {
    const revision = value(await store.transact([], [put("/a", "1")])).revision;
    const leader = await etcd.leader();
    const rest = await follower();
    const gone = etcd.members.filter((member) => member !== rest);
    expect(gone).toContain(leader);
    for (const member of gone) await member.kill();
    const startMs = performance.now();
    const write = await store.transact([], [put("/a", "2")]);
    const read = await store.get("/a");
    const list = await store.range("/");
    const lease = await store.lease(5_000, { host: "here", pid: 1 });
    expect(performance.now() - startMs).toBeLessThan(4 * 5_000 + 2_000);
    for (const answer of [write, read, list, lease]) {
      expect(answer).toMatchObject({ type: "trouble", retry: "soon" });
    }
    expect(read).toMatchObject({
      reason: expect.stringContaining("more than half of the members"),
    });
    for (const member of gone) member.start();
    await etcd.ready();
    const found = await until(() => store.get("/a"));
    // The write was never agreed on, or it is there whole: nothing in between.
    expect(["1", "2"]).toContain(found?.value);
    if (found?.value === "1") expect(found.revision).toBe(revision);
    expect(value(await store.transact([], [put("/a", "3")])).type).toBe("committed");
  });

  test("is found again after all members were killed at once, with everything in it", async () => {
    await count(1, 10);
    for (const member of etcd.members) await member.kill();
    const down = await store.get("/n");
    expect(down).toMatchObject({
      retry: "soon",
      reason: expect.stringContaining("nothing listens"),
    });
    for (const member of etcd.members) member.start();
    await etcd.ready();
    await count(11, 20);
    expect(value(await store.get("/n"))?.value).toBe("20");
  });

  test("goes on while its members are defragmented one after the other", async () => {
    const counting = count(1, 100);
    for (const member of etcd.members) await member.defragment();
    expect(await counting).toEqual([]);
  });
});
