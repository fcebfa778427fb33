// What a host needs by itself: its NICs in their order, its mirrors, and the components of each NIC's
// process where Plumbline's own agent makes them. Ports are claimed by bindings.

import type { Allocated } from "../../model/allocation.ts";
import type { ClaimSink } from "../../model/claim.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { componentsOf } from "../../targets/patchpanel/components.ts";
import { coresOf, isCoreMaskFault, normalCoreMask } from "../../targets/patchpanel/core-mask.ts";
import {
  bareProcess,
  type MirroringValue,
  type NicValue,
} from "../../targets/patchpanel/document.ts";
import {
  mirroringBucket,
  mirroringKey,
  nicsBucket,
  patchPanelTargetName,
  processesBucket,
  wiringBucket,
} from "../../targets/patchpanel/paths.ts";
import { normalPciAddress } from "../../targets/patchpanel/pci-address.ts";
import { claimantOf } from "../claimant.ts";
import { nicsOf } from "./lookup.ts";
import type { HostSpec, SoftPatchPanelNic } from "./spec.generated.ts";

/** With it somebody else's agent on the host makes the components. */
const driverOfKeys = "spp-keys";

export function claimHost(
  host: Resource<HostSpec>,
  _index: ResourceIndex,
  _allocated: Allocated,
  sink: ClaimSink,
): void {
  const by = claimantOf(host);
  const target = patchPanelTargetName(host.name);
  const { driver, mirrors, keys = "object" } = host.spec.softPatchPanel;
  for (const { place, firstVhost, written } of nicsOf(host)) {
    sink.claim(target, nicsBucket, String(place), nicValue(written), by);
    if (driver === driverOfKeys) continue;
    sink.claim(target, processesBucket, String(place), bareProcess, by);
    const [, ...workers] = coresIn(written.coreMask);
    const nic = { place, firstVhost, vhosts: written.vhosts, workers };
    for (const [name, value] of componentsOf(nic, keys)) {
      sink.claim(target, wiringBucket(place), name, value, by);
    }
  }
  if (mirrors === undefined) return;
  const value: MirroringValue = {
    mirrors: mirrors.count,
    coreMask: normalCoreMask(mirrors.coreMask),
  };
  sink.claim(target, mirroringBucket, mirroringKey, value, by);
}

/** In the spelling in which drivers show them, so that another one is no difference. */
function nicValue({ pciAddress, physicalNetwork, vhosts, coreMask }: SoftPatchPanelNic): NicValue {
  return {
    pciAddress: normalPciAddress(pciAddress) ?? pciAddress,
    physicalNetwork,
    vhosts,
    coreMask: normalCoreMask(coreMask),
  };
}

/** None where the mask is wrong, which `check` reports. */
function coresIn(mask: string): readonly number[] {
  const cores = coresOf(mask);
  return isCoreMaskFault(cores) ? [] : cores;
}
