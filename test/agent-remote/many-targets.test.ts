// A thousand targets at once, through one agent and a real etcd: nobody waits for another.

import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { acquireLock, isLock } from "../../src/records/lock.ts";
import { remoteBench, served, type RemoteBench } from "../support/agent-benches.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores } from "../support/etcd-stores.ts";
import { add, settingsFor, vlan } from "../support/operations.ts";

describeWithEtcd("a thousand targets", () => {
  let etcd: Etcd;
  let bench: RemoteBench;
  beforeAll(async () => {
    etcd = await startEtcd();
    const stores = createEtcdStores(etcd);
    bench = await served(remoteBench(await stores.open(), await stores.open()));
  }, 60_000);
  afterAll(async () => {
    await bench.close();
    await etcd.remove();
  });

  const targets = Array.from({ length: 1000 }, (_, i) => `switch/s${i}`);

  test("are seen side by side, changed side by side, and seen again as they were left", async () => {
    const { agent, store, keys } = bench;
    const seen = await Promise.all(targets.map((one) => agent.observe(one, settingsFor(one))));
    expect(seen.filter(isTrouble)).toEqual([]);

    const holder = { owner: "o", host: "h", pid: process.pid, command: "plumb apply" };
    const lock = await acquireLock(store, systemClock, keys, holder, 600_000);
    if (!isLock(lock)) throw new Error("the lock is held");
    const { writer, generation } = lock;
    const signal = new AbortController().signal;
    const results = await Promise.all(
      targets.map((target, i) => {
        const operations = [add(target, "/vlans/1", vlan("one"))];
        const settings = settingsFor(target);
        const changeSet = { id: `1.${i}`, target, settings, generation, operations };
        return agent.submit(changeSet, writer, signal, () => undefined);
      }),
    );
    const types = results.flatMap((result) =>
      result.type === "answered"
        ? [...result.outcomes.values()].map(({ type }) => type)
        : [result.type],
    );
    expect(types.filter((type) => type === "done").length).toBe(1000);

    const after = await Promise.all(targets.map((one) => agent.observe(one, settingsFor(one))));
    const vlans = after.map((one) => (isTrouble(one) ? one : one.document["vlans"]));
    expect(vlans.filter((one) => JSON.stringify(one) === '{"1":{"name":"one"}}').length).toBe(1000);
  }, 240_000);
});
