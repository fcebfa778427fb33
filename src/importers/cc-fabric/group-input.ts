// The fields of a host group that groups of every sort may have.

import type { JsonObject } from "../../model/json.ts";
import { zoneNameOf, type ReadGlobals } from "./read-globals.ts";
import { readExtraVlans, readInfraNetworks, type WithPlace } from "./read-infra-networks.ts";
import {
  complain,
  fieldOf,
  flagOf,
  isThere,
  itemsOf,
  leaveRest,
  textOf,
  textsOf,
  type Place,
  type Reading,
} from "./reading.ts";
import { presentFields } from "../manifest-files.ts";
import type { Origin } from "./resources.ts";

export type Role = "transit" | "borderGateway";

export interface GroupInput {
  readonly place: Place;
  readonly hosts: readonly string[];
  readonly isMetagroup: boolean;
  readonly isDirect: boolean;
  readonly role: Role | undefined;
  readonly zones: readonly string[];
  /** The fields that groups of every sort may have. */
  readonly common: JsonObject;
  readonly parts: ReadonlyMap<string, Origin>;
}

export function readGroupInput(reading: Reading, place: Place, globals: ReadGlobals): GroupInput[] {
  const hosts = textsOf(reading, fieldOf(place, "binding_hosts"));
  if (hosts === undefined) {
    complain(reading, fieldOf(place, "binding_hosts"), "must list at least one host");
    return [];
  }
  const mode = textOf(fieldOf(place, "handover_mode")) ?? "vlan";
  if (mode !== "vlan") complain(reading, fieldOf(place, "handover_mode"), 'only "vlan" exists');
  leaveRest(reading, place, "hostgroup", groupFields);
  const isMetagroup = flagOf(reading, fieldOf(place, "metagroup")) ?? false;
  const isDirect = flagOf(reading, fieldOf(place, "direct_binding")) ?? !isMetagroup;
  const role = readRole(reading, fieldOf(place, "role"));
  const zones = itemsOf(fieldOf(place, "handle_availability_zones")).flatMap(
    (zone) => zoneNameOf(zone, globals.zoneNames) ?? [],
  );
  const hasMultipleTrunks = flagOf(reading, fieldOf(place, "allow_multiple_trunk_ports"));
  const extra = readExtraVlans(reading, fieldOf(place, "extra_vlans"));
  const infraPlace = fieldOf(place, "infra_networks");
  const getsNativeVlan = isDirect && role === undefined;
  const infra = readInfraNetworks(reading, infraPlace, globals.vrfNames, getsNativeVlan);
  const common = presentFields({
    role,
    availabilityZones: zones.length === 0 ? undefined : zones,
    multipleTrunks: hasMultipleTrunks === true ? true : undefined,
    extraVlans: extra.length === 0 ? undefined : extra.map(({ value }) => value),
    infraNetworks: infra.length === 0 ? undefined : infra.map(({ value }) => value),
  });
  const parts = new Map([
    ...partsOf("/spec/extraVlans", extra),
    ...partsOf("/spec/infraNetworks", infra),
  ]);
  return [{ place, hosts, isMetagroup, isDirect, role, zones, common, parts }];
}

const groupFields: ReadonlySet<string> = new Set([
  "binding_hosts",
  "handover_mode",
  "metagroup",
  "direct_binding",
  "members",
  "role",
  "handle_availability_zones",
  "infra_networks",
  "extra_vlans",
  "allow_multiple_trunk_ports",
]);

function readRole(reading: Reading, place: Place): Role | undefined {
  if (!isThere(place)) return undefined;
  const written = textOf(place);
  if (written === "transit") return "transit";
  if (written === "bgw") return "borderGateway";
  complain(reading, place, 'the roles are "transit" and "bgw"');
  return undefined;
}

/** Where the items of a list come from, as some of the source's may be missing in it. */
export function partsOf(field: string, items: WithPlace<unknown>): [string, Origin][] {
  return items.map(({ place }, i) => [`${field}/${i}`, { path: place.path }]);
}
