// Network: a tenant's network. It needs numbers; where it appears on switches its bindings claim.

import type { Kind } from "../../model/kind.ts";
import { checkNetwork } from "./check.ts";
import { networks } from "./name.ts";
import { requestsOfNetwork } from "./requests.ts";
import type { NetworkSpec } from "./spec.generated.ts";

export const network: Kind<NetworkSpec> = {
  name: networks.name,
  check: checkNetwork,
  requests: requestsOfNetwork,
};
