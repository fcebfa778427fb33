// Host: a target where its virtual machines are plugged, and what the host itself needs there. What is
// plugged bindings claim.

import type { Kind } from "../../model/kind.ts";
import { checkHost } from "./check.ts";
import { claimHost } from "./claims.ts";
import { hosts } from "./name.ts";
import { poolsOfHost } from "./pools.ts";
import type { HostSpec } from "./spec.generated.ts";
import { targetsOfHost } from "./targets.ts";

export const host: Kind<HostSpec> = {
  name: hosts.name,
  check: checkHost,
  targets: targetsOfHost,
  pools: poolsOfHost,
  claims: claimHost,
};
