// The kind's name together with the type of its spec, for lookups in an index.

import type { KindName } from "../../model/resource-index.ts";
import type { HostSpec } from "./spec.generated.ts";

export const hosts: KindName<HostSpec> = { name: "Host" };
