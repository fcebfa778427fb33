// The catalog that the command uses for fabrics, with the simulated driver's traits.

import { kinds } from "../../src/kinds/list.ts";
import type { Catalog } from "../../src/plan/catalog.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";

export const fabricCatalog: Catalog = {
  kinds,
  targetTypes: new Map([["switch", switchTarget]]),
  drivers: new Map([
    ["sim", { name: "sim", features: new Set(Object.keys(switchTarget.features)) }],
  ]),
};
