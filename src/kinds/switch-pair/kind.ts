// SwitchPair: one switch, or two that serve the same hosts. It claims nothing; its switches are
// the targets, its pool is where VLANs come from.

import type { Kind } from "../../model/kind.ts";
import { checkSwitchPair } from "./check.ts";
import { switchPairs } from "./name.ts";
import type { SwitchPairSpec } from "./spec.generated.ts";

export const switchPair: Kind<SwitchPairSpec> = {
  name: switchPairs.name,
  check: checkSwitchPair,
};
