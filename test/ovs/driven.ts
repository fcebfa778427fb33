// A driver on a real Open vSwitch, as tests look through it.

import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import { createOvsDriver } from "../../src/drivers/ovs/ovs-driver.ts";
import { database, tables } from "../../src/drivers/ovs/rows.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import type { OpenVSwitch } from "../support/open-vswitch.ts";

export const target = "switch/leaf-a1";

export function ovsDriver(): Driver {
  return createOvsDriver((place) => openOvsdb(place, { environment: {} }));
}

export function settingsOf(connection: JsonObject): TargetSettings {
  return { target, driver: "ovs", ownership: "shared", pools: {}, limits: {}, connection };
}

/** What is configured on a switch, without its counters. */
export function configured(ovs: Pick<OpenVSwitch, "client">): string {
  const dumps = Object.entries(tables).map(([table, columns]) =>
    ovs.client("dump", database, table, ...columns),
  );
  return dumps.join("\n");
}

/** Why the switch cannot be seen. */
export async function troubleWith(
  driver: Driver,
  settings: TargetSettings,
): Promise<{ readonly reason: string; readonly retry: string }> {
  const seen = await driver.observe(settings.target, settings);
  if (!isTrouble(seen)) throw new Error("it can be seen");
  return { reason: `${seen.doing}: ${seen.reason}`, retry: seen.retry };
}
