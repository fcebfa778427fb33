// The catalog that the command uses for fabrics, with the traits of its drivers.

import { ovsTraits } from "../../src/drivers/ovs/traits.ts";
import { kinds } from "../../src/kinds/list.ts";
import type { Catalog } from "../../src/plan/catalog.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";

export const fabricCatalog: Catalog = {
  kinds,
  targetTypes: new Map([["switch", switchTarget]]),
  drivers: new Map([
    ["sim", { name: "sim", features: new Set(Object.keys(switchTarget.features)) }],
    [ovsTraits.name, ovsTraits],
  ]),
};
