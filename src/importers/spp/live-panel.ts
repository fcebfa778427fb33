// What is live on a host with a soft patch panel, as far as its manifests need it.

import type { Json, JsonObject } from "../../model/json.ts";
import { isJsonObject } from "../../model/json.ts";
import { sortedNames } from "../../model/sort.ts";

/** A host as an import found it. */
export interface SeenPanel {
  /** Its name in keys. */
  readonly keyName: string;
  readonly keys: "array" | "object";
  /** As a driver shows it. */
  readonly document: JsonObject;
  /** Port → why no manifest would have it as it is: "its action is unplug". */
  readonly reasons: ReadonlyMap<string, string>;
}

export interface LivePlug {
  readonly port: string;
  readonly physicalNetwork: string;
  readonly mac: string;
  /** Undefined for a flat network. */
  readonly vlan: number | undefined;
}

/** The NICs in their order, and the mirrors, as a Host writes them. */
export function nicsOf({ document }: SeenPanel): readonly Json[] {
  const nics = objectIn(document, "nics");
  const places = Object.keys(nics).sort((a, b) => Number(a) - Number(b));
  return places.map((place) => nics[place] ?? null);
}

export function mirrorsOf({ document }: SeenPanel): JsonObject | undefined {
  const { mirrors, coreMask } = objectIn(objectIn(document, "mirroring"), "process");
  return mirrors === undefined || coreMask === undefined ? undefined : { count: mirrors, coreMask };
}

/** Ports that are plugged whole; the others have no binding that would leave them as they are. */
export function plugsOf({ document }: SeenPanel): readonly LivePlug[] {
  const plugs = objectIn(document, "plugs");
  return sortedNames(Object.keys(plugs)).flatMap((port) => {
    const { physicalNetwork, mac, vlan, up } = objectIn(plugs, port);
    if (up !== true || typeof physicalNetwork !== "string" || typeof mac !== "string") return [];
    return [{ port, physicalNetwork, mac, vlan: typeof vlan === "number" ? vlan : undefined }];
  });
}

/** Those that are there by halves too. */
export function portCount({ document }: SeenPanel): number {
  return Object.keys(objectIn(document, "plugs")).length;
}

function objectIn(object: JsonObject, field: string): JsonObject {
  const value = Object.hasOwn(object, field) ? object[field] : undefined;
  return isJsonObject(value) ? value : {};
}
