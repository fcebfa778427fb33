// A host's configuration as it stands under configuration/HOST: an array of NICs for agents from before
// 2019, or an object with the components spelled out. Both are read; what somebody wrote besides stays.

import { isJsonObject, type Json, type JsonObject } from "../../../model/json.ts";
import {
  coreMaskOf,
  coresOf,
  isCoreMaskFault,
  normalCoreMask,
} from "../../../targets/patchpanel/core-mask.ts";
import type { MirroringValue, NicValue } from "../../../targets/patchpanel/document.ts";
import { normalPciAddress } from "../../../targets/patchpanel/pci-address.ts";
import { parsedJson, pythonJson, textOf } from "./python-json.ts";

/** How a host's agent has its configuration written. */
export type Dialect = "array" | "object";

export interface ConfiguredNic {
  /** From 1: DPDK's order, and the client id of its process. */
  readonly place: number;
  /** The number of its first vhost; they count on through all NICs. */
  readonly firstVhost: number;
  readonly value: NicValue;
  /** As it is written. */
  readonly written: JsonObject;
}

export interface Configuration {
  readonly dialect: Dialect;
  readonly nics: readonly ConfiguredNic[];
  readonly mirroring: MirroringValue | undefined;
  /** The mirrors as they are written. */
  readonly writtenMirrors: readonly Json[];
  /** What an object has besides, by its name. */
  readonly others: JsonObject;
}

export function emptyConfiguration(dialect: Dialect): Configuration {
  return { dialect, nics: [], mirroring: undefined, writtenMirrors: [], others: {} };
}

/** A text says why no agent can read it. */
export function readConfiguration(text: string): Configuration | string {
  const value = parsedJson(text);
  if (value === undefined) return "it is no JSON";
  const isArray = Array.isArray(value);
  if (!isArray && !isJsonObject(value)) return "it is neither an array nor an object";
  const { vf, mirror, ...others } = isArray ? { vf: value as Json, mirror: undefined } : value;
  if (!Array.isArray(vf)) return 'it has no array "vf"';
  if (mirror !== undefined && !isMirrors(mirror)) {
    return 'its "mirror" is no array of cores with ports';
  }
  const nics = readNics(vf);
  if (typeof nics === "string") return nics;
  const writtenMirrors = isMirrors(mirror) ? mirror : [];
  const mirroring = mirroringOf(writtenMirrors, nics, others);
  const dialect = isArray ? "array" : "object";
  return { dialect, nics, mirroring, writtenMirrors, others };
}

export function configurationText(configuration: Configuration): string {
  const nics = configuration.nics.map(({ written }) => written);
  if (configuration.dialect === "array") return pythonJson(nics);
  const { writtenMirrors, others } = configuration;
  const mirrors = writtenMirrors.length === 0 ? {} : { mirror: [...writtenMirrors] };
  return pythonJson({ vf: nics, ...mirrors, ...others });
}

/** Whether nothing is said in it. */
export function isEmptyConfiguration({ nics, writtenMirrors, others }: Configuration): boolean {
  return nics.length + writtenMirrors.length + Object.keys(others).length === 0;
}

/** The NIC that has a vhost. */
export function nicOfVhost(
  configuration: Configuration | undefined,
  vhost: number,
): ConfiguredNic | undefined {
  return configuration?.nics.find(
    ({ firstVhost, value }) => firstVhost <= vhost && vhost < firstVhost + value.vhosts,
  );
}

/** How many vhosts all NICs have. */
export function vhostCount(nics: readonly ConfiguredNic[]): number {
  const last = nics.at(-1);
  return last === undefined ? 0 : last.firstVhost + Math.max(0, last.value.vhosts);
}

/** NICs in their order, with what their places decide. */
export function placedNics(
  all: readonly Pick<ConfiguredNic, "value" | "written">[],
): ConfiguredNic[] {
  const nics: ConfiguredNic[] = [];
  for (const { value, written } of all) {
    nics.push({ place: nics.length + 1, firstVhost: vhostCount(nics), value, written });
  }
  return nics;
}

function readNics(all: readonly Json[]): readonly ConfiguredNic[] | string {
  const read = all.map((written, i) => {
    const value = isJsonObject(written) ? nicValue(written) : "is no object";
    return typeof value === "string" ? `its NIC ${i + 1} ${value}` : { value, written };
  });
  const fault = read.find((one) => typeof one === "string");
  if (fault !== undefined) return fault;
  return placedNics(read as { value: NicValue; written: JsonObject }[]);
}

function nicValue(written: JsonObject): NicValue | string {
  const physicalNetwork = textOf(written["physical_network"]);
  if (physicalNetwork === undefined) return "has no physical_network";
  const pciAddress = textOf(written["pci_address"]);
  if (pciAddress === undefined) return "has no pci_address";
  const coreMask = textOf(written["core_mask"]);
  if (coreMask === undefined) return "has no core_mask";
  const vhosts = written["num_vhost"];
  if (!Number.isSafeInteger(vhosts)) return "has no num_vhost that is a whole number";
  return {
    pciAddress: normalPciAddress(pciAddress) ?? pciAddress,
    physicalNetwork,
    vhosts: Number(vhosts),
    coreMask: normalCoreMask(coreMask),
  };
}

interface WrittenMirror extends JsonObject {
  readonly core: number;
}

function isMirrors(value: Json | undefined): value is readonly WrittenMirror[] & Json[] {
  return (
    Array.isArray(value) &&
    value.every((one) => isJsonObject(one) && Number.isSafeInteger(one["core"]))
  );
}

/**
 * Says the core mask of the mirrors where it is not the one that everybody would take: agents are told
 * the cores alone, and look at no other name.
 */
export const mirrorMaskField = "mirror_core_mask";

function mirroringOf(
  mirrors: readonly WrittenMirror[],
  nics: readonly ConfiguredNic[],
  others: JsonObject,
): MirroringValue | undefined {
  if (mirrors.length === 0) return undefined;
  const said = textOf(others[mirrorMaskField]);
  const cores = mirrors.map(({ core }) => core);
  const coreMask = said === undefined ? usualMirrorMask(cores, nics) : normalCoreMask(said);
  return { mirrors: mirrors.length, coreMask };
}

/** The cores of the mirrors, and the master that the first NIC has too. */
export function usualMirrorMask(cores: readonly number[], nics: readonly ConfiguredNic[]): string {
  const read = coresOf(nics[0]?.value.coreMask ?? "");
  const masters = isCoreMaskFault(read) ? [] : read.slice(0, 1);
  return coreMaskOf(new Set([...masters, ...cores].filter((core) => core >= 0)));
}
