// A host with an spp-agent and the driver that writes its keys, in memory and on a clock that jumps.

import { createSppKeysDriver } from "../../src/drivers/spp/spp-keys-driver.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import { escapeSegment } from "../../src/model/pointer.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver, DriverAnswer } from "../../src/ports/driver.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { operationOn } from "../contract/driver-story.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";
import { originalAgent, type OriginalAgent } from "../support/spp/original-agent.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

export const root = "/spp/openstack/";

/** Two NICs of two vhosts, as neutron's scripts write them. */
export const arrayOfTwo =
  '[{"physical_network": "phys1", "pci_address": "00:04.0", "num_vhost": 2, "core_mask": "0xfe"}, {"physical_network": "phys2", "pci_address": "00:05.0", "num_vhost": 2, "core_mask": "0xfc02"}]';

export const macA = "fa:16:3e:00:00:0a";
export const macB = "fa:16:3e:00:00:0b";

/** A port on the first NIC, on a flat network. */
export function plug(vhost: number, mac: string = macA, more: JsonObject = {}): JsonObject {
  return { vhost, nic: 1, physicalNetwork: "phys1", mac, up: true, ...more };
}

export interface KeysWorld {
  readonly store: MemoryStore;
  readonly agent: OriginalAgent;
  readonly driver: Driver;
  readonly settings: TargetSettings;
  /** Another driver, as after a restart of the process, on this store or another view of it. */
  another(on?: Store): Driver;
  /** Puts below the root; undefined takes away. */
  put(values: Readonly<Record<string, string | undefined>>): Promise<void>;
  /** All keys below the root, without it. */
  keys(): Readonly<Record<string, string>>;
  document(): Promise<JsonObject>;
  plugs(): Promise<JsonObject>;
  /** What becomes of the port, from whatever it is. */
  port(port: string, value: JsonObject | undefined, driver?: Driver): Promise<DriverAnswer>;
  apply(path: string, previous: Json | undefined, value: Json | undefined): Promise<DriverAnswer>;
}

/** The agent runs; keys are those of a host that was just set up. */
export async function keysWorld(dialect: "array" | "object" = "array"): Promise<KeysWorld> {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  const target = "patchpanel/spp1";
  const settings: TargetSettings = {
    target,
    driver: "spp-keys",
    ownership: "shared",
    pools: {},
    limits: {},
    connection: { host: "spp1", keys: dialect },
  };
  const another = (on: Store = store): Driver =>
    createSppKeysDriver(() => Promise.resolve(on), clock);
  const driver = another();
  const put: KeysWorld["put"] = async (values) => {
    const writes = Object.entries(values).map(([rest, value]) => {
      const key = root + rest;
      return value === undefined
        ? ({ type: "delete", key } as const)
        : ({ type: "put", key, value } as const);
    });
    const written = await store.transact([], writes);
    if (isTrouble(written)) throw new Error(written.reason);
  };
  const document = async (): Promise<JsonObject> => {
    const seen = await driver.observe(target, settings);
    if (isTrouble(seen)) throw new Error(seen.reason);
    return seen.type === "document" ? seen.document : {};
  };
  const plugs = async (): Promise<JsonObject> => (await document())["plugs"] as JsonObject;
  const applied = async (operation: Operation, by: Driver): Promise<DriverAnswer> =>
    await by.apply(operation, settings);
  await put({
    "configuration/spp1": dialect === "array" ? arrayOfTwo : `{"vf": ${arrayOfTwo}}`,
    ...free,
  });
  const agent = originalAgent(store, "spp1", dialect);
  await agent.start();
  return {
    store,
    agent,
    driver,
    settings,
    another,
    put,
    keys: () =>
      Object.fromEntries(
        [...store.dump()]
          .filter(([key]) => key.startsWith(root))
          .map(([key, value]): [string, string] => [key.slice(root.length), value])
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      ),
    document,
    plugs,
    async port(port, value, by = driver) {
      const previous = (await plugs())[port];
      if (previous === undefined && value === undefined) return { type: "accepted" };
      const path = `/plugs/${escapeSegment(port)}`;
      return await applied(operationOn(target, { path, previous, value } as Operand), by);
    },
    apply: (path, previous, value) =>
      applied(operationOn(target, { path, previous, value } as Operand), driver),
  };
}

type Operand = Pick<Operation, "path" | "value" | "previous">;

/** The vhosts of a host of which nobody has any. */
export const free: Readonly<Record<string, string>> = {
  "vhost/spp1/phys1/0": "None",
  "vhost/spp1/phys1/1": "None",
  "vhost/spp1/phys2/2": "None",
  "vhost/spp1/phys2/3": "None",
};
