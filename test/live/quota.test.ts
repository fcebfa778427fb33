// An etcd whose database is full: it takes no write until somebody makes room. And one that takes more
// at a time than others do.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";
import { put, remove, value } from "../contract/store-steps.ts";

describeWithEtcd("an etcd over its quota", () => {
  let etcd: Etcd;
  let stores: EtcdStores;
  let store: Store;
  beforeAll(async () => {
    etcd = await startEtcd({ flags: ["--quota-backend-bytes=12000000"] });
    stores = createEtcdStores(etcd);
    store = await stores.open();
  });
  afterAll(async () => {
    await stores.close();
    await etcd.remove();
  });

  test("says what to do, lets everything be read, and goes on once there is room", async () => {
    let full: Trouble | undefined;
    for (let i = 0; i < 40 && full === undefined; i += 1) {
      const written = await store.transact([], [put("/big", String(i).repeat(450_000))]);
      if (isTrouble(written)) full = written;
    }
    expect(full).toMatchObject({ retry: "later", doing: "writing to the store" });
    expect(full?.reason).toContain("the etcd database is over its quota");
    for (const command of ["etcdctl compact", "etcdctl defrag", "etcdctl alarm disarm"]) {
      expect(full?.reason).toContain(command);
    }
    expect(value(await store.get("/big"))?.value.length).toBeGreaterThan(400_000);
    expect(value(await store.range("/")).entries.length).toBe(1);
    expect(await store.transact([], [put("/small", "x")])).toMatchObject({ retry: "later" });
    expect(await store.lease(5_000, { host: "here", pid: 1 })).toMatchObject({ retry: "later" });
    // Deleting stays possible, so that a person can make room.
    expect(value(await store.transact([], [remove("/big")])).type).toBe("committed");

    await etcd.compact();
    await etcd.members[0]!.defragment();
    await etcd.disarm();
    expect(value(await store.transact([], [put("/small", "x")])).type).toBe("committed");
  });
});

describeWithEtcd("an etcd with larger limits", () => {
  let etcd: Etcd;
  let stores: EtcdStores;
  beforeAll(async () => {
    etcd = await startEtcd({ flags: ["--max-request-bytes=8000000"] });
    stores = createEtcdStores(etcd);
  });
  afterAll(async () => {
    await stores.close();
    await etcd.remove();
  });

  test("may hold what no page has room for, which is trouble and spoils nothing else", async () => {
    const store = await stores.open();
    await etcd.put("/p/b", "x".repeat(5_000_000));
    value(await store.transact([], [put("/p/a", "1"), put("/p/c", "2")]));
    const reason = expect.stringContaining("larger than 4 MiB");
    expect(await store.get("/p/b")).toMatchObject({ type: "trouble", retry: "never", reason });
    expect(await store.range("/p/", { after: "/p/a" })).toMatchObject({ retry: "never", reason });
    expect(value(await store.range("/p/")).entries.map(({ key }) => key)).toEqual(["/p/a"]);
    expect(value(await store.range("/p/", { after: "/p/b" })).entries.length).toBe(1);
    expect(value(await store.get("/p/c"))).toMatchObject({ value: "2" });
  });
});
