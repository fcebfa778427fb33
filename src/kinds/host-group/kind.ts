// HostGroup: hosts and the switch ports they are wired to, or a metagroup over several of them.

import type { Kind } from "../../model/kind.ts";
import { checkHostGroup } from "./check.ts";
import { claimHostGroup } from "./claims.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupSpec } from "./spec.generated.ts";

export const hostGroup: Kind<HostGroupSpec> = {
  name: hostGroups.name,
  check: checkHostGroup,
  claims: claimHostGroup,
};
