// Switch groups of the driver's configuration: VlanPools, SwitchPairs and Switches.

import type { NumberRange } from "../../model/allocation.ts";
import { mergedRanges } from "../../model/number-ranges.ts";
import { zoneNameOf, type ReadGlobals } from "./read-globals.ts";
import type { ImportedResource } from "./resources.ts";
import { presentFields } from "../manifest-files.ts";
import { createResourceNames, type ResourceNames } from "../resource-names.ts";
import {
  complain,
  fieldOf,
  isThere,
  itemsOf,
  leave,
  leaveRest,
  requiredText,
  textOf,
  wholeOf,
  type Place,
  type Reading,
} from "./reading.ts";
import { readRanges } from "./vlan-ranges.ts";

export interface ReadFabric {
  readonly pools: readonly ImportedResource[];
  /** File name of a pair → the pair and its switches. */
  readonly pairs: ReadonlyMap<string, readonly ImportedResource[]>;
  readonly switchNames: ResourceNames;
  readonly poolNames: ResourceNames;
  /** Original name of a switch → original name of its VLAN pool. */
  readonly poolOfSwitch: ReadonlyMap<string, string>;
  readonly knownPools: ReadonlySet<string>;
}

interface PairInput {
  readonly place: Place;
  readonly name: string;
  readonly pool: string;
  readonly ranges: readonly NumberRange[];
  /** Where the ranges stand. */
  readonly rangesAt: readonly string[];
}

export function readFabric(
  reading: Reading,
  config: Place,
  globals: ReadGlobals,
  driver: string,
): ReadFabric {
  const defaults = readRanges(reading, globals.defaultRanges);
  const inputs = itemsOf(fieldOf(config, "switchgroups")).flatMap((place) =>
    readPairInput(reading, place, { ranges: defaults, at: globals.defaultRanges.path }),
  );
  const names = { pair: createResourceNames(), pool: createResourceNames() };
  const switchNames = createResourceNames();
  const poolOfSwitch = new Map<string, string>();
  const pairs = new Map<string, ImportedResource[]>();
  for (const input of inputs) {
    const pair = pairResource(reading, input, names, globals.zoneNames);
    const members = itemsOf(fieldOf(input.place, "members"));
    const switches = members.flatMap((member) => {
      const original = requiredText(reading, member, "name");
      if (original === undefined) return [];
      poolOfSwitch.set(original, input.pool);
      const one = { name: switchNames.nameFor(original), pair: pair.name, driver };
      return [switchResource(reading, member, one, textOf(fieldOf(input.place, "vtep_ip")))];
    });
    const file = `switches/${pair.name}`;
    pairs.set(file, [...(pairs.get(file) ?? []), pair, ...switches]);
  }
  return {
    pools: poolResources(inputs, names.pool),
    pairs,
    switchNames,
    poolNames: names.pool,
    poolOfSwitch,
    knownPools: new Set(inputs.map((input) => input.pool)),
  };
}

function readPairInput(
  reading: Reading,
  place: Place,
  defaults: { readonly ranges: readonly NumberRange[]; readonly at: readonly string[] },
): PairInput[] {
  const name = requiredText(reading, place, "name");
  leaveRest(reading, place, "switchgroup", pairFields);
  if (name === undefined) return [];
  const own = fieldOf(place, "vlan_ranges");
  const hasOwn = isThere(own);
  const ranges = hasOwn ? readRanges(reading, own) : defaults.ranges;
  if (ranges.length === 0) complain(reading, own, `${name} has no VLAN range`);
  const pool = textOf(fieldOf(place, "override_vlan_pool")) ?? name;
  return [{ place, name, pool, ranges, rangesAt: hasOwn ? own.path : defaults.at }];
}

const pairFields: ReadonlySet<string> = new Set([
  "name",
  "members",
  "availability_zone",
  "vtep_ip",
  "asn",
  "group_id",
  "override_vlan_pool",
  "vlan_ranges",
]);

function pairResource(
  reading: Reading,
  { place, name, pool }: PairInput,
  names: { readonly pair: ResourceNames; readonly pool: ResourceNames },
  zoneNames: ResourceNames,
): ImportedResource {
  requiredText(reading, place, "availability_zone");
  const pairName = names.pair.nameFor(name);
  const poolName = names.pool.nameFor(pool);
  const spec = presentFields({
    availabilityZone: zoneNameOf(fieldOf(place, "availability_zone"), zoneNames),
    vlanPool: poolName === pairName ? undefined : poolName,
    groupId: wholeOf(reading, fieldOf(place, "group_id")),
    asn: textOf(fieldOf(place, "asn")),
  });
  return { kind: "SwitchPair", name: pairName, spec, origin: { path: place.path } };
}

const switchFields: ReadonlySet<string> = new Set(["name", "host"]);

function switchResource(
  reading: Reading,
  place: Place,
  one: { readonly name: string; readonly pair: string; readonly driver: string },
  vtepAddress: string | undefined,
): ImportedResource {
  leaveRest(reading, place, "switch", switchFields);
  const endpoint = textOf(fieldOf(place, "host"));
  if (endpoint === undefined) leave(reading, fieldOf(place, "host"), "the switch has no address");
  const { name, pair, driver } = one;
  const hasSecret = ["user", "password"].some((key) => isThere(fieldOf(place, key)));
  const credentials = hasSecret ? { fromFile: `secrets/${name}` } : undefined;
  const spec = presentFields({ pair, driver, endpoint, credentials, vtepAddress });
  return { kind: "Switch", name, spec, origin: { path: place.path } };
}

/** Groups that share a pool share its numbers: the pool has the ranges of all of them. */
function poolResources(inputs: readonly PairInput[], names: ResourceNames): ImportedResource[] {
  const pools = new Map<string, { ranges: readonly NumberRange[]; at: readonly string[] }>();
  for (const { pool, ranges: own, rangesAt } of inputs) {
    const { ranges, at } = pools.get(pool) ?? { ranges: [], at: rangesAt };
    pools.set(pool, { ranges: mergedRanges([...ranges, ...own]), at });
  }
  return [...pools].map(([pool, { ranges, at }]) => ({
    kind: "VlanPool",
    name: names.nameFor(pool),
    spec: { ranges: ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`)) },
    origin: { path: at },
    // Merged ranges are no longer those of the list.
    parts: new Map([["/spec/ranges", { path: at }]]),
  }));
}
