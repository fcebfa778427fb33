// Many real switches, each a pair of processes without packets, and one fabric that uses every port of
// them: hosts on single ports and on port channels, untagged, trunked and translated.

import { startOpenVSwitch, type OpenVSwitch } from "./open-vswitch.ts";

export interface Fleet {
  readonly switches: readonly FleetSwitch[];
  /** Texts of manifests by path. */
  readonly manifests: ReadonlyMap<string, string>;
  remove(): Promise<void>;
}

export interface FleetSwitch extends OpenVSwitch {
  readonly name: string;
}

export const portCount = 48;
/** The first ports of a switch are members of port channels, two in each. */
export const portChannelCount = 4;
const networkCount = 60;
const networksOfPair = 6;
export const trunkedHostCount = 30;
export const translatedHostCount = 4;

/** More at a time would wait for each other. */
const startedAtOnce = 6;

/** An even number of switches; an empty bridge on each. */
export async function startFleet(count: number): Promise<Fleet> {
  const names = Array.from({ length: count }, (_, i) => switchName(i));
  const started = new Map<string, OpenVSwitch>();
  const remove = async (): Promise<void> => {
    await Promise.all([...started.values()].map((one) => one.remove()));
  };
  const waiting = [...names];
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const one = await startOpenVSwitch();
      started.set(name, one);
      one.vsctl("add-br", "br0");
    }
  };
  try {
    await Promise.all(Array.from({ length: startedAtOnce }, worker));
  } catch (error) {
    await remove();
    throw error;
  }
  const switches = names.map((name): FleetSwitch => ({ ...started.get(name)!, name }));
  return { switches, manifests: manifestsOf(switches), remove };
}

/** The interface that a host of a pair uses on both of its switches. */
export function interfaceOfHost(host: number): string {
  return host < portChannelCount
    ? `Port-Channel${portChannelId(host)}`
    : `et${host + portChannelCount + 1}`;
}

export const hostCount: number = portCount - portChannelCount;

function manifestsOf(switches: readonly FleetSwitch[]): Map<string, string> {
  const pairs = Array.from({ length: switches.length / 2 }, (_, pair) => pair);
  const files = new Map<string, string>();
  const networks = Array.from({ length: networkCount }, (_, network) =>
    document("Network", `net${network}`, `{vni: ${10_000 + network}}`),
  );
  files.set("networks.yaml", networks.join("---\n"));
  for (const pair of pairs) {
    const own = switches.slice(2 * pair, 2 * pair + 2);
    files.set(`${podName(pair)}/fabric.yaml`, fabricOf(pair, own).join("---\n"));
    files.set(`${podName(pair)}/groups.yaml`, groupsOf(pair, own).join("---\n"));
    files.set(`${podName(pair)}/bindings.yaml`, bindingsOf(pair).join("---\n"));
  }
  return files;
}

function fabricOf(pair: number, own: readonly FleetSwitch[]): string[] {
  const pod = podName(pair);
  // Both switches of a pair end their tunnels at one address, as such pairs do.
  const vtepAddress = `10.0.${pair}.1`;
  return [
    document("VlanPool", pod, `{ranges: ["${2000 + 10 * pair}-2999"]}`),
    document("SwitchPair", pod, "{}"),
    ...own.map(({ name, endpoint }) =>
      document(
        "Switch",
        name,
        `{pair: ${pod}, driver: ovs, endpoint: "${endpoint}", vtepAddress: ${vtepAddress}}`,
      ),
    ),
  ];
}

function groupsOf(pair: number, own: readonly FleetSwitch[]): string[] {
  const hosts = Array.from({ length: hostCount }, (_, host) => host);
  const groups = hosts.map((host) => {
    const port =
      host < portChannelCount
        ? `portChannel: {id: ${portChannelId(host)}, members: [et${2 * host + 1}, et${2 * host + 2}]}`
        : `interface: ${interfaceOfHost(host)}`;
    const ports = own.map(({ name }) => `{switch: ${name}, ${port}}`);
    return document("HostGroup", hostName(pair, host), `{ports: [${ports.join(", ")}]}`);
  });
  const children = hosts.slice(0, trunkedHostCount).map((host) => hostName(pair, host));
  return [
    ...groups,
    document("HostGroup", `compute-${podName(pair)}`, `{children: [${children.join(", ")}]}`),
  ];
}

/** Every host has one network untagged; most have further ones tagged, a few with tags of their own. */
function bindingsOf(pair: number): string[] {
  const network = (i: number): string =>
    `net${(pair * networksOfPair + (i % networksOfPair)) % networkCount}`;
  const binding = (host: string, i: number, hostVlan?: number): string => {
    const tag = hostVlan === undefined ? "" : `, hostVlan: ${hostVlan}`;
    const name = `${network(i)}-on-${host}`;
    return document("PortBinding", name, `{network: ${network(i)}, host: ${host}${tag}}`);
  };
  const hosts = Array.from({ length: hostCount }, (_, host) => hostName(pair, host));
  return [
    ...hosts.map((host, i) => binding(host, i)),
    ...hosts.slice(-translatedHostCount).map((host, i) => binding(host, i + 3, 100 + i)),
    ...[0, 1, 2].map((i) => binding(`compute-${podName(pair)}`, i)),
  ];
}

function document(kind: string, name: string, spec: string): string {
  return `apiVersion: plumbline/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
}

function switchName(index: number): string {
  return `${podName(Math.floor(index / 2))}-sw${(index % 2) + 1}`;
}

function podName(pair: number): string {
  return `pod${String(pair).padStart(2, "0")}`;
}

function hostName(pair: number, host: number): string {
  return `${podName(pair)}-node${String(host).padStart(2, "0")}`;
}

function portChannelId(host: number): number {
  return 101 + host;
}
