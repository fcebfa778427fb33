// What a driver's own test brings to the suite that every driver passes, and how the suite looks at it.

import { isJsonObject, type JsonObject } from "../../src/model/json.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver, Seen } from "../../src/ports/driver.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import type { TargetItems } from "./target-items.ts";

/** One target that nobody else uses, with things on it that are not ours. */
export interface DriverBench {
  readonly driver: Driver;
  readonly settings: TargetSettings;
  readonly items: TargetItems;
  /** All of the target that is not ours and that no item of the suite is about, as text, to the byte. */
  foreign(): string | Promise<string>;
  /** Others change something that the document shows and the suite does not use; each time another thing. */
  disturb(): void | Promise<void>;
  /** What the driver sends next is carried out, and the answer to it lost. */
  loseReply(): void | Promise<void>;
  /** From now on the target does not answer. */
  cutOff(): void | Promise<void>;
  /** A new driver on the same target, as after a restart of the process. */
  restart(): Driver | Promise<Driver>;
  /** Ends what the target consists of, and starts it again; nothing where it cannot be ended. */
  restartTarget(): void | Promise<void>;
  /** Lets go of everything; called once, whatever happened. */
  end(): void | Promise<void>;
}

export async function observe({ driver, settings }: DriverBench): Promise<JsonObject> {
  return (await seenBy(driver, settings)).document;
}

export async function seenBy(
  driver: Driver,
  settings: TargetSettings,
): Promise<Extract<Seen, { type: "document" }>> {
  const seen = await driver.observe(settings.target, settings);
  if (isTrouble(seen)) throw new Error(`${seen.doing}: ${seen.reason}`);
  if (seen.type === "unchanged") throw new Error("unchanged since what?");
  return seen;
}

/**
 * The document without what ports let through that nobody listed: that goes with the first VLAN that
 * somebody lists, and nobody asks for it.
 */
export function listed(document: JsonObject): JsonObject {
  const { interfaces } = document;
  if (!isJsonObject(interfaces)) return document;
  const own = Object.entries(interfaces).map(([name, value]) => {
    if (!isJsonObject(value)) return [name, value];
    const { allVlans: _, ...rest } = value;
    return [name, rest];
  });
  return { ...document, interfaces: Object.fromEntries(own) as JsonObject };
}
