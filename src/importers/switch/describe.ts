// The resources for drafts of networks, VRFs and host groups, field by field in the order of their
// schemas. What is in a draft was decided before.

import type { JsonObject } from "../../model/json.ts";
import { refOf } from "../../model/resource.ts";
import { localAggregates, type VrfDraft, type VrfDrafts } from "./routing.ts";
import { presentFields, type DescribedResource } from "../manifest-files.ts";
import type { ResourceNames } from "../resource-names.ts";
import type { GroupDraft, InfraUse, WiredPort } from "./groups.ts";
import { subnetOf } from "../../kinds/addresses.ts";
import type { NetworkDraft } from "./networks.ts";
import type { TakenBack } from "./taken-back.ts";

export function describeVrf({ id, name, number, addressPools }: VrfDraft): DescribedResource {
  const pools = addressPools.map((pool) => ({ ...pool }));
  return {
    kind: "Vrf",
    name,
    spec: presentFields({ id: id === name ? undefined : id, number, addressPools: some(pools) }),
  };
}

export function describeNetwork(draft: NetworkDraft): DescribedResource {
  const { id, name, vni, segments, routing, importTargets, exportTargets } = draft;
  const fixed = [...segments].map(([vlanPool, vlan]) => ({ vlanPool, vlan }));
  const evpn = presentFields({
    importTargets: some(importTargets),
    exportTargets: some(exportTargets),
  });
  const isLocal = routing?.isLocal === true;
  return {
    kind: "Network",
    name,
    spec: presentFields({
      id: id === name ? undefined : id,
      vni,
      availabilityZoneHint: isLocal ? draft.zone : undefined,
      segments: some(fixed),
      external: routing === undefined ? undefined : { vrf: routing.vrf },
      subnets: routing?.subnets.map(({ cidr, gateway, addressPool }) =>
        presentFields({ cidr, gateway, addressPool }),
      ),
      evpn: Object.keys(evpn).length === 0 ? undefined : evpn,
    }),
  };
}

/** What groups and bindings are described with. */
export interface GroupContext {
  readonly groups: ResourceNames;
  readonly bindings: ResourceNames;
  readonly vrfs: VrfDrafts;
  readonly takenBack: TakenBack;
}

/** A group, a metagroup for what its ports merely carry besides what they translate, and bindings. */
export function describeGroup(
  draft: GroupDraft,
  context: GroupContext,
): { groups: readonly DescribedResource[]; bindings: readonly DescribedResource[] } {
  const { takenBack } = context;
  const name = context.groups.nameFor(draft.words);
  const isPart = (part: string): boolean =>
    !takenBack.resources.has(`${refOf({ kind: "HostGroup", name })}/spec/${part}`);
  const isTrunk = draft.direct.length === 0 && draft.trunked.length > 0;
  const groups: DescribedResource[] = [
    {
      kind: "HostGroup",
      name,
      spec: presentFields({
        ports: draft.ports.map(portOf),
        binding: isTrunk ? "trunk" : undefined,
        extraVlans: isPart("extraVlans") ? some(draft.extraVlans) : undefined,
        infraNetworks: isPart("infraNetworks")
          ? some(draft.infraVlans.map((one) => infraNetworkOf(one, draft, context)))
          : undefined,
      }),
    },
  ];
  const bindings = draft.direct.map(({ network, hostVlan }) =>
    bindingOf(network.name, name, hostVlan, context),
  );
  const isMixed = draft.direct.length > 0 && draft.trunked.length > 0;
  const carrier = isMixed ? context.groups.nameFor(`${draft.words} trunk`) : name;
  if (isMixed) groups.push({ kind: "HostGroup", name: carrier, spec: { children: [name] } });
  for (const network of draft.trunked) {
    bindings.push(bindingOf(network.name, carrier, undefined, context));
  }
  return { groups, bindings };
}

function bindingOf(
  network: string,
  host: string,
  hostVlan: number | undefined,
  { bindings }: GroupContext,
): DescribedResource {
  const tagged = hostVlan === undefined ? "" : `-${hostVlan}`;
  const name = bindings.nameFor(`${network}-on-${host}${tagged}`);
  return { kind: "PortBinding", name, spec: presentFields({ network, host, hostVlan }) };
}

function portOf({ one, port }: WiredPort): JsonObject {
  const { interfaceName, portChannel, description, speed } = port;
  const isDefault = portChannel !== undefined && interfaceName === `Port-Channel${portChannel.id}`;
  return presentFields({
    switch: one.name,
    interface: isDefault ? undefined : interfaceName,
    description,
    portChannel:
      portChannel === undefined
        ? undefined
        : presentFields({
            id: portChannel.id,
            members: portChannel.members,
            lacp: portChannel.lacp === "active" ? undefined : portChannel.lacp,
          }),
    speed,
  });
}

function infraNetworkOf(
  use: InfraUse,
  { ports }: GroupDraft,
  { takenBack, vrfs }: GroupContext,
): JsonObject {
  const { vlan, name, vni, isUntagged } = use;
  const one = ports[0]?.one;
  const gateway = one?.vlans.get(vlan)?.gateway;
  const vrf = gateway === undefined ? undefined : one?.vrfs.get(gateway.vrf);
  const vrfName = gateway === undefined ? undefined : vrfs.nameOf(gateway.vrf);
  const isDescribed = vrfName !== undefined && !takenBack.routes.has(name);
  const subnets = gateway?.addresses.map(subnetOf) ?? [];
  return presentFields({
    name,
    vlan,
    vni,
    untagged: isUntagged ? true : undefined,
    ...(isDescribed && gateway !== undefined && vrf !== undefined
      ? {
          vrf: vrfName,
          gateways: gateway.addresses,
          aggregates: some(localAggregates(subnets, vrf)),
          dhcpRelays: some(gateway.dhcpRelays),
        }
      : {}),
  });
}

/** A list that is worth writing. */
function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
