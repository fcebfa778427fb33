// Generates fabrics of any size, the same for equal options: as a CC-Fabric configuration with its
// bindings, and as manifests. The shape is that of the measured comparison: pairs of switches, hosts
// with one port channel to both switches of a pair, and either all bindings on hosts (one untagged,
// the others tagged) or most of them on a metagroup for each pair.

export interface FabricSize {
  /** Two make a pair. */
  readonly switches: number;
  /** With metagroups, one of each pair's groups is its metagroup. */
  readonly hostGroups: number;
  readonly bindings: number;
  readonly networks: number;
  readonly metagroups: boolean;
  /** Chooses which networks a host has. */
  readonly seed: number;
}

/** The size of the published comparison. */
export const comparisonSize: FabricSize = {
  switches: 100,
  hostGroups: 1000,
  bindings: 10_000,
  networks: 500,
  metagroups: false,
  seed: 1,
};

interface Binding {
  readonly host: string;
  readonly network: number;
  readonly pair: number;
  /** The tag that the host uses; null for untagged and for metagroups. */
  readonly trunkVlan: number | null;
}

const firstVlan = 2000;
const lastVlan = 3750;
const firstVni = 10_000;

/** YAML text of the driver's configuration and JSON lines of its bindings. */
export function generateCcFabric(size: FabricSize): { config: string; bindings: string } {
  const pairs = pairCount(size);
  const lines = [
    "global_config:",
    "  asn_region: 65130",
    `  default_vlan_ranges: ["${firstVlan}:${lastVlan}"]`,
    "  availability_zones:",
    ...zones.map(
      ([name, number, suffix]) => `    - {name: ${name}, number: ${number}, suffix: ${suffix}}`,
    ),
    "  vrfs: []",
    "switchgroups:",
    ...numbers(pairs).flatMap(switchgroupLines),
    "hostgroups:",
    ...numbers(pairs).flatMap((pair) => hostgroupLines(size, pair)),
  ];
  const bindings = bindingsOf(size).map((binding) =>
    JSON.stringify({
      host: binding.host,
      network: networkId(binding.network),
      vni: firstVni + binding.network,
      pool: podName(binding.pair),
      vlan: firstVlan + binding.network,
      trunkVlan: binding.trunkVlan,
    }),
  );
  return { config: `${lines.join("\n")}\n`, bindings: `${bindings.join("\n")}\n` };
}

/** Manifest texts by path, as a person would lay them out: a file for each pair and host. */
export function generateManifests(size: FabricSize): Map<string, string> {
  const pairs = numbers(pairCount(size));
  const files = new Map<string, string>();
  files.set(
    "zones.yaml",
    zones
      .map(([name, number, suffix]) =>
        document("AvailabilityZone", name, `{number: ${number}, suffix: ${suffix}}`),
      )
      .join("---\n"),
  );
  for (const pair of pairs) files.set(`fabric/${podName(pair)}.yaml`, podText(pair));
  for (const pair of pairs) {
    files.set(`groups/${podName(pair)}.yaml`, groupDocuments(size, pair).join("---\n"));
  }
  const networkTexts = numbers(size.networks).map((network) =>
    document("Network", `net${network}`, `{id: ${networkId(network)}, vni: ${firstVni + network}}`),
  );
  files.set("networks.yaml", networkTexts.join("---\n"));
  const byHost = new Map<string, string[]>();
  for (const { host, network, trunkVlan } of bindingsOf(size)) {
    const tag = trunkVlan === null ? "" : `, hostVlan: ${trunkVlan}`;
    const name = `net${network}-on-${host}`;
    const text = document("PortBinding", name, `{network: net${network}, host: ${host}${tag}}`);
    const texts = byHost.get(host);
    if (texts === undefined) byHost.set(host, [text]);
    else texts.push(text);
  }
  for (const [host, texts] of byHost) files.set(`bindings/${host}.yaml`, texts.join("---\n"));
  return files;
}

const zones = [
  ["z1a", 1, "a"],
  ["z1b", 2, "b"],
] as const;

function bindingsOf(size: FabricSize): Binding[] {
  const pairs = pairCount(size);
  const share = share75(size);
  const nodes = numbers(pairs).flatMap((pair) =>
    nodesOf(size, pair).map((host) => ({ host, pair })),
  );
  const onNodes = spread(size, nodes, size.bindings - share, 0).map((binding, i) => ({
    ...binding,
    // The first binding of each host is untagged, the others stand behind tags of their own.
    trunkVlan: i < nodes.length ? null : 100 + Math.floor(i / nodes.length),
  }));
  const metagroups = numbers(pairs).map((pair) => ({ host: metagroupName(pair), pair }));
  const onMetagroups = spread(size, metagroups, share, 1).map((binding) => ({
    ...binding,
    trunkVlan: null,
  }));
  return [...onNodes, ...onMetagroups];
}

/** Deals `count` bindings out to the hosts, no network twice to one host. */
function spread(
  size: FabricSize,
  hosts: readonly { readonly host: string; readonly pair: number }[],
  count: number,
  salt: number,
): { host: string; pair: number; network: number }[] {
  if (count > hosts.length * size.networks) throw new Error("too few networks for the bindings");
  return numbers(count).map((i) => {
    const index = i % hosts.length;
    const round = Math.floor(i / hosts.length);
    const { host, pair } = hosts[index]!;
    const start = mixed(size.seed, salt, index) % size.networks;
    return { host, pair, network: (start + round * stepOf(size)) % size.networks };
  });
}

/** A step without a factor in common with the number of networks visits all of them. */
function stepOf({ networks }: FabricSize): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  let step = 7;
  while (divides(step, networks) !== 1) step += 1;
  return step;
}

function mixed(...values: readonly number[]): number {
  let hash = 2_166_136_261;
  for (const value of values) hash = Math.imul(hash ^ value, 16_777_619) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}

function pairCount({ switches }: FabricSize): number {
  return Math.max(1, Math.floor(switches / 2));
}

/** With metagroups, three quarters of the bindings are on them. */
function share75({ metagroups, bindings }: FabricSize): number {
  return metagroups ? Math.floor((bindings * 3) / 4) : 0;
}

function nodesOf(size: FabricSize, pair: number): string[] {
  const perPair = Math.max(1, Math.floor(size.hostGroups / pairCount(size)));
  const nodes = size.metagroups ? Math.max(1, perPair - 1) : perPair;
  return numbers(nodes).map((node) => `node${pad(pair)}-${pad(node)}`);
}

function switchgroupLines(pair: number): string[] {
  const pod = podName(pair);
  return [
    `  - name: ${pod}`,
    `    availability_zone: ${zoneOf(pair)}`,
    `    vtep_ip: ${address(3, pair, 1)}`,
    `    asn: "65130.${pair + 1}"`,
    `    group_id: ${pair + 1}`,
    "    members:",
    ...switchesOf(pair).map(
      (name, i) =>
        `      - {name: ${name}, host: ${address(2, pair, i + 1)}, platform: arista-eos, user: admin, password: secret, bgp_source_ip: ${address(4, pair, i + 1)}}`,
    ),
  ];
}

function hostgroupLines(size: FabricSize, pair: number): string[] {
  const nodes = nodesOf(size, pair);
  const lines = nodes.flatMap((host, node) => [
    `  - binding_hosts: [${host}]`,
    "    members:",
    ...switchesOf(pair).map(
      (name) =>
        `      - {switch: ${name}, name: Port-Channel${lagId(node)}, lacp: true, members: [${membersOf(node).join(", ")}]}`,
    ),
  ]);
  if (!size.metagroups) return lines;
  return [
    ...lines,
    `  - binding_hosts: [${metagroupName(pair)}]`,
    "    metagroup: true",
    `    members: [${nodes.join(", ")}]`,
  ];
}

function podText(pair: number): string {
  const pod = podName(pair);
  return [
    document("VlanPool", pod, `{ranges: ["${firstVlan}-${lastVlan}"]}`),
    document(
      "SwitchPair",
      pod,
      `{availabilityZone: ${zoneOf(pair)}, groupId: ${pair + 1}, asn: "65130.${pair + 1}"}`,
    ),
    ...switchesOf(pair).map((name) => document("Switch", name, `{pair: ${pod}, driver: sim}`)),
  ].join("---\n");
}

function groupDocuments(size: FabricSize, pair: number): string[] {
  const nodes = nodesOf(size, pair);
  const documents = nodes.map((host, node) => {
    const lag = `portChannel: {id: ${lagId(node)}, members: [${membersOf(node).join(", ")}]}`;
    const ports = switchesOf(pair).map((name) => `    - {switch: ${name}, ${lag}}\n`);
    return document("HostGroup", host, `\n  ports:\n${ports.join("")}`);
  });
  if (!size.metagroups) return documents;
  return [
    ...documents,
    document("HostGroup", metagroupName(pair), `{children: [${nodes.join(", ")}]}`),
  ];
}

/** One resource; a spec in block style begins with a line break. */
function document(kind: string, name: string, spec: string): string {
  const body = spec.startsWith("\n") ? `spec:${spec}` : `spec: ${spec}\n`;
  return `apiVersion: plumbline/v1\nkind: ${kind}\nmetadata: {name: ${name}}\n${body}`;
}

function podName(pair: number): string {
  return `pod${pad(pair)}`;
}

function switchesOf(pair: number): string[] {
  return [`${podName(pair)}-sw1`, `${podName(pair)}-sw2`];
}

function metagroupName(pair: number): string {
  return `compute-${podName(pair)}`;
}

function zoneOf(pair: number): string {
  return zones[pair % zones.length]![0];
}

function lagId(node: number): number {
  return 101 + node;
}

function membersOf(node: number): string[] {
  return [`Ethernet${2 * node + 1}`, `Ethernet${2 * node + 2}`];
}

/** A UUID that its number can be read from. */
function networkId(network: number): string {
  return `00000000-0000-4000-8000-${String(network).padStart(12, "0")}`;
}

function address(block: number, pair: number, last: number): string {
  return `10.${block * 10 + Math.floor(pair / 256)}.${pair % 256}.${last}`;
}

function pad(number: number): string {
  return String(number).padStart(3, "0");
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
