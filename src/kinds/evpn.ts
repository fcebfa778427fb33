// The EVPN instance of a VLAN: its route distinguisher and route targets, by the numbering of the
// seed's fabrics. Which networks need one is said elsewhere.

import type { Resource } from "../model/resource.ts";
import type { ResourceIndex } from "../model/resource-index.ts";
import { keySet, type BorderEvpnValue, type EvpnValue } from "../targets/switch/document.ts";
import { normalAsNumber } from "./as-number.ts";
import { availabilityZones } from "./availability-zone/name.ts";
import { regionAsn } from "./reconcile-policy/lookup.ts";
import type { SwitchPairSpec } from "./switch-pair/spec.generated.ts";

export interface EvpnNetwork {
  readonly vni: number;
  /** Route targets besides those that follow from zone and VNI, normalised. */
  readonly importTargets: readonly string[];
  readonly exportTargets: readonly string[];
}

/**
 * The instance on the switches of a pair; undefined where the pair does not speak EVPN.
 * The route distinguisher is "group id:VNI" (type 0, RFC 4364 section 4.2), the route target "zone
 * number:VNI"; on a border gateway the route target towards other sites is "region's AS number:VNI".
 */
export function evpnValue(
  pair: Resource<SwitchPairSpec> | undefined,
  network: EvpnNetwork,
  isBorderGateway: boolean,
  index: ResourceIndex,
): EvpnValue | undefined {
  if (pair === undefined || pair.spec.asn === undefined) return undefined;
  const { groupId, availabilityZone = "" } = pair.spec;
  const zone = index.get(availabilityZones, availabilityZone);
  if (groupId === undefined || zone === undefined) return undefined;
  const { vni, importTargets, exportTargets } = network;
  const own = `${zone.spec.number}:${vni}`;
  const value: EvpnValue = {
    rd: `${groupId}:${vni}`,
    imports: keySet([own, ...importTargets]),
    exports: keySet([own, ...exportTargets]),
  };
  if (!isBorderGateway) return value;
  const region = normalAsNumber(regionAsn(index) ?? "");
  if (region === undefined) return value;
  const remote = [`${region}:${vni}`];
  return {
    ...value,
    rdAllDomains: true,
    // Two sets: whoever changes a document in place must not change both at once.
    remoteImports: keySet(remote),
    remoteExports: keySet(remote),
  } satisfies BorderEvpnValue;
}
