// Agents and controllers that are wrong on purpose, to show that the checker notices them.

import { advance } from "../../src/model/advance.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { TargetName } from "../../src/model/target.ts";
import { deviceIn } from "../../src/drivers/sim/sim-driver.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { Entry, Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { readHistory, type OperationOf } from "./history.ts";

export type AgentPlant =
  /** Knows nothing of writers that were there before it was started. */
  | { readonly type: "ignores-generations" }
  /** Does again what its device did last before it died. */
  | { readonly type: "repeats" }
  /** Says that its first operation was done, and shows it as done, and never did it. */
  | { readonly type: "lies" }
  /** Takes away something besides its first operation. */
  | { readonly type: "sweeps"; readonly path: string };

export type ControllerPlant =
  /** Writes whether or not it holds the lock. */
  "unfenced" | "bug";

interface AgentMeans {
  readonly store: Store;
  readonly drivers: ReadonlyMap<string, Driver>;
  readonly devices: Store;
  readonly keys: StoreKeys;
  readonly history: string;
  readonly inFlight: Map<TargetName, OperationOf>;
}

export async function plantInAgent(
  plant: AgentPlant | undefined,
  means: AgentMeans,
): Promise<Pick<AgentMeans, "store" | "drivers">> {
  const { store, drivers } = means;
  switch (plant?.type) {
    case undefined:
      return { store, drivers };
    case "ignores-generations":
      return { store: forgetful(store, means.keys), drivers };
    case "repeats":
      await repeat(means);
      return { store, drivers };
    case "lies":
      return { store, drivers: mapped(drivers, lying) };
    case "sweeps":
      return { store, drivers: mapped(drivers, (one) => sweeping(one, means, plant.path)) };
  }
}

/** Whatever was taken before seems to come from the oldest writer. */
function forgetful(store: Store, keys: StoreKeys): Store {
  const changed = (entry: Entry): Entry =>
    entry.key.startsWith(keys.agents) && entry.key.endsWith("/answer")
      ? { ...entry, value: entry.value.replace(/"generation":\d+/, '"generation":0') }
      : entry;
  return {
    ...store,
    async get(key) {
      const entry = await store.get(key);
      return entry === undefined || isTrouble(entry) ? entry : changed(entry);
    },
    async range(prefix, given) {
      const page = await store.range(prefix, given);
      return isTrouble(page) ? page : { ...page, entries: page.entries.map(changed) };
    },
  };
}

/** The device does it a second time; what is there already goes first, or it would do nothing. */
async function repeat({ devices, keys, history, inFlight }: AgentMeans): Promise<void> {
  const last = readHistory(history).findLast((one) => one.type === "changed");
  if (last?.by === undefined) return;
  const { target, action, path, value, by } = last;
  const device = deviceIn(devices, keys, target);
  inFlight.set(target, by);
  if (action === "add") await device.change({ action: "remove", path }, []);
  if (value !== undefined) await device.change({ action, path, value }, []);
  inFlight.delete(target);
}

function lying(driver: Driver): Driver {
  let lie: Operation | undefined;
  return {
    ...driver,
    async observe(target, settings, known) {
      const seen = await driver.observe(target, settings, known);
      if (lie?.target !== target || isTrouble(seen) || seen.type !== "document") return seen;
      const document = structuredClone(seen.document);
      advance(document, lie);
      return { ...seen, document };
    },
    async apply(operation, settings) {
      lie ??= operation;
      return lie === operation ? { type: "accepted" } : await driver.apply(operation, settings);
    },
  };
}

function sweeping(driver: Driver, { devices, keys }: AgentMeans, path: string): Driver {
  let isSwept = false;
  return {
    ...driver,
    async apply(operation, settings) {
      if (!isSwept) {
        isSwept = true;
        await deviceIn(devices, keys, operation.target).change({ action: "remove", path }, []);
      }
      return await driver.apply(operation, settings);
    },
  };
}

function mapped(
  drivers: ReadonlyMap<string, Driver>,
  change: (driver: Driver) => Driver,
): ReadonlyMap<string, Driver> {
  return new Map([...drivers].map(([name, driver]) => [name, change(driver)]));
}

/** Writes as if the lock were still held. */
export function unfenced(store: Store, fabric: string): Store {
  const { lock } = storeKeys(fabric);
  return {
    ...store,
    transact: (compares, writes) =>
      store.transact(
        compares.filter(({ key, is }) => key !== lock || is === "absent"),
        writes,
      ),
  };
}
