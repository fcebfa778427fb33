// A store with the keys of one fabric, for tests of records.

import { hostname } from "node:os";
import type { Claimant } from "../../src/model/claim.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Store } from "../../src/ports/store.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock, type Lock, type LockHolder } from "../../src/records/lock.ts";
import { createEmbeddedStores, type EmbeddedStores } from "../support/embedded.ts";

export interface Fabric extends EmbeddedStores {
  readonly store: Store;
  readonly keys: StoreKeys;
  lock(ttlMs?: number): Promise<Lock>;
}

export const holder: LockHolder = {
  owner: "ada",
  host: hostname(),
  pid: process.pid,
  command: "plumb apply",
};

export async function openFabric(): Promise<Fabric> {
  const stores = createEmbeddedStores();
  const store = await stores.open();
  const keys = storeKeys("test");
  return {
    ...stores,
    store,
    keys,
    async lock(ttlMs = 30_000) {
      const lock = await acquireLock(store, stores.clock, keys, holder, ttlMs);
      if (!isLock(lock)) throw new Error("not acquired");
      return lock;
    },
  };
}

export const settings = (target: string): TargetSettings => ({
  target,
  driver: "sim",
  ownership: "shared",
  pools: { vlan: "vlan/pod000" },
  limits: { vlan: 2000 },
  connection: {},
});

export const claimant = (name: string, line = 1): Claimant => ({
  resource: `PortBinding/${name}`,
  file: "bindings.yaml",
  line,
  column: 1,
  through: ["HostGroup/compute"],
});

export const addition = (target: string, path: string, claims: readonly Claimant[]): Operation => ({
  id: `add:${target}${path}`,
  target,
  action: "add",
  path,
  value: { name: path },
  claims,
  waitsFor: [],
  disrupts: [],
});
