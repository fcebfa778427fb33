// The way to the fabric for one run: its store, its agents, and what this build can do.

import { createLocalAgent } from "../agent/local-agent.ts";
import { closeDrivers, createDrivers } from "../drivers/list.ts";
import type { Driver } from "../ports/driver.ts";
import { placeText } from "../ports/store-place.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble } from "../ports/trouble.ts";
import type { PlanPorts } from "../reconcile/plan-run.ts";
import { storeKeys } from "../records/keys.ts";
import { catalogOf } from "./catalog.ts";
import { refuseClosed } from "./closed-fabric.ts";
import type { CommandPorts } from "./command-ports.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { createKeyStores } from "./key-stores.ts";
import { complain, reportTrouble } from "./report.ts";
import type { Settings } from "./settings.ts";

export interface Connection extends PlanPorts {
  /** How many targets at a time, unless a person says otherwise. */
  readonly parallelism: number;
  /** Of this process; agents that are processes of their own have others. */
  readonly drivers: ReadonlyMap<string, Driver>;
}

/** Enough to hide the slowness of a device, and few enough to be kind to a management network. */
const localParallelism = 10;
/** Waiting for agents that are far away costs nothing here, and each is kind to its own devices. */
const remoteParallelism = 200;

/** Opens the store for `use` unless the fabric is closed, and closes it whatever becomes of `use`. */
export async function withConnection(
  settings: Settings,
  ports: CommandPorts,
  use: (connection: Connection) => Promise<ExitCode>,
): Promise<ExitCode> {
  const store = await ports.openStore(settings.store);
  if (isTrouble(store)) return reportTrouble(store, settings, ports);
  try {
    const refused = await refuseClosed(store, settings, ports);
    return refused ?? (await useStore(store, settings, ports, use));
  } finally {
    await store.close();
  }
}

/**
 * The same for commands that only look or take back: where there is no state they say so and make
 * none, because a folder that was misspelt would answer that all is well.
 */
export async function withExistingState(
  settings: Settings,
  ports: CommandPorts,
  use: (connection: Connection) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (!(await mayHaveState(settings, ports))) {
    return withoutState(settings, ports);
  }
  return withConnection(settings, ports, async (connection) => {
    // An etcd is there without Plumbline ever having written to it.
    const { store, keys } = connection;
    const first =
      settings.store.type === "etcd" ? await store.range(keys.prefix, { limit: 1 }) : undefined;
    if (isTrouble(first)) return reportTrouble(first, settings, ports);
    if (first?.entries.length !== 0) return use(connection);
    return withoutState(settings, ports);
  });
}

/** False where there is certainly none; a store that must be asked is not asked here. */
export async function mayHaveState({ store }: Settings, ports: CommandPorts): Promise<boolean> {
  return store.type === "etcd" || (await ports.hasStore(store.folder));
}

/**
 * The same for a saved plan. Planning makes an embedded store, and leaves nothing in an etcd in which
 * the fabric is new: there the plan's own word on what it was made from must do.
 */
export async function withStateOfPlan(
  settings: Settings,
  ports: CommandPorts,
  use: (connection: Connection) => Promise<ExitCode>,
): Promise<ExitCode> {
  const withState = settings.store.type === "etcd" ? withConnection : withExistingState;
  return withState(settings, ports, use);
}

/** Says that there is none, and what to do. */
export function withoutState(settings: Settings, ports: CommandPorts): ExitCode {
  const { store, fabric } = settings;
  const message =
    store.type === "etcd"
      ? `there is no state of the fabric ${fabric} in ${placeText(store)}: nothing was applied from there\n  name the right ones with --store and --fabric, or begin with plumb apply`
      : `there is no state in ${store.folder}: nothing was planned or applied from there\n  name the right folder with --state, or begin with plumb plan`;
  return complain(message, exitCode.error, settings, ports);
}

/** A connection on a store that is open already, and stays so. */
export async function useStore(
  store: Store,
  settings: Settings,
  ports: CommandPorts,
  use: (connection: Connection) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { clock, openOvsdb, openSppCtl } = ports;
  const keys = storeKeys(settings.fabric);
  const keyStores = createKeyStores({ own: store, settings, ports });
  const openKeys = keyStores.open;
  const drivers = createDrivers({ store, keys, clock, openOvsdb, openKeys, openSppCtl });
  const ground = { catalog: catalogOf(drivers.values()), store, keys };
  if (settings.agents === "local") {
    const agent = createLocalAgent({ drivers, store, keys, clock });
    try {
      return await use({ ...ground, agent, parallelism: localParallelism, drivers });
    } finally {
      await closeDrivers(drivers);
      await keyStores.close();
    }
  }
  const { createRemoteAgent } = await import("../agent/remote/remote-agent.ts");
  const agent = createRemoteAgent({ store, keys, clock });
  try {
    return await use({ ...ground, agent, parallelism: remoteParallelism, drivers: new Map() });
  } finally {
    await agent.close();
  }
}
