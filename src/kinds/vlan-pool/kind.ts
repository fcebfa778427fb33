// VlanPool: VLAN numbers to give to networks.

import type { Kind } from "../../model/kind.ts";
import { checkVlanPool } from "./check.ts";
import { vlanPools } from "./name.ts";
import { poolsOfVlanPool } from "./pools.ts";
import type { VlanPoolSpec } from "./spec.generated.ts";

export const vlanPool: Kind<VlanPoolSpec> = {
  name: vlanPools.name,
  check: checkVlanPool,
  pools: poolsOfVlanPool,
};
