// The way into this folder, which could be a package of its own: an OVSDB client for RFC 7047 and for what
// ovsdb-server does beyond it.

import type { OvsdbPlace, OvsdbSession } from "../../ports/ovsdb.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";
import type { Environment } from "./credentials.ts";
import { readEndpoint } from "./endpoint.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { Session } from "./session.ts";

export interface Surroundings {
  /** Where references to credentials are looked up. */
  readonly environment: Environment;
  readonly limits?: Partial<Limits>;
}

/** Speaks to nobody yet. Relative paths of sockets and credentials start where the process runs. */
export async function openOvsdb(
  place: OvsdbPlace,
  { environment, limits }: Surroundings,
): Promise<OvsdbSession | Trouble> {
  const endpoint = readEndpoint(place.endpoint);
  return typeof endpoint === "string"
    ? trouble("connecting to an OVSDB server", endpoint, "never")
    : new Session(place, endpoint, environment, { ...defaultLimits, ...limits });
}
