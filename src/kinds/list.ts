// Every resource kind of this build. A new kind is a folder and a line here; nothing registers
// itself. The order is that of people's manifests, from the ground up.

import type { AnyKind } from "../model/kind.ts";
import { availabilityZone } from "./availability-zone/kind.ts";
import { host } from "./host/kind.ts";
import { hostGroup } from "./host-group/kind.ts";
import { network } from "./network/kind.ts";
import { portBinding } from "./port-binding/kind.ts";
import { reconcilePolicy } from "./reconcile-policy/kind.ts";
import { switchKind } from "./switch/kind.ts";
import { switchPair } from "./switch-pair/kind.ts";
import { vlanPool } from "./vlan-pool/kind.ts";
import { vrf } from "./vrf/kind.ts";

export const kinds: readonly AnyKind[] = [
  reconcilePolicy,
  availabilityZone,
  vlanPool,
  switchPair,
  switchKind,
  vrf,
  hostGroup,
  host,
  network,
  portBinding,
];
