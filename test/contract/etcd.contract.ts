// The contract of stores, held by the one on etcd: the servers are started once, every test finds them
// empty, and time is real.

import { afterAll, beforeAll } from "vitest";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores } from "../support/etcd-stores.ts";
import { storeContract } from "./store.contract.ts";
import { put, value } from "./store-steps.ts";

export function etcdContract(name: string, members: 1 | 3): void {
  describeWithEtcd(name, () => {
    let etcd: Etcd;
    beforeAll(async () => {
      etcd = await startEtcd({ members });
    }, 180_000);
    afterAll(async () => {
      await etcd.remove();
    });

    storeContract("etcd", async () => {
      await etcd.deleteAll();
      const stores = createEtcdStores(etcd);
      const store = await stores.open();
      return {
        store,
        reopen: () => stores.open(),
        pass: (ms) => new Promise((done) => setTimeout(done, ms)),
        cleanup: () => stores.close(),
        async compact() {
          value(await store.transact([], [put("/filler", "")]));
          await etcd.compact();
        },
      };
    });
  });
}
