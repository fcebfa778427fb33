// What a network needs where it leaves the fabric: its VLAN, VNI and routing on the switches of the
// transits and border gateways that it was placed on, and its VLAN on the ports of transits. What it
// needs where hosts use it, their bindings claim.

import type { Allocated } from "../../model/allocation.ts";
import type { ClaimSink } from "../../model/claim.ts";
import { refOf, type Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { claimOnSwitch, claimTrunk } from "../carried-network.ts";
import { claimantOf } from "../claimant.ts";
import { wirings } from "../host-group/lookup.ts";
import { carriedTenantNetwork } from "./carried.ts";
import { networkIdOf } from "./lookup.ts";
import { placementsOfNetwork } from "./placements.ts";
import type { NetworkSpec } from "./spec.generated.ts";

export function claimNetwork(
  network: Resource<NetworkSpec>,
  index: ResourceIndex,
  allocated: Allocated,
  sink: ClaimSink,
): void {
  const placements = placementsOfNetwork(network, index);
  if (placements.length === 0) return;
  if (network.spec.adminState === "down") {
    sink.decline(claimantOf(network), "admin-state-down", "its adminState is down");
    return;
  }
  const key = networkIdOf(network);
  const groups = new Set(placements.map(({ pool }) => allocated.place(pool, key)));
  for (const group of groups) {
    const wiring = group === undefined ? undefined : index.derive(wirings).get(group);
    if (wiring?.vlanPool === undefined) continue;
    const carried = carriedTenantNetwork(network, wiring.vlanPool, index, allocated);
    // The planner reports the pool that had no number left.
    if (carried === undefined) continue;
    const by = claimantOf(network, [refOf(wiring.group)]);
    for (const one of wiring.switches) claimOnSwitch(one, carried, by, sink);
    for (const port of wiring.ports) claimTrunk(port, carried, by, sink);
  }
}
