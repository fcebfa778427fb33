// The kind's name together with the type of its spec, for lookups in an index.

import type { KindName } from "../../model/resource-index.ts";
import type { VrfSpec } from "./spec.generated.ts";

export const vrfs: KindName<VrfSpec> = { name: "Vrf" };
