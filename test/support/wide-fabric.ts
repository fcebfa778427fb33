// A fabric that is as wide as switches get: every network on every port. One metagroup for each switch
// has all its ports, and all networks are bound to it.

import type { Resource } from "../../src/model/resource.ts";
import { resource } from "./fabric.ts";

export interface Width {
  readonly switches: number;
  readonly ports: number;
  /** Networks, each a VLAN on every switch. */
  readonly networks: number;
}

export function wideFabric({ switches, ports, networks }: Width): Resource[] {
  const names = numbers(networks).map((n) => `net${n}`);
  return [
    ...names.map((name, n) => resource("Network", name, { vni: 10_001 + n })),
    ...numbers(switches).flatMap((n) => wideSwitch(`leaf${n}`, ports, names)),
  ];
}

/** VLANs, VNIs, interfaces, and every VLAN on every port. */
export function itemsOf({ switches, ports, networks }: Width): number {
  return switches * (2 * networks + ports + ports * networks);
}

function wideSwitch(name: string, ports: number, networks: readonly string[]): Resource[] {
  const children = numbers(ports).map((n) => `${name}-port${n}`);
  return [
    resource("VlanPool", name, { ranges: ["1-4093"] }),
    resource("SwitchPair", name, {}),
    resource("Switch", name, { pair: name, driver: "sim" }),
    ...children.map((child, n) =>
      resource("HostGroup", child, { ports: [{ switch: name, interface: `Ethernet${n + 1}` }] }),
    ),
    resource("HostGroup", `${name}-all`, { children }),
    ...networks.map((network) =>
      resource("PortBinding", `${network}-on-${name}`, { network, host: `${name}-all` }),
    ),
  ];
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}
