// Switches that no manifest declares but that were applied before, as the resources that they must have
// been. What the records do not hold (zone, group id, AS number) nobody can know.

import type { DescribedResource } from "../importers/manifest-files.ts";
import { presentFields } from "../importers/manifest-files.ts";
import type { LeftOver } from "../importers/switch/leftovers.ts";
import { vlanPools } from "../kinds/vlan-pool/name.ts";
import { mergedRanges } from "../model/number-ranges.ts";
import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import type { ResourceIndex } from "../model/resource-index.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";

/** One pair of all of them, and its VLAN pool where that is not declared either. */
export function recordedSwitches(
  pair: string,
  recorded: ReadonlyMap<TargetName, TargetSettings>,
  documents: ReadonlyMap<TargetName, JsonObject>,
  given: ResourceIndex,
): readonly DescribedResource[] {
  const [settings] = recorded.values();
  const pool = settings?.pools["vlan"]?.replace(/^vlan\//, "") ?? pair;
  const inUse = [...recorded.keys()].map((target) => documents.get(target) ?? {});
  const isKnown = given.get(vlanPools, pool) !== undefined;
  return [
    ...(isKnown ? [] : [{ kind: "VlanPool", name: pool, spec: { ranges: rangesOf(inUse) } }]),
    {
      kind: "SwitchPair",
      name: pair,
      spec: presentFields({ vlanPool: pool === pair ? undefined : pool }),
    },
    ...[...recorded].map(([target, one]) => switchOf(target.slice("switch/".length), pair, one)),
  ];
}

function switchOf(
  name: string,
  pair: string,
  { driver, ownership, limits, connection }: TargetSettings,
): DescribedResource {
  const { endpoint, credentials, vtepAddress } = connection;
  return {
    kind: "Switch",
    name,
    spec: presentFields({
      pair,
      driver,
      endpoint,
      credentials,
      vtepAddress,
      vlanCapacity: limits["vlan"],
      ownership: ownership === "shared" ? undefined : ownership,
    }),
  };
}

/** What a person has to complete in such resources. */
export function unrecorded({ kind, name }: DescribedResource): LeftOver[] {
  const remark = remarks[kind];
  return remark === undefined ? [] : [{ path: `${kind}/${name} ${remark.field}`, why: remark.why }];
}

const remarks: Readonly<Record<string, { readonly field: string; readonly why: string }>> = {
  VlanPool: { field: "/spec/ranges", why: "no record holds them: these are the VLANs in use" },
  SwitchPair: {
    field: "/spec",
    why: "no record holds its zone, group id and AS number; EVPN follows from them",
  },
};

/** The VLANs that have a VNI: others were never networks. */
function rangesOf(documents: readonly JsonObject[]): readonly string[] {
  const vlans = documents.flatMap((document) =>
    Object.values(isJsonObject(document["vnis"]) ? document["vnis"] : {}).flatMap(vlanOf),
  );
  const ranges = mergedRanges(vlans.map((vlan) => [vlan, vlan]));
  return ranges.length === 0 ? [wholeRange] : ranges.map(([from, to]) => `${from}-${to}`);
}

const wholeRange = "2-4093";

function vlanOf(value: Json): number[] {
  const vlan = isJsonObject(value) ? value["vlan"] : undefined;
  return typeof vlan === "number" && vlan <= 4093 ? [vlan] : [];
}
