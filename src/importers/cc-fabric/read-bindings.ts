// The bindings, one JSON object a line: ports, networks, address pools and interconnects. They say
// which networks there are, which VLAN each has in which pool, which host has it how, and where each
// leaves the fabric.

import type { Allocation } from "../../model/allocation.ts";
import { readLines } from "./bindings-reading.ts";
import { readAddressPools } from "./read-address-pools.ts";
import type { ReadGlobals } from "./read-globals.ts";
import type { ReadHostGroups } from "./read-hostgroups.ts";
import { readInterconnects } from "./read-interconnects.ts";
import { readNetworks } from "./read-networks.ts";
import { readPortBindings } from "./read-port-bindings.ts";
import type { ReadFabric } from "./read-switchgroups.ts";
import type { Reading } from "./reading.ts";
import type { ImportedResource } from "./resources.ts";

export interface ReadBindings {
  readonly vrfs: readonly ImportedResource[];
  readonly networks: readonly ImportedResource[];
  /** File name → bindings of one host group. */
  readonly bindings: ReadonlyMap<string, readonly ImportedResource[]>;
  readonly allocations: readonly Allocation[];
}

export interface ReadConfig {
  readonly globals: ReadGlobals;
  readonly fabric: ReadFabric;
  readonly groups: ReadHostGroups;
}

/** Without a source only the VRFs are there. */
export function readBindings(
  reading: Reading,
  source: { readonly file: string; readonly text: string } | undefined,
  { globals, fabric, groups }: ReadConfig,
): ReadBindings {
  if (source === undefined) {
    const vrfs = readAddressPools(undefined, globals).resources;
    return { vrfs, networks: [], bindings: new Map(), allocations: [] };
  }
  const bindings = readLines(reading, source);
  const vrfs = readAddressPools(bindings, globals);
  const networks = readNetworks(bindings, globals, fabric, vrfs);
  return {
    vrfs: vrfs.resources,
    networks: networks.resources,
    bindings: readPortBindings(bindings, groups, networks),
    allocations: readInterconnects(bindings, globals, groups, networks),
  };
}
