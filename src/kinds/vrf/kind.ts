// Vrf: a routing instance that exists on the switches, and the address pools of its networks. What is
// announced in it, networks and host groups claim.

import type { Kind } from "../../model/kind.ts";
import { checkVrf } from "./check.ts";
import { vrfs } from "./name.ts";
import type { VrfSpec } from "./spec.generated.ts";

export const vrf: Kind<VrfSpec> = {
  name: vrfs.name,
  check: checkVrf,
};
