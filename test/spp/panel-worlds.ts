// What suites of patch panels on a real etcd have in common: one etcd for the whole suite, and one world for
// each test, which ends with it.

import { afterAll, afterEach, beforeAll } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";
import { openWorld, type PanelWorld, type WorldOptions } from "./panel-world.ts";

export interface PanelWorlds {
  readonly store: Store;
  /** `on`: what stands before the store. */
  readonly open: (options?: Partial<WorldOptions>, on?: Store) => Promise<PanelWorld>;
  /** All wired, and nothing said so far. */
  readonly openWired: (options?: Partial<WorldOptions>) => Promise<PanelWorld>;
  /** Whether the keys say so of a port. */
  readonly isUp: (port: string) => Promise<boolean>;
  /** Of a key of SPP, such as "action/spp1/p1", which must be there. */
  readonly revisionOf: (key: string) => Promise<number>;
}

/** Called where a suite is described. `driver`: where a test opens a world without naming one. */
export function panelWorlds(driver: WorldOptions["driver"]): PanelWorlds {
  let etcd: Etcd;
  let stores: EtcdStores;
  let store: Store;
  let world: PanelWorld;

  beforeAll(async () => {
    etcd = await startEtcd();
    stores = createEtcdStores(etcd);
    store = await stores.open();
  });
  afterEach(async () => {
    await world.end();
  });
  afterAll(async () => {
    await stores.close();
    await etcd.remove();
  });

  const open: PanelWorlds["open"] = async (options = {}, on = store) =>
    (world = await openWorld(on, { driver, ...options }));
  return {
    get store() {
      return store;
    },
    open,
    async openWired(options) {
      await open(options);
      await world.wire();
      world.standIn.forget();
      return world;
    },
    isUp: async (port) => (await world.taken())[`port_status/${port}`] === "up",
    async revisionOf(key) {
      const entry = await store.get(`/spp/openstack/${key}`);
      if (isTrouble(entry) || entry === undefined) throw new Error(`${key} is not there`);
      return entry.revision;
    },
  };
}
