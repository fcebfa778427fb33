// Looks at a fabric from outside: at its simulated devices, and at what is in its etcd.

import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { simShow } from "../../src/drivers/sim/edit.ts";
import type { Allocation } from "../../src/model/allocation.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import type { StoreKeys } from "../../src/records/keys.ts";
import type { Etcd } from "./etcd-server.ts";

export async function onDevices<T>(folder: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openEmbeddedStore(folder, systemClock);
  if (isTrouble(store)) throw new Error(store.reason);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

export async function documentsOf(
  devices: string,
  keys: StoreKeys,
  targets: readonly TargetName[],
): Promise<Record<TargetName, JsonObject>> {
  return await onDevices(devices, async (store) => {
    const documents: Record<TargetName, JsonObject> = {};
    for (const target of targets) {
      const shown = await simShow({ store, keys, target });
      if (isTrouble(shown)) throw new Error(shown.reason);
      documents[target] = shown.document;
    }
    return documents;
  });
}

/** A cluster that has just come back may change its mind once more. */
export async function dumpOf(etcd: Etcd): Promise<ReadonlyMap<string, string>> {
  for (let i = 0; ; i += 1) {
    try {
      return await etcd.dump();
    } catch (error) {
      if (i === 100) throw error;
      await systemClock.sleep(200);
    }
  }
}

export async function allocationsIn(etcd: Etcd, keys: StoreKeys): Promise<Allocation[]> {
  const all = [...(await dumpOf(etcd))].filter(([key]) => key.startsWith(keys.allocations));
  return all.map(([, value]) => {
    const { pool, key, value: given } = JSON.parse(value) as Allocation;
    return { pool, key, value: given };
  });
}
