// PortBinding: binds a network to a host. The exemplary kind: each role of a kind is a file of its
// own beside this one, pure, and joined here.

import type { Kind } from "../../model/kind.ts";
import { checkPortBinding } from "./check.ts";
import { claimPortBinding } from "./claims.ts";
import { portBindings } from "./name.ts";
import { requestsOfPortBinding } from "./requests.ts";
import type { PortBindingSpec } from "./spec.generated.ts";

export const portBinding: Kind<PortBindingSpec> = {
  name: portBindings.name,
  check: checkPortBinding,
  requests: requestsOfPortBinding,
  claims: claimPortBinding,
};
