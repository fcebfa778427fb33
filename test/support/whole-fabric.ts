// Adds to a generated fabric what a whole one has besides bindings: infra networks, extra VLANs, transits
// and border gateways, and external networks. What would be a mistake is left out, as in fabric.ts.

import fc from "fast-check";
import type { JsonObject } from "../../src/model/json.ts";
import type { Resource } from "../../src/model/resource.ts";
import { fabricShapes, resource, resourcesOf, type FabricShape } from "./fabric.ts";

export interface WholeFabricShape {
  readonly fabric: FabricShape;
  /** By pair; what is beyond the last one is not used. */
  readonly pods: readonly PodShape[];
  /** By network. */
  readonly external: readonly boolean[];
}

interface PodShape {
  /** By node, the metagroup after the last: which infra networks it has, as bits. */
  readonly infra: readonly number[];
  /** The first infra network of a node is untagged, as long as it has no untagged binding. */
  readonly untagged: boolean;
  readonly extraVlans: boolean;
  readonly transit: boolean;
  readonly borderGateway: boolean;
}

/** What a node with extra VLANs has of them. */
export const extraVlans: readonly number[] = [13, 37];

export const wholeFabricShapes: fc.Arbitrary<WholeFabricShape> = fc.record({
  fabric: fabricShapes,
  pods: fc.array(
    fc.record({
      infra: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
      untagged: fc.boolean(),
      extraVlans: fc.boolean(),
      transit: fc.boolean(),
      borderGateway: fc.boolean(),
    }),
    { minLength: 2, maxLength: 2 },
  ),
  external: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
});

export function wholeResourcesOf(shape: WholeFabricShape): Resource[] {
  const resources = resourcesOf(shape.fabric);
  const untagged = hostsWithUntagged(resources);
  const pool = { name: "public", prefixes: ["192.0.0.0/16"] };
  return [
    ...resources.map((one) => {
      if (one.kind === "HostGroup") return withOwnNetworks(one, shape, untagged);
      return one.kind === "Network" ? withSubnet(one, shape) : one;
    }),
    resource("ReconcilePolicy", "region", { regionAsn: "65130" }),
    resource("Vrf", "internet", { number: 1, addressPools: [pool] }),
    ...shape.fabric.pairs.flatMap(({ tunnels = "evpn" }, p) =>
      roleGroups(shape.pods[p], p, tunnels === "evpn"),
    ),
  ];
}

function hostsWithUntagged(resources: readonly Resource[]): ReadonlySet<unknown> {
  const untagged = resources.filter(
    ({ kind, spec }) => kind === "PortBinding" && spec["hostVlan"] === undefined,
  );
  return new Set(untagged.map(({ spec }) => spec["host"]));
}

function withOwnNetworks(
  group: Resource,
  { fabric, pods }: WholeFabricShape,
  untagged: ReadonlySet<unknown>,
): Resource {
  const [, isMetagroup, p = "", n = ""] =
    /^(?:(compute-pod)|node)(\d+)-?(\d*)$/.exec(group.name) ?? [];
  const pod = pods[Number(p)];
  const node = isMetagroup === undefined ? Number(n) : (fabric.pairs[Number(p)]?.nodes.length ?? 0);
  if (pod === undefined) return group;
  const bits = pod.infra[node] ?? 0;
  const numbers = [0, 1].filter((bit) => (bits & (1 << bit)) > 0);
  const isNative = pod.untagged && isMetagroup === undefined && !untagged.has(group.name);
  const infraNetworks = numbers.map((number, i) => infraNetwork(number, isNative && i === 0));
  const spec = {
    ...group.spec,
    ...(infraNetworks.length === 0 ? {} : { infraNetworks }),
    ...(pod.extraVlans && node === 0 ? { extraVlans } : {}),
  };
  return { ...group, spec };
}

/** The same wherever it is, so that several groups share it; the second one is routed. */
function infraNetwork(number: number, isNative: boolean): JsonObject {
  const routed = { vrf: "internet", gateways: ["10.1.0.1/24"], aggregates: ["10.0.0.0/8"] };
  return {
    name: `infra${number}`,
    vlan: 50 + number,
    vni: 50 + number,
    ...(isNative ? { untagged: true } : {}),
    ...(number === 1 ? routed : {}),
  };
}

function withSubnet(network: Resource, { external }: WholeFabricShape): Resource {
  const i = Number(network.name.slice("net".length));
  if (external[i] !== true) return network;
  const subnet = { cidr: `192.0.${i}.0/24`, gateway: `192.0.${i}.1`, addressPool: "public" };
  const spec = { ...network.spec, external: { vrf: "internet" }, subnets: [subnet] };
  return { ...network, spec };
}

function roleGroups(pod: PodShape | undefined, p: number, speaksEvpn: boolean): Resource[] {
  if (pod === undefined) return [];
  const group = (role: string, ports: JsonObject[]): Resource =>
    resource("HostGroup", `${role.toLowerCase()}-pod${p}`, {
      role,
      availabilityZones: ["z1"],
      ports,
    });
  const transit = group("transit", [{ switch: `pod${p}-sw1`, interface: "Ethernet49" }]);
  const border = group(
    "borderGateway",
    [1, 2].map((s) => ({ switch: `pod${p}-sw${s}` })),
  );
  return [...(pod.transit ? [transit] : []), ...(pod.borderGateway && speaksEvpn ? [border] : [])];
}
