// What an import first described and then took back, because together with the manifests that are
// there it would have changed something. It only ever grows, so that trying again comes to an end.

import { segmentsOf } from "../../model/pointer.ts";
import type { ResourceRef } from "../../model/resource.ts";
import type { TargetName } from "../../model/target.ts";

/** Each with the reason that people read. */
export interface TakenBack {
  /** `placeOfVlan` → this VLAN of this switch is no network of ours. */
  readonly vlans: ReadonlyMap<string, string>;
  /** The identity of a network whose subnets are not described. */
  readonly routes: ReadonlyMap<string, string>;
  /** Resources, or parts of one: "HostGroup/a" and "HostGroup/a/spec/infraNetworks". */
  readonly resources: ReadonlyMap<string, string>;
}

export const nothingTakenBack: TakenBack = {
  vlans: new Map(),
  routes: new Map(),
  resources: new Map(),
};

/** An item that the described resources want otherwise than it is. */
export interface Misfit {
  readonly target: TargetName;
  readonly path: string;
  /** VLAN that the live or the wanted item is about, where it is about one. */
  readonly vlan: number | undefined;
  /** The identity of the network that wants it, where one does. */
  readonly network: string | undefined;
  /** The described resource that wants it. */
  readonly resource: ResourceRef;
}

/** A mistake that the described resources would be, as checks see it. */
export interface Mistake {
  readonly resource: ResourceRef;
  /** Its identity, where it is a network. */
  readonly network: string | undefined;
  readonly field: string;
  readonly words: string;
}

export function placeOfVlan(target: TargetName, vlan: number): string {
  return `${target} ${vlan}`;
}

/** What is to be taken back so that none of this is wanted any more. */
export function takeBack(
  before: TakenBack,
  misfits: readonly Misfit[],
  mistakes: readonly Mistake[],
): TakenBack {
  const vlans = new Map(before.vlans);
  const routes = new Map(before.routes);
  const resources = new Map(before.resources);
  for (const { target, path, vlan, network, resource } of misfits) {
    const [section = ""] = segmentsOf(path);
    const isRouting = section === "gateways" || section === "vrfs";
    if (isRouting && network !== undefined && !routes.has(network)) {
      routes.set(network, routing);
    } else if (vlan !== undefined && !vlans.has(placeOfVlan(target, vlan))) {
      vlans.set(placeOfVlan(target, vlan), differences[section] ?? other);
    } else if (!resources.has(resource)) resources.set(resource, other);
  }
  for (const { resource, network, field, words } of mistakes) {
    const part = `${resource}/${segmentsOf(field).slice(0, 2).join("/")}`;
    if (network !== undefined && ofRoutes.test(field) && !routes.has(network)) {
      routes.set(network, words);
    } else if (ofPart.test(field) && !resources.has(part)) resources.set(part, words);
    else if (!resources.has(resource)) resources.set(resource, words);
  }
  return { vlans, routes, resources };
}

const ofRoutes = /^\/spec\/(?:subnets|external|availabilityZoneHint)/;
const ofPart = /^\/spec\/(?:infraNetworks|extraVlans)/;

const routing = "gateways and announced prefixes do not follow from its subnets in this form";
const other = "described in a manifest it would change";

const differences: Readonly<Record<string, string>> = {
  evpn: "its EVPN instance is not what follows from the pair's group id, the zone and the VNI",
  vlans: "the VLAN belongs to another network of the manifests",
  vnis: "its VNI belongs to another VLAN of the manifests",
  remoteVteps: "its tunnels do not lead to just the other declared switches of its VNI",
};
