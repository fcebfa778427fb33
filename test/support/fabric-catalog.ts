// The catalog that the command uses for fabrics, with the traits of its drivers.

import { ovsTraits } from "../../src/drivers/ovs/traits.ts";
import { sppKeysTraits } from "../../src/drivers/spp/spp-keys-traits.ts";
import { sppTraits } from "../../src/drivers/spp/spp-traits.ts";
import { kinds } from "../../src/kinds/list.ts";
import type { Catalog } from "../../src/plan/catalog.ts";
import { targetTypes } from "../../src/targets/list.ts";

export const fabricCatalog: Catalog = {
  kinds,
  targetTypes: new Map(targetTypes.map((type) => [type.name, type])),
  drivers: new Map([
    [
      "sim",
      {
        name: "sim",
        features: new Set(targetTypes.flatMap(({ features }) => Object.keys(features))),
      },
    ],
    [ovsTraits.name, ovsTraits],
    [sppTraits.name, sppTraits],
    [sppKeysTraits.name, sppKeysTraits],
  ]),
};
