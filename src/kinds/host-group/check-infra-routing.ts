// The routing of one infra network: gateways in a VRF, the prefixes that sum up their subnets, and the
// DHCP servers that lie elsewhere (CC-Fabric's rules).

import type { Finding, RelatedField } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import {
  containsAddress,
  containsPrefix,
  normalAddress,
  normalPrefix,
  parseAddress,
  parsePrefix,
  subnetOf,
  type Prefix,
} from "../addresses.ts";
import { unknownReference } from "../findings.ts";
import { checkAddress, checkGatewayAddress, checkPrefix } from "../prefix-findings.ts";
import { vrfs } from "../vrf/name.ts";
import type { HostGroupSpec, InfraNetwork } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

export function checkInfraRouting(
  group: HostGroup,
  one: InfraNetwork,
  field: string,
  index: ResourceIndex,
): readonly Finding[] {
  const { gateways = [], aggregates = [], dhcpRelays = [] } = one;
  const at = (list: string, i: number): { resource: HostGroup; field: string } => ({
    resource: group,
    field: `${field}/${list}/${i}`,
  });
  return [
    ...checkVrf(group, one, field, index),
    ...gateways.flatMap((written, i) => checkGatewayAddress(written, at("gateways", i))),
    ...checkTwice(group, gateways.map(normalPrefix), `${field}/gateways`),
    ...aggregates.flatMap((written, i) => checkPrefix(written, at("aggregates", i))),
    ...checkTwice(group, aggregates.map(normalPrefix), `${field}/aggregates`),
    ...checkAggregates(group, one, field),
    ...dhcpRelays.flatMap((written, i) => checkAddress(written, at("dhcpRelays", i))),
    ...checkTwice(group, dhcpRelays.map(normalAddress), `${field}/dhcpRelays`),
    ...checkRelays(group, one, field),
  ];
}

function checkVrf(
  group: HostGroup,
  { vrf, gateways }: InfraNetwork,
  field: string,
  index: ResourceIndex,
): Finding[] {
  if (vrf === undefined) {
    if (gateways === undefined) return [];
    const label = "gateways need a VRF";
    return [wrongRouting(group, `${field}/gateways`, label, [], "add `vrf:` beside them")];
  }
  if (index.get(vrfs, vrf) !== undefined) return [];
  const at = { resource: group, field: `${field}/vrf` };
  return [unknownReference(index, vrfs, "reference/unknown-vrf", vrf, at)];
}

function checkTwice(group: HostGroup, normal: readonly string[], field: string): Finding[] {
  return normal.flatMap((one, i): Finding[] => {
    const earlier = normal.indexOf(one);
    if (earlier === i) return [];
    const related = {
      resource: group,
      field: `${field}/${earlier}`,
      text: "it stands here already",
    };
    const label = `${one} stands here twice`;
    return [wrongRouting(group, `${field}/${i}`, label, [related], "remove one of the two")];
  });
}

function checkAggregates(group: HostGroup, one: InfraNetwork, field: string): Finding[] {
  const { gateways = [], aggregates = [] } = one;
  const subnets = gateways.flatMap((written) => parsePrefix(subnetOf(written)) ?? []);
  const gatewaysHere = {
    resource: group,
    field: `${field}/gateways`,
    text: "the gateways are here",
  };
  if (aggregates.length > gateways.length) {
    const at = `${field}/aggregates/${gateways.length}`;
    const label = `${aggregates.length} prefixes sum up ${gateways.length} gateways`;
    const related = gateways.length === 0 ? [] : [gatewaysHere];
    return [wrongRouting(group, at, label, related, "name fewer aggregates than gateways")];
  }
  return aggregates.flatMap((written, i): Finding[] => {
    const aggregate = parsePrefix(written);
    if (aggregate === undefined || subnets.length < gateways.length) return [];
    const at = `${field}/aggregates/${i}`;
    const same = subnets.findIndex(({ text }) => text === aggregate.text);
    if (same >= 0) {
      const related = { ...gatewaysHere, field: `${field}/gateways/${same}` };
      const label = `${aggregate.text} is the subnet of a gateway itself`;
      return [wrongRouting(group, at, label, [related], "drop it; subnets are announced anyway")];
    }
    if (subnets.some((subnet) => containsPrefix(aggregate, subnet))) return [];
    const help = "name a prefix around the subnet of a gateway";
    return [wrongRouting(group, at, "it contains no gateway's subnet", [gatewaysHere], help)];
  });
}

/** A server in the network itself hears requests without a relay. */
function checkRelays(group: HostGroup, one: InfraNetwork, field: string): Finding[] {
  const { gateways, dhcpRelays } = one;
  if (dhcpRelays === undefined) return [];
  if (gateways === undefined) {
    const help = "add `gateways:`, which requests are relayed from, or drop dhcpRelays";
    return [wrongRouting(group, `${field}/dhcpRelays`, "a relay needs a gateway", [], help)];
  }
  const prefixes: readonly (Prefix | undefined)[] = gateways.map(parsePrefix);
  return dhcpRelays.flatMap((written, i): Finding[] => {
    const address = parseAddress(written);
    const inside = prefixes.findIndex(
      (prefix) => prefix !== undefined && address !== undefined && containsAddress(prefix, address),
    );
    if (inside < 0) return [];
    const subnet = subnetOf(gateways[inside] ?? "");
    const related = { resource: group, field: `${field}/gateways/${inside}`, text: "that is here" };
    const help = "drop it; a server in the network hears requests by itself";
    return [
      wrongRouting(
        group,
        `${field}/dhcpRelays/${i}`,
        `it lies in ${subnet} itself`,
        [related],
        help,
      ),
    ];
  });
}

function wrongRouting(
  resource: HostGroup,
  field: string,
  label: string,
  related: readonly RelatedField[],
  help: string,
): Finding {
  const at = { resource, field };
  return { code: "host-group/infra-routing", severity: "error", at, label, related, help };
}
