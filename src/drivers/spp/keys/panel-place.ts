// Whose keys these are and how they are written, from what the manifests say of a host. Nothing is
// connected here.

import type { JsonObject } from "../../../model/json.ts";
import type { TargetSettings } from "../../../model/target.ts";
import type { Dialect } from "../encoding/configuration.ts";

export interface PanelPlace {
  /** The host's name in the keys. */
  readonly host: string;
  readonly dialect: Dialect;
  /** Undefined for the store that everything else is in. */
  readonly keysIn: string | undefined;
}

/** The place that the settings name; a text says what they lack. */
export function panelPlaceOf({ connection }: TargetSettings): PanelPlace | string {
  const host = textIn(connection, "host");
  if (host === undefined) return "no host is known whose keys these would be";
  if (host.includes("/")) return `the name "${host}" has a slash, which ends a name in a key`;
  const keys = Object.hasOwn(connection, "keys") ? connection["keys"] : undefined;
  if (keys !== undefined && keys !== "array" && keys !== "object") {
    return 'keys must be "array" or "object"';
  }
  return { host, dialect: keys ?? "object", keysIn: textIn(connection, "keysIn") };
}

function textIn(object: JsonObject, field: string): string | undefined {
  const value = Object.hasOwn(object, field) ? object[field] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}
