// Records that are larger than one transaction, on a real etcd with the limits that it has by default.

import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { largeRecords } from "../records/large-records.contract.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";

describeWithEtcd("etcd holds", () => {
  let etcd: Etcd;
  let stores: EtcdStores;
  let store: Store;
  beforeAll(async () => {
    etcd = await startEtcd();
    stores = createEtcdStores(etcd);
    store = await stores.open();
  });
  beforeEach(async () => {
    await etcd.deleteAll();
  });
  afterAll(async () => {
    await stores.close();
    await etcd.remove();
  });

  largeRecords(() => ({ store, keys: storeKeys("large") }));
});
