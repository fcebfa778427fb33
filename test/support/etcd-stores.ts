// Stores on an etcd that a test runs, closed together.

import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEtcdStore, type EtcdTimes } from "../../src/adapters/etcd/etcd-store.ts";
import type { EtcdPlace } from "../../src/ports/store-place.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import type { Etcd } from "./etcd-server.ts";

export interface EtcdStores {
  /** Waits for what the test is about, not as long as people would. */
  open(times?: Partial<EtcdTimes>, endpoints?: readonly string[]): Promise<Store>;
  close(): Promise<void>;
}

export function etcdPlace(endpoints: readonly string[]): EtcdPlace {
  return { type: "etcd", endpoints, isSecure: false, access: {} };
}

export function createEtcdStores(etcd: Etcd): EtcdStores {
  const opened: Store[] = [];
  return {
    async open(times = {}, endpoints = etcd.endpoints) {
      const surroundings = { clock: systemClock, environment: {}, times };
      const store = await openEtcdStore(etcdPlace(endpoints), surroundings);
      if (isTrouble(store)) throw new Error(store.reason);
      opened.push(store);
      return store;
    },
    async close() {
      for (const store of opened) await store.close();
    },
  };
}
