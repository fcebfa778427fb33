// The kind's name together with the type of its spec, for lookups in an index.

import type { KindName } from "../../model/resource-index.ts";
import type { VlanPoolSpec } from "./spec.generated.ts";

export const vlanPools: KindName<VlanPoolSpec> = { name: "VlanPool" };
