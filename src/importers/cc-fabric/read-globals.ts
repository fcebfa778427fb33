// What the driver's configuration says of the whole fabric: zones, VRFs, and the region's AS number.

import {
  fieldOf,
  itemsOf,
  leaveRest,
  requiredText,
  requiredWhole,
  textOf,
  textsOf,
  type Place,
  type Reading,
} from "./reading.ts";
import { createResourceNames, type ResourceNames } from "../resource-names.ts";
import { presentFields } from "../manifest-files.ts";
import type { ImportedResource } from "./resources.ts";

export interface ReadGlobals {
  readonly zones: readonly ImportedResource[];
  readonly policies: readonly ImportedResource[];
  readonly vrfs: readonly ReadVrf[];
  readonly zoneNames: ResourceNames;
  readonly vrfNames: ResourceNames;
  readonly defaultRanges: Place;
}

/** A VRF before its address pools are known. */
export interface ReadVrf {
  readonly original: string;
  readonly resource: ImportedResource;
  readonly addressScopes: readonly string[];
}

const zonesKey = "availability_zones";
const rangesKey = "default_vlan_ranges";

export function readGlobals(reading: Reading, config: Place): ReadGlobals {
  const globals = fieldOf(config, "global_config");
  const used = new Set([rangesKey, zonesKey, "vrfs", "asn_region"]);
  leaveRest(reading, globals, "global_config", used);
  const zoneNames = createResourceNames();
  const vrfNames = createResourceNames();
  const zones = itemsOf(fieldOf(globals, zonesKey)).flatMap((place) =>
    readZone(reading, place, zoneNames),
  );
  const vrfs = itemsOf(fieldOf(globals, "vrfs")).flatMap((place) =>
    readVrf(reading, place, vrfNames),
  );
  return {
    zones,
    policies: readPolicy(globals),
    vrfs,
    zoneNames,
    vrfNames,
    defaultRanges: fieldOf(globals, rangesKey),
  };
}

/** Names of zones are the same in any case. */
export function zoneNameOf(place: Place, names: ResourceNames): string | undefined {
  const name = textOf(place)?.toLowerCase();
  return name === undefined ? undefined : names.nameFor(name);
}

function readZone(reading: Reading, place: Place, names: ResourceNames): ImportedResource[] {
  const original = requiredText(reading, place, "name")?.toLowerCase();
  const number = requiredWhole(reading, place, "number");
  leaveRest(reading, place, "availability_zone", new Set(["name", "number", "suffix"]));
  if (original === undefined || number === undefined) return [];
  const suffix = textOf(fieldOf(place, "suffix"))?.toLowerCase();
  const spec = presentFields({ number, suffix });
  const name = names.nameFor(original);
  return [{ kind: "AvailabilityZone", name, spec, origin: { path: place.path } }];
}

function readVrf(reading: Reading, place: Place, names: ResourceNames): ReadVrf[] {
  const original = requiredText(reading, place, "name");
  const number = requiredWhole(reading, place, "number");
  leaveRest(reading, place, "vrf", new Set(["name", "number"]));
  if (original === undefined || number === undefined) return [];
  const name = names.nameFor(original);
  const spec = presentFields({ id: name === original ? undefined : original, number });
  const parts = new Map([["/spec/id", { path: [...place.path, "name"] }]]);
  const resource = { kind: "Vrf", name, spec, origin: { path: place.path }, parts };
  const addressScopes = textsOf(reading, fieldOf(place, "address_scopes")) ?? [];
  return [{ original, resource, addressScopes }];
}

/** The fabric's policy, of which the driver knows one number. */
function readPolicy(globals: Place): ImportedResource[] {
  const regionAsn = textOf(fieldOf(globals, "asn_region"));
  if (regionAsn === undefined) return [];
  const origin = { path: globals.path };
  return [{ kind: "ReconcilePolicy", name: "default", spec: { regionAsn }, origin }];
}
