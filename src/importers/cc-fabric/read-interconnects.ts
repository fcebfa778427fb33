// Which transit and which border gateway the driver has chosen for a network in each zone. These
// choices stand in no manifest: they are allocations, which the store takes over before the first plan.

import type { Allocation } from "../../model/allocation.ts";
import { complainOfLine, leaveLine, type BindingsReading } from "./bindings-reading.ts";
import type { InterconnectLine } from "./binding-lines.ts";
import type { Role } from "./group-input.ts";
import type { ReadGlobals } from "./read-globals.ts";
import type { ReadHostGroups } from "./read-hostgroups.ts";
import type { ReadNetworks } from "./read-networks.ts";

/** The pool "transit/z1a" gives the key, a network's identity, the name of a host group. */
export function readInterconnects(
  bindings: BindingsReading,
  globals: ReadGlobals,
  groups: ReadHostGroups,
  networks: ReadNetworks,
): Allocation[] {
  const chosen = new Map<string, InterconnectLine>();
  return bindings.interconnects.flatMap((line): Allocation[] => {
    const { number, network, host: hostName } = line;
    const role = roleOf(line.deviceType);
    if (role === undefined) {
      complainOfLine(bindings, number, '"device_type" must be "transit" or "bgw"');
      return [];
    }
    const zone = globals.zoneNames.nameFor(line.zone.toLowerCase());
    const pool = `${role}/${zone}`;
    const earlier = chosen.get(`${pool} ${network}`);
    if (earlier !== undefined) {
      const words = `line ${earlier.number} has chosen ${earlier.host} for this network and zone`;
      complainOfLine(bindings, number, words);
      return [];
    }
    chosen.set(`${pool} ${network}`, line);
    const host = groups.hosts.get(hostName);
    const segments = networks.segments.get(network);
    if (segments === undefined) {
      leaveLine(bindings, number, `no line says more of network ${network}`);
      return [];
    }
    if (host?.role !== role || !host.zones.includes(zone)) {
      leaveLine(bindings, number, `no ${line.deviceType} of ${line.zone} has the host ${hostName}`);
      return [];
    }
    if (host.pool !== undefined && !segments.has(host.pool)) {
      const why = `no line says which VLAN the network has in pool ${host.pool}: it gets a new one`;
      leaveLine(bindings, number, why);
    }
    return [{ pool, key: network, value: host.group }];
  });
}

function roleOf(deviceType: string): Role | undefined {
  if (deviceType === "transit") return "transit";
  return deviceType === "bgw" ? "borderGateway" : undefined;
}
