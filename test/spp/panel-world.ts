// One host with two NICs of two vhosts each, as the reference of these hosts has it: its keys in a real etcd,
// a stand-in for its spp-ctl, those who write keys besides us, and our drivers. Hosts of several tests
// share the etcd and never each other's keys.

import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { createOpenSppCtl } from "../../src/adapters/spp-ctl/spp-ctl-client.ts";
import { createSppDriver } from "../../src/drivers/spp/spp-driver.ts";
import { createSppKeysDriver } from "../../src/drivers/spp/spp-keys-driver.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Driver, DriverAnswer, Happening } from "../../src/ports/driver.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { componentsOf } from "../../src/targets/patchpanel/components.ts";
import { add, remove, replace } from "../support/operations.ts";
import { mechanismDriver, type MechanismDriver } from "../support/spp/mechanism-driver.ts";
import {
  startAgent,
  type AgentOptions,
  type RunningAgent,
} from "../support/spp/agent-at-spp-ctl.ts";
import { startStandIn, type StandIn, type StandInOptions } from "../support/spp/stand-in.ts";
import { configurationTexts, nicValues, vhostNames, type Dialect } from "./panel-values.ts";

export interface WorldOptions extends Partial<Pick<StandInOptions, "version" | "slowMs">> {
  readonly driver: "spp" | "spp-keys";
  readonly dialect?: Dialect;
  readonly clock?: Clock;
  /** False for a host on which nothing was ever set up. */
  readonly isBuilt?: boolean;
  /** Its name; default: one that no other has. */
  readonly host?: string;
}

export interface PanelWorld {
  readonly host: string;
  readonly standIn: StandIn;
  readonly mechanism: MechanismDriver;
  readonly driver: Driver;
  readonly settings: TargetSettings;
  /** Keys of the host without what all have: "action/p1". The configuration is "configuration". */
  readonly keys: () => Promise<Readonly<Record<string, string>>>;
  /** What of them is about ports: all but the configuration and free vhosts. */
  readonly taken: () => Promise<Readonly<Record<string, string>>>;
  readonly put: (key: string, value: string) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  readonly document: () => Promise<JsonObject>;
  /** A part of the document. */
  readonly at: (path: string) => Promise<Json | undefined>;
  readonly plug: (port: string, value: Json) => Promise<DriverAnswer>;
  readonly unplug: (port: string) => Promise<DriverAnswer>;
  /** From what the document has to another value. */
  readonly change: (path: string, value: Json) => Promise<DriverAnswer>;
  readonly do: (operation: Operation) => Promise<DriverAnswer>;
  /** Makes all components of a NIC as a plan would. */
  readonly wire: () => Promise<void>;
  /** Our agent at its host's keys and processes, until the world ends or somebody stops it. */
  readonly attend: () => Attending;
  /** The original agent; alone it has nobody to ask, and says that all is done. */
  readonly agent: (
    options?: Pick<AgentOptions, "between"> & { readonly isAlone?: boolean },
  ) => Promise<RunningAgent>;
  /** A new driver, as after a restart of our process. */
  readonly restart: () => void;
  readonly end: () => Promise<void>;
}

export interface Attending {
  readonly said: readonly Happening[];
  stop(): Promise<void>;
}

/** Why it was refused. */
export async function refusalOf(answer: Promise<DriverAnswer>): Promise<string> {
  const given = await answer;
  if (given.type !== "refused") throw new Error(JSON.stringify(given));
  return given.reason;
}

const root = "/spp/openstack/";
let count = 0;

export async function openWorld(store: Store, options: WorldOptions): Promise<PanelWorld> {
  const { dialect = "object", clock = systemClock, isBuilt = true } = options;
  const host = options.host ?? `host${(count += 1)}`;
  const target = `patchpanel/${host}`;
  const standIn = await startStandIn({
    vfs: nicValues,
    ...(options.version === undefined ? {} : { version: options.version }),
    ...(options.slowMs === undefined ? {} : { slowMs: options.slowMs }),
  });
  const create = (): Driver =>
    options.driver === "spp"
      ? createSppDriver(openKeys, createOpenSppCtl({ callMs: 1_500 }), clock)
      : createSppKeysDriver(openKeys, clock);
  const openKeys = (): Promise<Store> => Promise.resolve(store);
  let driver = create();
  const ending: (() => Promise<void>)[] = [];
  const mechanism = mechanismDriver(store, host);
  if (isBuilt) await mechanism.build(configurationTexts[dialect], vhostNames);
  const settings: TargetSettings = {
    target,
    driver: options.driver,
    ownership: "shared",
    pools: {},
    limits: {},
    connection: { host, keys: dialect, controller: standIn.endpoint },
  };
  const write = async (key: string, value: string | undefined): Promise<void> => {
    const full = root + keyIn(host, key);
    const one = value === undefined ? { type: "delete" } : { type: "put", value };
    const written = await store.transact([], [{ ...one, key: full } as never]);
    if (isTrouble(written)) throw new Error(written.reason);
  };
  const world: PanelWorld = {
    host,
    standIn,
    mechanism,
    get driver() {
      return driver;
    },
    settings,
    keys: async () => await keysOf(store, host),
    async taken() {
      const all = Object.entries(await keysOf(store, host));
      return Object.fromEntries(
        all.filter(([key, value]) => key !== "configuration" && value !== "None"),
      );
    },
    put: write,
    remove: async (key) => await write(key, undefined),
    async document() {
      const seen = await driver.observe(target, settings);
      if (isTrouble(seen)) throw new Error(`${seen.doing}: ${seen.reason}`);
      if (seen.type === "unchanged") throw new Error("unchanged since what?");
      return seen.document;
    },
    at: async (path) => valueAt(await world.document(), segmentsOf(path)),
    plug: async (port, value) => await world.do(add(target, `/plugs/${port}`, value)),
    async unplug(port) {
      const previous = await world.at(`/plugs/${port}`);
      return await world.do(remove(target, `/plugs/${port}`, previous ?? {}));
    },
    async change(path, value) {
      const previous = await world.at(path);
      if (previous === undefined) throw new Error(`there is no ${path}`);
      return await world.do(replace(target, path, [previous, value]));
    },
    do: async (operation) => await driver.apply(operation, settings),
    async wire() {
      for (const nic of nicsWithCores) {
        for (const [name, value] of componentsOf(nic, dialect)) {
          const done = await world.do(add(target, `/wiring/${nic.place}/${name}`, value));
          if (done.type !== "accepted") throw new Error(done.reason);
        }
      }
    },
    attend() {
      const attending = attendTo(driver, settings);
      ending.push(async () => await attending.stop());
      return attending;
    },
    async agent({ isAlone = false, ...own } = {}) {
      const controller = isAlone ? {} : { controller: standIn.endpoint };
      const agent = startAgent({ store, host, ...controller, ...own });
      ending.push(async () => await agent.kill());
      await agent.started;
      return agent;
    },
    restart: () => (driver = create()),
    async end() {
      await Promise.all(ending.map(async (end) => await end()));
      await driver.close?.();
      await standIn.close();
    },
  };
  return world;
}

const nicsWithCores = [
  { place: 1, firstVhost: 0, vhosts: 2, workers: [2, 3, 4, 5, 6, 7] },
  { place: 2, firstVhost: 2, vhosts: 2, workers: [10, 11, 12, 13, 14, 15] },
];

function attendTo(driver: Driver, settings: TargetSettings): Attending {
  if (driver.attend === undefined) throw new Error(`${driver.name} attends to nothing`);
  const said: Happening[] = [];
  const over = new AbortController();
  const life = driver.attend(settings.target, settings, over.signal, (one) => said.push(one));
  return {
    said,
    async stop() {
      over.abort();
      await life;
    },
  };
}

async function keysOf(store: Store, host: string): Promise<Record<string, string>> {
  const page = await store.range(root, { limit: 10_000 });
  if (isTrouble(page)) throw new Error(page.reason);
  const own = page.entries.flatMap(({ key, value }) => {
    const [section = "", name, ...rest] = key.slice(root.length).split("/");
    return name === host ? [[[section, ...rest].join("/"), value] as const] : [];
  });
  return Object.fromEntries(own);
}

/** "action/p1" of host h is "action/h/p1". */
function keyIn(host: string, key: string): string {
  const [section = "", ...rest] = key.split("/");
  return [section, host, ...rest].join("/");
}
