// The networks of the bindings. A network may have a line of its own; its VNI and its VLANs the lines
// of its ports say as well.

import type { JsonObject } from "../../model/json.ts";
import type { NetworkLine, PortLine, SubnetOfLine } from "./binding-lines.ts";
import { complainOfLine, leaveLine, noteLine, type BindingsReading } from "./bindings-reading.ts";
import type { ReadVrfs } from "./read-address-pools.ts";
import type { ReadGlobals } from "./read-globals.ts";
import type { ReadFabric } from "./read-switchgroups.ts";
import { createResourceNames, type ResourceNames } from "../resource-names.ts";
import { presentFields } from "../manifest-files.ts";
import type { ImportedResource } from "./resources.ts";

export interface ReadNetworks {
  readonly resources: readonly ImportedResource[];
  readonly names: ResourceNames;
  /** Identity of a network → original name of a pool → VLAN. */
  readonly segments: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Port lines that contradict nothing. */
  readonly ports: readonly PortLine[];
}

interface GrowingNetwork {
  /** The first line that speaks of it. */
  readonly firstLine: number;
  vni: number | undefined;
  /** Original name of a pool → VLAN. */
  readonly segments: Map<string, number>;
  own: NetworkLine | undefined;
}

type Networks = Map<string, GrowingNetwork>;

export function readNetworks(
  bindings: BindingsReading,
  globals: ReadGlobals,
  fabric: ReadFabric,
  vrfs: ReadVrfs,
): ReadNetworks {
  const networks: Networks = new Map();
  for (const line of bindings.networks) {
    const wrong = addOwnLine(line, networks, fabric);
    if (wrong !== undefined) complainOfLine(bindings, line.number, wrong);
  }
  const ports = bindings.ports.filter((line) => {
    const wrong = addPort(line, networks, fabric);
    if (wrong !== undefined) complainOfLine(bindings, line.number, wrong);
    return wrong === undefined;
  });
  const names = createResourceNames();
  const resources = [...networks].map(([id, network]) => {
    const name = names.nameFor(id);
    const segments: JsonObject[] = [...network.segments].map(([pool, vlan]) => ({
      vlanPool: fabric.poolNames.nameFor(pool),
      vlan,
    }));
    const own = network.own === undefined ? {} : ownFields(bindings, network.own, globals, vrfs);
    const spec = presentFields({
      id: id === name ? undefined : id,
      vni: network.vni,
      segments: segments.length === 0 ? undefined : segments,
      ...own,
    });
    return { kind: "Network", name, spec, origin: { line: network.firstLine } };
  });
  const segments = new Map([...networks].map(([id, network]) => [id, network.segments]));
  return { resources, names, segments, ports };
}

/** Says what is wrong with the line. */
function addOwnLine(line: NetworkLine, networks: Networks, fabric: ReadFabric): string | undefined {
  const network = entryOf(networks, line.network, line.number);
  if (network.own !== undefined) return `line ${network.own.number} describes the network already`;
  network.own = line;
  network.vni = line.vni;
  for (const { pool, vlan } of line.segments) {
    const wrong = addSegment(line.network, network, { pool, vlan }, fabric);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Says what contradicts an earlier line: a network has one VNI, and one VLAN in a pool. */
function addPort(line: PortLine, networks: Networks, fabric: ReadFabric): string | undefined {
  const { network: id, vni } = line;
  if (!fabric.knownPools.has(line.pool)) return noPool(line.pool);
  const network = entryOf(networks, id, line.number);
  network.vni ??= vni;
  if (network.vni !== vni) return `network ${id} has VNI ${network.vni} in an earlier line`;
  return addSegment(id, network, line, fabric);
}

function addSegment(
  id: string,
  { segments }: GrowingNetwork,
  { pool, vlan }: { readonly pool: string; readonly vlan: number },
  fabric: ReadFabric,
): string | undefined {
  if (!fabric.knownPools.has(pool)) return noPool(pool);
  const earlier = segments.get(pool);
  if (earlier === undefined) segments.set(pool, vlan);
  else if (earlier !== vlan) return `network ${id} has VLAN ${earlier} in ${pool} before`;
  return undefined;
}

function noPool(pool: string): string {
  return `no switch group has the VLAN pool "${pool}"`;
}

function entryOf(networks: Networks, id: string, line: number): GrowingNetwork {
  const known = networks.get(id);
  if (known !== undefined) return known;
  const made = { firstLine: line, vni: undefined, segments: new Map(), own: undefined };
  networks.set(id, made);
  return made;
}

/** Said of networks and ports. */
export const downNote =
  "the driver configures what is down like all else; here it is configured nowhere";

/** What the network's own line says. */
function ownFields(
  bindings: BindingsReading,
  line: NetworkLine,
  { zoneNames }: ReadGlobals,
  { vrfOfPool }: ReadVrfs,
): JsonObject {
  if (line.isDown) noteLine(bindings, line.number, downNote, "adminState");
  const { zone, subnets } = line;
  const vrf = line.isExternal ? vrfOfNetwork(bindings, line, vrfOfPool) : undefined;
  if (subnets.length > 0 && !line.isExternal) {
    const why = "left out: subnets of a network that is not external configure nothing on switches";
    noteLine(bindings, line.number, why, "subnets");
  }
  return presentFields({
    availabilityZoneHint: zone === undefined ? undefined : zoneNames.nameFor(zone.toLowerCase()),
    adminState: line.isDown ? "down" : undefined,
    external: vrf === undefined ? undefined : { vrf },
    subnets:
      vrf === undefined || subnets.length === 0
        ? undefined
        : subnets.map((subnet) => subnetFields(bindings, line, subnet, vrfOfPool)),
  });
}

/** A network is routed in the VRF that its subnets' pools belong to (the driver's rule). */
function vrfOfNetwork(
  bindings: BindingsReading,
  { number, subnets }: NetworkLine,
  vrfOfPool: ReadVrfs["vrfOfPool"],
): string | undefined {
  const vrfs = new Set(
    subnets.flatMap(({ pool }) => (pool === undefined ? [] : (vrfOfPool.get(pool) ?? []))),
  );
  const [vrf] = vrfs;
  if (vrfs.size === 1) return vrf;
  const why =
    vrfs.size === 0
      ? "no pool of its subnets has a VRF, so that the driver does not route the network either"
      : `its subnets' pools are in several VRFs (${[...vrfs].join(", ")}): the driver routes no such network`;
  leaveLine(bindings, number, why, "external");
  return undefined;
}

function subnetFields(
  bindings: BindingsReading,
  { number }: NetworkLine,
  { cidr, gateway, pool }: SubnetOfLine,
  vrfOfPool: ReadVrfs["vrfOfPool"],
): JsonObject {
  if (pool !== undefined && !vrfOfPool.has(pool)) {
    leaveLine(bindings, number, `no line describes the address pool ${pool}`, "subnets");
  }
  const addressPool = pool === undefined || vrfOfPool.get(pool) === undefined ? undefined : pool;
  return presentFields({ cidr, gateway, addressPool });
}
