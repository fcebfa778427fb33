// What a host's configuration asks of its processes: their components, and the ways of frames through
// them. What cannot be read of one NIC is said there, and keeps nobody from the others. Pure.

import { isJsonObject, type Json } from "../../../model/json.ts";
import { componentsOf } from "../../../targets/patchpanel/components.ts";
import { coresOf, isCoreMaskFault } from "../../../targets/patchpanel/core-mask.ts";
import type { Configuration, ConfiguredNic, Dialect } from "../encoding/configuration.ts";
import { wantedComponent, type WantedComponent } from "./component.ts";
import { pathOf, type VhostPath } from "./path.ts";

export interface WantedProcess {
  readonly client: number;
  readonly physicalNetwork: string;
  /** In the order in which they are made. A text says why nobody can know them. */
  readonly components: readonly WantedComponent[] | string;
  readonly firstVhost: number;
  readonly vhosts: number;
  readonly dialect: Dialect;
}

/** Where a vhost is, and how frames get there. */
export interface VhostPlace {
  readonly client: number;
  readonly physicalNetwork: string;
  readonly path: VhostPath;
}

export function processesOf(configuration: Configuration | undefined): readonly WantedProcess[] {
  if (configuration === undefined) return [];
  const { dialect, nics } = configuration;
  return nics.map((nic) => ({
    client: nic.place,
    physicalNetwork: nic.value.physicalNetwork,
    components: dialect === "array" ? derivedOf(nic) : writtenOf(nic),
    firstVhost: nic.firstVhost,
    vhosts: nic.value.vhosts,
    dialect,
  }));
}

/** A text says why frames cannot be brought to a vhost. */
export function placeOfVhost(
  processes: readonly WantedProcess[],
  vhost: number,
): VhostPlace | string {
  const found = processes.find(
    ({ firstVhost, vhosts }) => firstVhost <= vhost && vhost < firstVhost + vhosts,
  );
  if (found === undefined) return `no NIC of the configuration has vhost ${vhost}`;
  const { client, physicalNetwork, components, dialect } = found;
  if (typeof components === "string") return components;
  const path = pathOf(components, vhost, dialect);
  if (path !== undefined) return { client, physicalNetwork, path };
  return `the components of NIC ${client} do not lead to vhost ${vhost}`;
}

/** An array says no components: they follow from the NIC. */
function derivedOf({ place, firstVhost, value }: ConfiguredNic): WantedProcess["components"] {
  const cores = coresOf(value.coreMask);
  if (isCoreMaskFault(cores)) return `nobody can read the core mask of NIC ${place}`;
  const [, ...workers] = cores;
  const needed = value.vhosts * 2 + 2;
  if (workers.length < needed) {
    return `NIC ${place} needs ${needed} cores besides its master, and ${value.coreMask} has ${workers.length}`;
  }
  const nic = { place, firstVhost, vhosts: value.vhosts, workers };
  return componentsOf(nic, "array").flatMap(([name, component]) => {
    return wantedComponent(name, component) ?? [];
  });
}

/** What brings frames to a vhost is written as a forwarder and made as a merge component. */
function writtenOf({ place, written }: ConfiguredNic): WantedProcess["components"] {
  const { components } = written;
  if (!Array.isArray(components)) return `the configuration of NIC ${place} has no components`;
  const read = (components as readonly Json[]).map(readComponent);
  const isWhole = read.every((one) => one !== undefined);
  return isWhole ? read : `the configuration of NIC ${place} has a component that nobody can read`;
}

function readComponent(written: Json): WantedComponent | undefined {
  if (!isJsonObject(written)) return undefined;
  const { name, core, type, rx_port: rx, tx_port: tx } = written;
  if (typeof name !== "string" || typeof type !== "string") return undefined;
  if (typeof core !== "number" || !isTexts(rx) || !isTexts(tx)) return undefined;
  const bringsToVhost = type === "forward" && tx.some((port) => port.startsWith("vhost:"));
  return { name, core, type: bringsToVhost ? "merge" : type, rx, tx };
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
