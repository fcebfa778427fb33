// The target that a Switch declares, with what its driver needs and where its numbers come from.

import type { JsonObject } from "../../model/json.ts";
import { defaultPolicy } from "../../model/policy.ts";
import { refOf, type Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { DeclaredTarget } from "../../model/target.ts";
import { switchTargetName } from "../../targets/switch/paths.ts";
import { normalAddress } from "../addresses.ts";
import { fabricOwnership } from "../reconcile-policy/lookup.ts";
import { switchPairs } from "../switch-pair/name.ts";
import { vlanPoolOf } from "../switch-pair/lookup.ts";
import { vlanPoolName } from "../vlan-pool/pools.ts";
import type { SwitchSpec } from "./spec.generated.ts";

export function targetsOfSwitch(
  one: Resource<SwitchSpec>,
  index: ResourceIndex,
): readonly DeclaredTarget[] {
  const { spec } = one;
  const pair = index.get(switchPairs, spec.pair);
  return [
    {
      resource: one,
      within: pair === undefined ? [refOf(one)] : [refOf(one), refOf(pair)],
      target: switchTargetName(one.name),
      driver: spec.driver,
      ownership: spec.ownership ?? fabricOwnership(index) ?? defaultPolicy.ownership,
      pools: pair === undefined ? {} : { vlan: vlanPoolName(vlanPoolOf(pair)), vni: "vni" },
      limits: spec.vlanCapacity === undefined ? {} : { vlan: spec.vlanCapacity },
      connection: connectionOf(spec),
    },
  ];
}

/** Addresses in their normal spelling, in which a device shows them. */
function connectionOf(spec: SwitchSpec): JsonObject {
  const { endpoint, serverName, bridge, credentials, vtepAddress } = spec;
  return {
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(serverName === undefined ? {} : { serverName }),
    ...(bridge === undefined ? {} : { bridge }),
    ...(credentials === undefined ? {} : { credentials: { ...credentials } }),
    ...(vtepAddress === undefined ? {} : { vtepAddress: normalAddress(vtepAddress) }),
  };
}
