// Where a switch is and how it is reached, from what the manifests say of the target. Nothing is
// connected here. Settings that the driver does not know are none of its business.

import { isJsonObject, type JsonObject } from "../../model/json.ts";
import type { TargetSettings } from "../../model/target.ts";
import type { OvsdbPlace } from "../../ports/ovsdb.ts";
import { database, tables } from "./rows.ts";

export interface SwitchPlace {
  readonly ovsdb: OvsdbPlace;
  /** The bridge that is the switch. */
  readonly bridge: string;
  /** The address that tunnels of this switch come from, where it is known. */
  readonly vtepAddress: string | undefined;
}

const bridgeWhereNoneIsSaid = "br0";

/** The place that the settings name; a text says what they lack. */
export function placeOf({ connection }: TargetSettings): SwitchPlace | string {
  const endpoint = textIn(connection, "endpoint");
  if (endpoint === undefined) {
    return 'no endpoint is known: the Switch must say where its database listens, such as "ssl:192.0.2.11:6640"';
  }
  const credentials = credentialsIn(connection);
  const serverName = textIn(connection, "serverName");
  return {
    ovsdb: {
      endpoint,
      database,
      tables,
      ...(credentials === undefined ? {} : { credentials }),
      ...(serverName === undefined ? {} : { serverName }),
    },
    bridge: textIn(connection, "bridge") ?? bridgeWhereNoneIsSaid,
    vtepAddress: textIn(connection, "vtepAddress"),
  };
}

/** The endpoint as the settings have it. */
export function endpointOf({ connection }: TargetSettings): string | undefined {
  return textIn(connection, "endpoint");
}

function credentialsIn(connection: JsonObject): OvsdbPlace["credentials"] {
  const credentials = connection["credentials"];
  if (!isJsonObject(credentials)) return undefined;
  const fromFile = textIn(credentials, "fromFile");
  if (fromFile !== undefined) return { fromFile };
  const fromEnv = textIn(credentials, "fromEnv");
  return fromEnv === undefined ? undefined : { fromEnv };
}

function textIn(object: JsonObject, field: string): string | undefined {
  const value = Object.hasOwn(object, field) ? object[field] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}
