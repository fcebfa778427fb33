// A CC-Fabric configuration that has everything, with its bindings: zones, border gateways, transits
// that serve several zones, VRFs, infra networks, metagroups, trunks. The same every time.

/** Three zones, in each two pods of hosts and a pair of edge switches. */
const zones = [
  { name: "z1a", number: 1 },
  { name: "z1b", number: 2 },
  { name: "z1c", number: 3 },
];
const podsPerZone = 2;
const nodesPerPod = 8;
const networkCount = 36;

export function fullConfiguration(): { config: string; bindings: string } {
  const pods = zones.flatMap((_, z) => numbers(podsPerZone).map((p) => z * podsPerZone + p));
  const config = [
    "global_config:",
    "  asn_region: 65130",
    '  default_vlan_ranges: ["2000:3750"]',
    "  availability_zones:",
    ...zones.map(
      ({ name, number }) =>
        `    - {name: ${name.toUpperCase()}, number: ${number}, suffix: ${name.at(-1)!}}`,
    ),
    "  vrfs:",
    "    - {name: CC-INTERNET, number: 1, address_scopes: [public-v4]}",
    "    - {name: management, number: 2}",
    "switchgroups:",
    ...pods.flatMap((pod) => pairLines(`pod${pod}`, zoneOf(pod), pod + 1)),
    ...zones.flatMap(({ name }, z) => pairLines(`edge-${name}`, name, 100 + z)),
    "hostgroups:",
    ...pods.flatMap(podLines),
    ...zones.flatMap(edgeLines),
  ];
  const lines = [...poolLines(), ...numbers(networkCount).map(networkLine), ...portLines(pods)];
  const rows = numbers(networkCount).flatMap(interconnectLines);
  const bindings = [...lines, ...rows].map((line) => JSON.stringify(line));
  return { config: `${config.join("\n")}\n`, bindings: `${bindings.join("\n")}\n` };
}

function pairLines(name: string, zone: string, groupId: number): string[] {
  return [
    `  - name: ${name}`,
    `    availability_zone: ${groupId % 2 === 0 ? zone : zone.toUpperCase()}`,
    `    vtep_ip: 192.0.2.${groupId}`,
    `    asn: "65130.${groupId}"`,
    `    group_id: ${groupId}`,
    "    members:",
    ...[1, 2].map(
      (n) =>
        `      - {name: ${name}-sw${n}, host: 10.255.${groupId}.${n}, platform: arista-eos, user: admin, password: secret, bgp_source_ip: 10.254.${groupId}.${n}}`,
    ),
  ];
}

/** Six hosts behind port channels of a metagroup, one with plain ports, one with ports of all sorts. */
function podLines(pod: number): string[] {
  const own = `10.${pod}.0`;
  const boot = `{name: boot, vlan: 101, vni: ${infraVni(pod, 101)}, untagged: true, vrf: management, networks: [${own}.1/24, 10.${pod}.1.1/24], aggregates: [10.${pod}.0.0/16], dhcp_relays: [10.200.0.1, 10.200.0.2]}`;
  const storage = `{name: storage, vlan: 102, vni: ${infraVni(pod, 102)}}`;
  const hosts = numbers(nodesPerPod - 2).flatMap((node) => {
    const spelling = ["Port-Channel", "port-channel", "Port-channel ", "po"][node % 4]!;
    const members = `[Ethernet${2 * node + 1}, Ethernet${2 * node + 2}]`;
    return [
      `  - binding_hosts: [${nodeName(pod, node)}]`,
      `    infra_networks: [${storage}, ${boot}]`,
      "    members:",
      ...[1, 2].map(
        (n) =>
          `      - {switch: pod${pod}-sw${n}, name: "${spelling}${101 + node}", lacp: true, members: ${members}, speed: 25G}`,
      ),
    ];
  });
  const [plain, odd] = [nodeName(pod, nodesPerPod - 2), nodeName(pod, nodesPerPod - 1)];
  return [
    ...hosts,
    `  - binding_hosts: [${plain}]`,
    "    members:",
    ...[1, 2].map((n) => `      - {switch: pod${pod}-sw${n}, name: Ethernet41, speed: 100g}`),
    `  - binding_hosts: [${odd}, ${odd}-ipmi]`,
    "    extra_vlans: [13, 37]",
    "    allow_multiple_trunk_ports: true",
    "    members:",
    `      - {switch: pod${pod}-sw1, name: Ethernet42}`,
    `      - {switch: pod${pod}-sw2, name: Ethernet42, unmanaged: true}`,
    `  - binding_hosts: [compute${pod}]`,
    "    metagroup: true",
    `    infra_networks: [{name: migration, vlan: 103, vni: ${infraVni(pod, 103)}}]`,
    `    members: [${numbers(nodesPerPod - 2)
      .map((node) => nodeName(pod, node))
      .join(", ")}]`,
    `  - {binding_hosts: [direct${pod}], metagroup: true, direct_binding: true, members: [${plain}]}`,
  ];
}

/** In each zone a border gateway and two transits; the second of z1b serves z1c as well. */
function edgeLines({ name }: { name: string }): string[] {
  const pair = `edge-${name}`;
  const transit = (n: number, served: string): string[] => [
    `  - binding_hosts: [transit-${name}-${n}]`,
    "    role: transit",
    `    handle_availability_zones: [${served}]`,
    "    members:",
    ...[1, 2].map(
      (s) =>
        `      - {switch: ${pair}-sw${s}, name: Port-Channel${200 + n}, lacp: yes, portchannel_id: ${200 + n}, members: [Ethernet${48 + n}]}`,
    ),
  ];
  return [
    `  - {binding_hosts: [bgw-${name}], role: bgw, handle_availability_zones: [${name}], members: [{switch: ${pair}-sw1}, {switch: ${pair}-sw2}]}`,
    ...transit(1, name.toUpperCase()),
    ...transit(2, name === "z1b" ? "z1b, z1c" : name),
  ];
}

function poolLines(): object[] {
  const pool = (name: string, prefixes: string[], zone?: string): object => ({
    type: "addressPool",
    name,
    prefixes,
    addressScope: "public-v4",
    ...(zone === undefined ? {} : { availabilityZone: zone }),
  });
  return [
    pool("public", ["198.18.0.0/16", "203.0.113.0/24"]),
    ...zones.map(({ name }, z) => pool(`public-${name}`, [`198.19.${z}.0/24`], name)),
  ];
}

/** Every third network is external; every fourth is confined to a zone. */
function networkLine(i: number): object {
  const zone = hintOf(i);
  const home = { type: "network", network: networkId(i), vni: vniOf(i) };
  const segments = zones
    .filter(({ name }) => zone === undefined || name === zone || name === "z1b")
    .map(({ name }) => ({ pool: `edge-${name}`, vlan: vlanOf(i) }));
  const subnets = i === 3 ? wholePool() : i === 6 ? twoSubnets() : oneSubnet(i, zone);
  return {
    ...home,
    segments,
    ...(zone === undefined ? {} : { availabilityZone: zone.toUpperCase() }),
    ...(i % 3 === 0 ? { external: true, subnets } : {}),
  };
}

function oneSubnet(i: number, zone: string | undefined): object[] {
  const z = zones.findIndex(({ name }) => name === zone);
  const base = z < 0 ? `198.18.${i}.0` : `198.19.${z}.${((i * 8) % 256) & ~7}`;
  const gateway = base.replace(/\d+$/, (last) => String(Number(last) + 1));
  const pool = z < 0 ? "public" : `public-${zone!}`;
  return [{ cidr: `${base}/29`, gateway, pool }];
}

/** A subnet that is all of a pool's prefix is announced by itself. */
function wholePool(): object[] {
  return [{ cidr: "203.0.113.0/24", gateway: "203.0.113.1", pool: "public" }];
}

function twoSubnets(): object[] {
  return [
    { cidr: "198.18.200.0/24", gateway: "198.18.200.1", pool: "public" },
    { cidr: "198.18.90.0/24", gateway: "198.18.90.254", pool: "public" },
  ];
}

/** Each pod binds some networks to its metagroup, and gives its hosts trunks. */
function portLines(pods: readonly number[]): object[] {
  return pods.flatMap((pod) => {
    const here = numbers(networkCount).filter((i) => {
      const hint = hintOf(i);
      return (i + pod) % 2 === 0 && (hint === undefined || hint === zoneOf(pod));
    });
    const port = (host: string, i: number, more: object = {}): object => ({
      host,
      network: networkId(i),
      vni: vniOf(i),
      pool: `pod${pod}`,
      vlan: vlanOf(i),
      ...more,
    });
    const [first = 0, ...others] = here;
    const [plain, odd] = [nodeName(pod, nodesPerPod - 2), nodeName(pod, nodesPerPod - 1)];
    return [
      ...here.map((i) => port(`compute${pod}`, i)),
      ...numbers(nodesPerPod - 2).flatMap((node) =>
        here
          .slice(node, node + 2)
          .map((i, n) => port(nodeName(pod, node), i, { trunkVlan: 300 + n })),
      ),
      port(plain, first, { id: `trunk-${pod}`, trunkVlan: null }),
      ...others
        .slice(0, 4)
        .map((i, n) =>
          port(plain, i, { trunkVlan: 400 + n, owner: "trunk:subport", parent: `trunk-${pod}` }),
        ),
      port(odd, first),
      port(`${odd}-ipmi`, others[0]!, { trunkVlan: 500 }),
      port(`direct${pod}`, others[5]!, { trunkVlan: 600 }),
    ];
  });
}

/** The driver's choices: in each zone a border gateway, and one of the transits by no simple rule. */
function interconnectLines(i: number): object[] {
  const hint = hintOf(i);
  const served = zones.filter(({ name }) => hint === undefined || name === hint);
  return served.flatMap(({ name }, z) => {
    const row = { type: "interconnect", network: networkId(i), az: name };
    const own = `transit-${name}-${(i * 7 + z) % 5 < 3 ? 2 : 1}`;
    const shared = hint === undefined && name === "z1c" && i % 2 === 0;
    return [
      ...(hint === undefined ? [{ ...row, device_type: "bgw", host: `bgw-${name}` }] : []),
      { ...row, device_type: "transit", host: shared ? "transit-z1b-2" : own },
    ];
  });
}

function hintOf(i: number): string | undefined {
  return i % 4 === 1 ? zones[i % 3]!.name : undefined;
}

function zoneOf(pod: number): string {
  return zones[Math.floor(pod / podsPerZone)]!.name;
}

function nodeName(pod: number, node: number): string {
  return `node${pod}-${node}`;
}

/** Networks for pods carry the pod's number: 1PPPPVVV. */
function infraVni(pod: number, vlan: number): number {
  return 10_000_000 + (pod + 1) * 1000 + vlan;
}

function vniOf(i: number): number {
  return 10_000 + i;
}

function vlanOf(i: number): number {
  return 2000 + 3 * i;
}

function networkId(i: number): string {
  return `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
