// Switch: a target, and how far Plumbline may go on it. What stands on it others claim.

import type { Kind } from "../../model/kind.ts";
import { checkSwitch } from "./check.ts";
import { switches } from "./name.ts";
import type { SwitchSpec } from "./spec.generated.ts";
import { targetsOfSwitch } from "./targets.ts";

export const switchKind: Kind<SwitchSpec> = {
  name: switches.name,
  check: checkSwitch,
  targets: targetsOfSwitch,
};
