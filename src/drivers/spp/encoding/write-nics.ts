// NICs and mirrors as an agent expects them in its configuration, down to the order of the fields. A text
// in place of a value says why there is none.

import { equalJson, type JsonObject } from "../../../model/json.ts";
import { componentsOf } from "../../../targets/patchpanel/components.ts";
import { coresOf, isCoreMaskFault } from "../../../targets/patchpanel/core-mask.ts";
import type { MirroringValue, NicValue } from "../../../targets/patchpanel/document.ts";
import {
  placedNics,
  usualMirrorMask,
  vhostCount,
  mirrorMaskField,
  type Configuration,
  type ConfiguredNic,
  type Dialect,
} from "./configuration.ts";

/** Agents from before 2019 look at no more cores of a mask. */
const coresInArray = 32;

/** A NIC in its place; `firstVhost` is the number of its first vhost. */
export function writtenNic(
  value: NicValue,
  at: Pick<ConfiguredNic, "place" | "firstVhost">,
  dialect: Dialect,
): JsonObject | string {
  const { pciAddress, physicalNetwork, vhosts, coreMask } = value;
  const needed = vhosts * 2 + 2;
  const workers = workersOf(coreMask, dialect);
  if (workers.length < needed) {
    return `NIC ${at.place} needs ${needed} cores besides its master, and ${coreMask} has ${workers.length}`;
  }
  const written = {
    physical_network: physicalNetwork,
    pci_address: pciAddress,
    num_vhost: vhosts,
    core_mask: coreMask,
  };
  if (dialect === "array") return written;
  // The configuration says "forward" for what its reader makes a merge component of.
  const components = componentsOf({ ...at, vhosts, workers }, "array").map(
    ([name, { core, type, rx, tx }]): JsonObject => ({
      core,
      type,
      name,
      rx_port: Object.keys(rx),
      tx_port: Object.keys(tx),
    }),
  );
  return { ...written, components };
}

/** The configuration with another value, or none, in one place. NICs behind it are numbered anew. */
export function withNic(
  configuration: Configuration,
  place: number,
  value: NicValue | undefined,
): Configuration | string {
  const { dialect, nics } = configuration;
  const before = nics.slice(0, place - 1);
  const all: ConfiguredNic[] = [...before];
  const firstVhost = vhostCount(before);
  if (value !== undefined) {
    const written = writtenNic(value, { place, firstVhost }, dialect);
    if (typeof written === "string") return written;
    all.push({ place, firstVhost, value, written });
  }
  for (const nic of nics.slice(place)) {
    const moved = { place: all.length + 1, firstVhost: vhostCount(all) };
    const written = renumbered(nic, moved, dialect);
    if (typeof written === "string") return written;
    all.push({ ...nic, ...moved, written });
  }
  return keepMirrors(configuration, { ...configuration, nics: placedNics(all) });
}

/** Mirrors as they were, on the rings that are behind those of the vhosts. */
function keepMirrors(before: Configuration, after: Configuration): Configuration | string {
  const { mirroring, writtenMirrors } = before;
  if (mirroring === undefined) return after;
  const usual = withMirrors(before, mirroring);
  const isUsual =
    typeof usual !== "string" && equalJson([...usual.writtenMirrors], [...writtenMirrors]);
  if (isUsual) return withMirrors(after, mirroring);
  if (vhostCount(before.nics) === vhostCount(after.nics)) return after;
  return "the mirrors of the host are somebody's own, and would have to get other rings";
}

/** The configuration with these mirrors, or none. Their rings lie behind those of all vhosts. */
export function withMirrors(
  configuration: Configuration,
  mirroring: MirroringValue | undefined,
): Configuration | string {
  const { dialect, nics, others } = configuration;
  const { [mirrorMaskField]: _, ...rest } = others;
  if (mirroring === undefined) {
    return { ...configuration, mirroring, writtenMirrors: [], others: rest };
  }
  if (dialect === "array") return "an agent that is configured by an array knows no mirrors";
  const { mirrors, coreMask } = mirroring;
  const cores = workersOf(coreMask, dialect);
  if (cores.length < mirrors) {
    return `${mirrors} mirrors need as many cores besides their master, and ${coreMask} has ${cores.length}`;
  }
  const first = vhostCount(nics) * 2;
  const written = cores.slice(0, mirrors).map((core, i): JsonObject => {
    return { core, ports: [`ring:${first + 2 * i}`, `ring:${first + 2 * i + 1}`] };
  });
  const isUsual = usualMirrorMask(cores.slice(0, mirrors), nics) === coreMask;
  const said: JsonObject = isUsual ? rest : { ...rest, [mirrorMaskField]: coreMask };
  return { ...configuration, mirroring, writtenMirrors: written, others: said };
}

/** A NIC whose vhosts get other numbers, where its components are those that follow from it. */
function renumbered(
  nic: ConfiguredNic,
  moved: Pick<ConfiguredNic, "place" | "firstVhost">,
  dialect: Dialect,
): JsonObject | string {
  if (nic.place === moved.place && nic.firstVhost === moved.firstVhost) return nic.written;
  const usual = writtenNic(nic.value, nic, dialect);
  if (typeof usual === "string") return usual;
  const { components } = nic.written;
  if (dialect === "object" && !equalJson(components, usual["components"])) {
    return `the components of NIC ${nic.place} are somebody's own, and would have to be numbered anew`;
  }
  const written = writtenNic(nic.value, moved, dialect);
  return typeof written === "string" ? written : { ...nic.written, ...written };
}

function workersOf(coreMask: string, dialect: Dialect): readonly number[] {
  const cores = coresOf(coreMask);
  if (isCoreMaskFault(cores)) return [];
  const [, ...workers] = cores;
  return dialect === "array" ? workers.filter((core) => core < coresInArray) : workers;
}
