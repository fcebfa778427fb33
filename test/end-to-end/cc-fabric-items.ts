// What a CC-Fabric driver's configuration and its bindings put on every switch, computed from these
// two alone: an oracle that shares no code with the importer, the kinds or the planner.

import { parse } from "yaml";

interface Port {
  readonly switch: string;
  readonly name?: string;
  readonly lacp?: boolean | string;
  readonly portchannel_id?: number;
  readonly members?: readonly string[];
  readonly unmanaged?: boolean;
  readonly speed?: string;
}

interface Infra {
  readonly name: string;
  readonly vlan: number;
  readonly vni: number;
  readonly untagged?: boolean;
  readonly vrf?: string;
  readonly networks?: readonly string[];
  readonly aggregates?: readonly string[];
  readonly dhcp_relays?: readonly string[];
}

interface HostGroup {
  readonly binding_hosts: readonly string[];
  readonly metagroup?: boolean;
  readonly direct_binding?: boolean;
  readonly role?: "transit" | "bgw";
  readonly members: readonly (string | Port)[];
  readonly infra_networks?: readonly Infra[];
  readonly extra_vlans?: readonly number[];
  readonly allow_multiple_trunk_ports?: boolean;
}

interface SwitchGroup {
  readonly name: string;
  readonly availability_zone: string;
  readonly asn?: string;
  readonly group_id: number;
  readonly override_vlan_pool?: string;
  readonly members: readonly { readonly name: string }[];
}

interface Config {
  readonly global_config: {
    readonly asn_region: number | string;
    readonly availability_zones: readonly { readonly name: string; readonly number: number }[];
    readonly vrfs: readonly {
      readonly name: string;
      readonly address_scopes?: readonly string[];
    }[];
  };
  readonly switchgroups: readonly SwitchGroup[];
  readonly hostgroups: readonly HostGroup[];
}

interface Subnet {
  readonly cidr: string;
  readonly gateway?: string;
  readonly pool?: string;
}

/** A line of any type; each has what its type says. */
interface Line {
  readonly type?: "network" | "addressPool" | "interconnect";
  readonly host: string;
  readonly network: string;
  readonly vni: number;
  readonly pool: string;
  readonly vlan: number;
  readonly trunkVlan?: number | null;
  readonly availabilityZone?: string;
  readonly external?: boolean;
  readonly subnets?: readonly Subnet[];
  readonly segments?: readonly { readonly pool: string; readonly vlan: number }[];
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly addressScope?: string;
  readonly device_type: "transit" | "bgw";
}

/** "switch/leaf-a1/vlans/2000" → its value. */
export type Items = Map<string, unknown>;

/** What one network has on a switch besides VLAN and VNI. */
interface Routing {
  readonly vrf: string;
  readonly gateway: object | undefined;
  readonly prefixes: readonly (readonly [string, object])[];
  readonly aggregates: readonly (readonly [string, object])[];
}

interface Carried {
  readonly name: string;
  readonly vlan: number;
  readonly vni: number;
  readonly routing: Routing | undefined;
}

export function itemsOfCcFabric(configText: string, bindingsText: string): Items {
  const config = parse(configText) as Config;
  const lines = bindingsText
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const items: Items = new Map();
  const groups = new Map(
    config.hostgroups.flatMap((one) => one.binding_hosts.map((h) => [h, one])),
  );
  const portsOf = (group: HostGroup): Port[] =>
    group.members.flatMap((one) => (typeof one === "string" ? portsOf(groups.get(one)!) : [one]));
  const borders = bordersOf(lines, groups);
  const put = (ports: readonly Port[], carried: Carried): void => {
    for (const name of new Set(ports.map((port) => port.switch))) {
      const isBorder = borders.has(`${name} ${carried.name}`);
      addOnSwitch(items, config, name, carried, isBorder);
    }
    for (const port of ports.filter(isConfigured)) {
      items.set(`${interfaceAt(port)}/trunkVlans/${carried.vlan}`, {});
    }
  };
  for (const group of config.hostgroups) {
    const ports = portsOf(group);
    if (group.metagroup !== true)
      for (const port of ports.filter(isConfigured)) addPort(items, port);
    for (const vlan of group.extra_vlans ?? []) {
      for (const port of ports.filter(isConfigured)) {
        items.set(`${interfaceAt(port)}/trunkVlans/${vlan}`, {});
      }
    }
    for (const infra of group.infra_networks ?? []) {
      put(ports, { ...infra, routing: routingOfInfra(infra) });
      if (infra.untagged !== true) continue;
      for (const port of ports) items.set(`${interfaceAt(port)}/nativeVlan`, infra.vlan);
    }
  }
  const own = new Map(
    lines.filter(({ type }) => type === "network").map((one) => [one.network, one]),
  );
  for (const line of lines) {
    const group = groups.get(line.host);
    if (group === undefined || line.type === "network" || line.type === "addressPool") continue;
    const described = own.get(line.network);
    const routing = described === undefined ? undefined : routingOf(described, lines, config);
    const ports = portsOf(group);
    const poolOf = (name: string): string => poolName(pairOf(config, name));
    const { vni, vlan } =
      line.type === "interconnect"
        ? {
            vni: described!.vni,
            vlan: described!.segments!.find(({ pool }) => pool === poolOf(ports[0]!.switch))!.vlan,
          }
        : line;
    put(ports, { name: line.network, vni, vlan, routing });
    if (line.type === undefined) addDirect(items, group, ports, line);
  }
  return items;
}

/** "switch network" for every switch on which the network has its border gateway. */
function bordersOf(lines: readonly Line[], groups: ReadonlyMap<string, HostGroup>): Set<string> {
  const rows = lines.filter((one) => one.type === "interconnect" && one.device_type === "bgw");
  return new Set(
    rows.flatMap(({ host, network }) =>
      groups.get(host)!.members.map((one) => `${(one as Port).switch} ${network}`),
    ),
  );
}

function addDirect(items: Items, group: HostGroup, ports: readonly Port[], line: Line): void {
  if (!(group.direct_binding ?? group.metagroup !== true)) return;
  for (const port of ports.filter(isConfigured)) {
    if (typeof line.trunkVlan === "number") {
      items.set(`${interfaceAt(port)}/translations/${line.trunkVlan}`, { vlan: line.vlan });
    } else if (group.allow_multiple_trunk_ports !== true) {
      items.set(`${interfaceAt(port)}/nativeVlan`, line.vlan);
    }
  }
}

function addPort(items: Items, port: Port): void {
  const bare = { trunkVlans: {}, translations: {} };
  const speed = port.speed?.toLowerCase();
  if (port.lacp === undefined) {
    items.set(interfaceAt(port), { type: "ethernet", ...bare });
    if (speed !== undefined) items.set(`${interfaceAt(port)}/speed`, speed);
    return;
  }
  const id = port.portchannel_id ?? Number(/\d+$/.exec(port.name!)![0]);
  const value = {
    members: keys(port.members!),
    lacp: "active",
    ...(speed === undefined ? {} : { speed }),
  };
  items.set(`switch/${port.switch}/portChannels/${id}`, value);
  items.set(interfaceAt(port), { type: "lag", portChannel: id, ...bare });
}

function isConfigured(port: Port): boolean {
  return port.name !== undefined && port.unmanaged !== true;
}

function interfaceAt(port: Port): string {
  return `switch/${port.switch}/interfaces/${port.name!}`;
}

function addOnSwitch(
  items: Items,
  config: Config,
  name: string,
  { name: network, vlan, vni, routing }: Carried,
  isBorder: boolean,
): void {
  const at = `switch/${name}`;
  const pair = pairOf(config, name);
  const zone = config.global_config.availability_zones.find(
    (one) => one.name.toLowerCase() === pair.availability_zone.toLowerCase(),
  )!;
  const target = keys([`${zone.number}:${vni}`]);
  const remote = keys([`${config.global_config.asn_region}:${vni}`]);
  const border = { rdAllDomains: true, remoteImports: remote, remoteExports: remote };
  items.set(`${at}/vlans/${vlan}`, { name: network });
  items.set(`${at}/vnis/${vni}`, { vlan });
  items.set(`${at}/evpn/${vlan}`, {
    rd: `${pair.group_id}:${vni}`,
    imports: target,
    exports: target,
    ...(isBorder ? border : {}),
  });
  if (routing === undefined) return;
  const vrf = `${at}/vrfs/${routing.vrf}`;
  items.set(vrf, { prefixes: {}, aggregates: {} });
  if (routing.gateway !== undefined) items.set(`${at}/gateways/${vlan}`, routing.gateway);
  for (const [prefix, value] of routing.prefixes)
    items.set(`${vrf}/prefixes/${escaped(prefix)}`, value);
  for (const [prefix, value] of routing.aggregates) {
    items.set(`${vrf}/aggregates/${escaped(prefix)}`, value);
  }
}

function routingOfInfra({
  vrf,
  networks = [],
  aggregates = [],
  dhcp_relays = [],
}: Infra): Routing | undefined {
  if (vrf === undefined) return undefined;
  const [primary, ...secondaries] = networks;
  return {
    vrf,
    gateway:
      primary === undefined
        ? undefined
        : { vrf, primary, secondaries: keys(secondaries), dhcpRelays: keys(dhcp_relays) },
    prefixes: networks.map((one) => [masked(one), { azLocal: true, announced: false }]),
    aggregates: aggregates.map((one) => [one, { azLocal: true }]),
  };
}

function routingOf(network: Line, lines: readonly Line[], config: Config): Routing | undefined {
  const { external, subnets = [], availabilityZone } = network;
  if (external !== true) return undefined;
  const pools = lines.filter(({ type }) => type === "addressPool");
  const used = pools.filter(({ name }) => subnets.some(({ pool }) => pool === name));
  const vrf = config.global_config.vrfs.find(({ address_scopes = [] }) =>
    address_scopes.includes(used[0]!.addressScope!),
  )!.name;
  const all = lines.flatMap((one) => (one.external === true ? (one.subnets ?? []) : []));
  const taken = new Set(all.map(({ cidr }) => cidr));
  const whole = new Set(pools.flatMap(({ prefixes }) => prefixes));
  const [primary, ...secondaries] = subnets
    .filter(({ gateway }) => gateway !== undefined)
    .sort((a, b) => number(a.gateway!) - number(b.gateway!))
    .map(({ gateway, cidr }) => `${gateway!}/${cidr.split("/")[1]!}`);
  return {
    vrf,
    gateway:
      primary === undefined
        ? undefined
        : { vrf, primary, secondaries: keys(secondaries), dhcpRelays: {} },
    prefixes: subnets.map(({ cidr }) => [
      cidr,
      { azLocal: availabilityZone !== undefined, announced: whole.has(cidr) },
    ]),
    aggregates: used.flatMap(({ prefixes, availabilityZone: zone }) =>
      prefixes
        .filter((prefix) => !taken.has(prefix))
        .map((prefix) => [prefix, { azLocal: zone !== undefined }] as const),
    ),
  };
}

function pairOf(config: Config, name: string): SwitchGroup {
  return config.switchgroups.find(({ members }) => members.some((one) => one.name === name))!;
}

function poolName({ override_vlan_pool, name }: SwitchGroup): string {
  return override_vlan_pool ?? name;
}

function keys(names: readonly string[]): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, {}]));
}

function escaped(prefix: string): string {
  return prefix.replace("/", "~1");
}

/** An IPv4 address as a number. */
function number(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** "10.1.0.1/24" → "10.1.0.0/24". */
function masked(cidr: string): string {
  const [address = "", length = ""] = cidr.split("/");
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(number(address) / size) * size;
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${parts.join(".")}/${length}`;
}
