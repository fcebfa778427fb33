// Zones and switch groups of the driver's configuration: AvailabilityZones, VlanPools, SwitchPairs
// and Switches.

import type { NumberRange } from "../../model/allocation.ts";
import { mergedRanges } from "../../model/number-ranges.ts";
import type { ImportedResource } from "./resources.ts";
import { presentFields } from "./resources.ts";
import { createResourceNames, type ResourceNames } from "./resource-names.ts";
import {
  complain,
  fieldOf,
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
  readonly zones: readonly ImportedResource[];
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
}

export function readFabric(reading: Reading, config: Place, driver: string): ReadFabric {
  const globals = fieldOf(config, "global_config");
  leaveRest(reading, globals, "global_config", new Set(["default_vlan_ranges", zonesKey]));
  const zoneNames = createResourceNames();
  const zones = itemsOf(fieldOf(globals, zonesKey)).flatMap((place) =>
    readZone(reading, place, zoneNames),
  );
  const defaults = readRanges(reading, fieldOf(globals, "default_vlan_ranges"));
  const inputs = itemsOf(fieldOf(config, "switchgroups")).flatMap((place) =>
    readPairInput(reading, place, defaults),
  );
  const names = { pair: createResourceNames(), pool: createResourceNames() };
  const switchNames = createResourceNames();
  const poolOfSwitch = new Map<string, string>();
  const pairs = new Map<string, ImportedResource[]>();
  for (const input of inputs) {
    const pair = pairResource(reading, input, names, zoneNames);
    const members = itemsOf(fieldOf(input.place, "members"));
    const switches = members.flatMap((member) => {
      const original = requiredText(reading, member, "name");
      if (original === undefined) return [];
      poolOfSwitch.set(original, input.pool);
      const one = { name: switchNames.nameFor(original), pair: pair.name, driver };
      return [switchResource(reading, member, one, textOf(fieldOf(input.place, "vtep_ip")))];
    });
    pairs.set(`switches/${pair.name}`, [pair, ...switches]);
  }
  return {
    zones,
    pools: poolResources(inputs, names.pool),
    pairs,
    switchNames,
    poolNames: names.pool,
    poolOfSwitch,
    knownPools: new Set(inputs.map((input) => input.pool)),
  };
}

const zonesKey = "availability_zones";

function readZone(reading: Reading, place: Place, names: ResourceNames): ImportedResource[] {
  const name = requiredText(reading, place, "name")?.toLowerCase();
  const number = wholeOf(fieldOf(place, "number"));
  leaveRest(reading, place, "availability_zone", new Set(["name", "number", "suffix"]));
  if (number === undefined) complain(reading, fieldOf(place, "number"), "must be a number, 1 to 9");
  if (name === undefined || number === undefined) return [];
  const suffix = textOf(fieldOf(place, "suffix"))?.toLowerCase();
  const spec = presentFields({ number, suffix });
  return [{ kind: "AvailabilityZone", name: names.nameFor(name), spec }];
}

function readPairInput(
  reading: Reading,
  place: Place,
  defaults: readonly NumberRange[],
): PairInput[] {
  const name = requiredText(reading, place, "name");
  leaveRest(reading, place, "switchgroup", pairFields);
  if (name === undefined) return [];
  const own = fieldOf(place, "vlan_ranges");
  const ranges = Array.isArray(own.value) ? readRanges(reading, own) : defaults;
  if (ranges.length === 0) complain(reading, own, `${name} has no VLAN range`);
  return [{ place, name, pool: textOf(fieldOf(place, "override_vlan_pool")) ?? name, ranges }];
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
  const zone = requiredText(reading, place, "availability_zone")?.toLowerCase();
  const pairName = names.pair.nameFor(name);
  const poolName = names.pool.nameFor(pool);
  const spec = presentFields({
    availabilityZone: zone === undefined ? undefined : zoneNames.nameFor(zone),
    vlanPool: poolName === pairName ? undefined : poolName,
    groupId: wholeOf(fieldOf(place, "group_id")),
    asn: textOf(fieldOf(place, "asn")),
  });
  return { kind: "SwitchPair", name: pairName, spec };
}

function switchResource(
  reading: Reading,
  place: Place,
  one: { readonly name: string; readonly pair: string; readonly driver: string },
  vtepAddress: string | undefined,
): ImportedResource {
  leaveRest(reading, place, "switch", new Set(["name", "host"]));
  const endpoint = textOf(fieldOf(place, "host"));
  if (endpoint === undefined) leave(reading, fieldOf(place, "host"), "the switch has no address");
  const { pair, driver } = one;
  const spec = presentFields({ pair, driver, endpoint, vtepAddress });
  return { kind: "Switch", name: one.name, spec };
}

/** Groups that share a pool share its numbers: the pool has the ranges of all of them. */
function poolResources(inputs: readonly PairInput[], names: ResourceNames): ImportedResource[] {
  const ranges = new Map<string, NumberRange[]>();
  for (const { pool, ranges: own } of inputs) {
    ranges.set(pool, mergedRanges([...(ranges.get(pool) ?? []), ...own]));
  }
  return [...ranges].map(([pool, merged]) => ({
    kind: "VlanPool",
    name: names.nameFor(pool),
    spec: { ranges: merged.map(([from, to]) => (from === to ? from : `${from}-${to}`)) },
  }));
}
