// An etcd whose database is full: it takes no write until somebody makes room.

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
