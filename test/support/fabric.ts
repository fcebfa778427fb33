// Generates small leaf-spine fabrics with fast-check: pairs with small pools (so that some run out),
// nodes with LAGs or plain ports, a metagroup, networks with and without pins, bindings of all sorts. Pairs
// speak EVPN, or their switches are told each other's addresses, where the two of a pair may share one.
// Every generated fabric is valid; what is wrong with manifests is tested elsewhere.

import fc from "fast-check";
import type { JsonObject } from "../../src/model/json.ts";
import type { Resource } from "../../src/model/resource.ts";

/** A small description from which the resources follow; fast-check shrinks this. */
export interface FabricShape {
  readonly pairs: readonly PairShape[];
  readonly networks: readonly NetworkShape[];
  readonly bindings: readonly BindingShape[];
}

interface PairShape {
  readonly poolSize: number;
  readonly nodes: readonly { readonly lag: boolean }[];
  readonly metagroup: boolean;
  /** How switches learn of each other; EVPN where absent. */
  readonly tunnels?: "evpn" | "own-addresses" | "shared-address";
}

interface NetworkShape {
  readonly vni: boolean;
  readonly pin: boolean;
  readonly down: boolean;
}

interface BindingShape {
  readonly network: number;
  readonly pair: number;
  /** Beyond the last node: the metagroup, if there is one. */
  readonly node: number;
  readonly tag: number;
  readonly down: boolean;
}

export const fabricShapes: fc.Arbitrary<FabricShape> = fc.record({
  pairs: fc.array(
    fc.record({
      poolSize: fc.integer({ min: 2, max: 6 }),
      nodes: fc.array(fc.record({ lag: fc.boolean() }), { minLength: 1, maxLength: 3 }),
      metagroup: fc.boolean(),
      tunnels: fc.constantFrom("evpn", "own-addresses", "shared-address"),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  networks: fc.array(
    fc.record({ vni: fc.boolean(), pin: fc.boolean(), down: fc.constant(false) }),
    { minLength: 1, maxLength: 5 },
  ),
  bindings: fc.array(
    fc.record({
      network: fc.nat(4),
      pair: fc.nat(1),
      node: fc.nat(3),
      tag: fc.integer({ min: 0, max: 3 }),
      down: fc.boolean(),
    }),
    { maxLength: 10 },
  ),
});

export function resourcesOf(shape: FabricShape): Resource[] {
  return [
    resource("AvailabilityZone", "z1", { number: 1, suffix: "a" }),
    ...shape.pairs.flatMap((pair, p) => pairResources(pair, p, shape)),
    ...shape.networks.map((network, i) => networkResource(shape, network, i)),
    ...bindingResources(shape),
  ];
}

export function resource(kind: string, name: string, spec: JsonObject): Resource {
  const source = { file: `${kind.toLowerCase()}s/${name}.yaml`, line: 1, column: 1, document: 0 };
  return { kind, name, labels: {}, annotations: {}, spec, source };
}

/** First VLAN of a pair's pool: pools do not overlap, so a VLAN tells its pair. */
export function firstVlan(pair: number): number {
  return 2000 + pair * 100;
}

/** Where switches are told of each other, all have an address, also those that speak EVPN. */
export function vtepAddress({ pairs }: FabricShape, p: number, s: number): string | undefined {
  if (pairs.every(({ tunnels = "evpn" }) => tunnels === "evpn")) return undefined;
  return `10.255.${p}.${pairs[p]?.tunnels === "shared-address" ? 9 : s}`;
}

function pairResources(pair: PairShape, p: number, shape: FabricShape): Resource[] {
  const { tunnels = "evpn" } = pair;
  const nodes = pair.nodes.map((node, n) => nodeResource(node.lag, p, n));
  const children = nodes.map((node) => node.name);
  const first = firstVlan(p);
  return [
    resource("VlanPool", `pod${p}`, { ranges: [`${first}-${first + pair.poolSize - 1}`] }),
    resource("SwitchPair", `pod${p}`, {
      availabilityZone: "z1",
      groupId: p + 1,
      ...(tunnels === "evpn" ? { asn: "65130.1" } : {}),
    }),
    ...[1, 2].map((s) => {
      const address = vtepAddress(shape, p, s);
      return resource("Switch", `pod${p}-sw${s}`, {
        pair: `pod${p}`,
        driver: "sim",
        ...(address === undefined ? {} : { vtepAddress: address }),
      });
    }),
    ...nodes,
    ...(pair.metagroup ? [resource("HostGroup", `compute-pod${p}`, { children })] : []),
  ];
}

function nodeResource(lag: boolean, p: number, n: number): Resource {
  const name = `node${p}-${n}`;
  const members = [`Ethernet${2 * n + 1}`, `Ethernet${2 * n + 2}`];
  const ports = [1, 2].map((s) => {
    const at = { switch: `pod${p}-sw${s}` };
    return lag
      ? { ...at, portChannel: { id: 101 + n, members } }
      : { ...at, interface: members[0] as string };
  });
  return resource("HostGroup", name, { hosts: [name], ports });
}

function networkResource(shape: FabricShape, network: NetworkShape, i: number): Resource {
  // A pin takes the pool's last values, one network each, so that pins never clash.
  const segments = shape.pairs.flatMap((pair, p) =>
    network.pin && i < pair.poolSize
      ? [{ vlanPool: `pod${p}`, vlan: firstVlan(p) + pair.poolSize - 1 - i }]
      : [],
  );
  return resource("Network", `net${i}`, {
    id: `id-of-net${i}`,
    ...(network.vni ? { vni: 20_000 + i } : {}),
    ...(segments.length > 0 ? { segments } : {}),
    ...(network.down ? { adminState: "down" } : {}),
  });
}

/** Leaves out bindings that would be mistakes: two networks on one host with the same tag. */
function bindingResources(shape: FabricShape): Resource[] {
  const taken = new Map<string, number>();
  return shape.bindings.flatMap((binding, i) => {
    const p = binding.pair % shape.pairs.length;
    const pair = shape.pairs[p];
    if (pair === undefined) return [];
    const hosts = pair.nodes.map((_, n) => `node${p}-${n}`);
    if (pair.metagroup) hosts.push(`compute-pod${p}`);
    const host = hosts[binding.node % hosts.length] ?? "";
    const network = binding.network % shape.networks.length;
    const isMetagroup = host.startsWith("compute");
    const tag = isMetagroup ? 0 : binding.tag;
    const slot = `${host} ${isMetagroup ? `any${network}` : tag}`;
    if ((taken.get(slot) ?? network) !== network) return [];
    taken.set(slot, network);
    return [
      resource("PortBinding", `binding${i}`, {
        network: `net${network}`,
        host,
        ...(tag === 0 ? {} : { hostVlan: 100 + tag }),
        ...(binding.down ? { adminState: "down" } : {}),
      }),
    ];
  });
}
