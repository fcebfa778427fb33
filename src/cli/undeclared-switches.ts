// Switches that no manifest declares, as the resources that declare them: what is known of them are
// their settings, as they were applied before or as a person gave them. Zone, group id and AS number
// nobody can know.

import type { DescribedResource } from "../importers/manifest-files.ts";
import { presentFields } from "../importers/manifest-files.ts";
import type { LeftOver } from "../importers/switch/leftovers.ts";
import { switchPairs } from "../kinds/switch-pair/name.ts";
import { vlanPools } from "../kinds/vlan-pool/name.ts";
import { mergedRanges } from "../model/number-ranges.ts";
import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import type { ResourceIndex } from "../model/resource-index.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Catalog } from "../plan/catalog.ts";

export interface UndeclaredSwitch {
  readonly pair: string;
  readonly settings: TargetSettings;
}

/** The switches, with their pairs and VLAN pools where these are not declared either. */
export function undeclaredSwitches(
  switches: readonly UndeclaredSwitch[],
  documents: ReadonlyMap<TargetName, JsonObject>,
  given: ResourceIndex,
): readonly DescribedResource[] {
  const added = new Map<string, DescribedResource>();
  const add = (one: DescribedResource): void => {
    const ref = `${one.kind}/${one.name}`;
    if (!added.has(ref)) added.set(ref, one);
  };
  for (const { pair, settings } of switches) {
    if (given.get(switchPairs, pair) !== undefined) continue;
    const pool = poolOf(settings) ?? pair;
    const sharing = switches.filter((one) => (poolOf(one.settings) ?? one.pair) === pool);
    const ranges = rangesOf(sharing.map((one) => documents.get(one.settings.target) ?? {}));
    if (given.get(vlanPools, pool) === undefined) {
      add({ kind: "VlanPool", name: pool, spec: { ranges } });
    }
    const spec = presentFields({ vlanPool: pool === pair ? undefined : pool });
    add({ kind: "SwitchPair", name: pair, spec });
  }
  for (const one of switches) add(switchOf(one));
  return [...added.values()];
}

function poolOf({ pools }: TargetSettings): string | undefined {
  return pools["vlan"]?.replace(/^vlan\//, "");
}

function switchOf({ pair, settings }: UndeclaredSwitch): DescribedResource {
  const { target, driver, ownership, limits, connection } = settings;
  const { endpoint, credentials, serverName, bridge, vtepAddress } = connection;
  return {
    kind: "Switch",
    name: target.slice("switch/".length),
    spec: presentFields({
      pair,
      driver,
      endpoint,
      credentials,
      serverName,
      bridge,
      vtepAddress,
      vlanCapacity: limits["vlan"],
      ownership: ownership === "shared" ? undefined : ownership,
    }),
  };
}

/** What a person has to complete in such resources. */
export function incomplete(
  added: readonly DescribedResource[],
  { drivers }: Catalog,
): readonly LeftOver[] {
  const speaksEvpn = (pair: string): boolean =>
    added.some(({ spec }) => {
      const { pair: own, driver } = spec;
      const traits = typeof driver === "string" ? drivers.get(driver) : undefined;
      return own === pair && traits?.features.has("evpn") === true;
    });
  return added.flatMap(({ kind, name }) => {
    if (kind === "VlanPool") return [{ path: `VlanPool/${name} /spec/ranges`, why: inUse }];
    if (kind !== "SwitchPair" || !speaksEvpn(name)) return [];
    return [{ path: `SwitchPair/${name} /spec`, why: noZone }];
  });
}

const inUse = "no switch and no record holds them: these are the VLANs in use";
const noZone = "no record holds its zone, group id and AS number; EVPN follows from them";

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
