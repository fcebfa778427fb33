// Network: a tenant's network. It needs numbers, and places where it leaves the fabric; where hosts
// use it its bindings claim.

import type { Kind } from "../../model/kind.ts";
import { checkNetwork } from "./check.ts";
import { claimNetwork } from "./claims.ts";
import { networks } from "./name.ts";
import { placementsOfNetwork } from "./placements.ts";
import { requestsOfNetwork } from "./requests.ts";
import type { NetworkSpec } from "./spec.generated.ts";

export const network: Kind<NetworkSpec> = {
  name: networks.name,
  check: checkNetwork,
  placements: placementsOfNetwork,
  requests: requestsOfNetwork,
  claims: claimNetwork,
};
