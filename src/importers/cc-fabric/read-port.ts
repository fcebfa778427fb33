// One switch port of a host group.

import type { Json, JsonObject } from "../../model/json.ts";
import {
  complain,
  fieldOf,
  flagOf,
  isThere,
  leave,
  leaveRest,
  note,
  requiredText,
  textOf,
  textsOf,
  wholeOf,
  type Place,
  type Reading,
} from "./reading.ts";
import type { ResourceNames } from "../resource-names.ts";
import { presentFields } from "../manifest-files.ts";

/** The port as a HostGroup writes it; nothing after a diagnostic. */
export function readPort(
  reading: Reading,
  place: Place,
  switchNames: ResourceNames,
  mayBeNameless: boolean,
): JsonObject[] {
  const onSwitch = requiredText(reading, place, "switch");
  if (onSwitch === undefined) return [];
  leaveRest(reading, place, "port", portFields);
  const port = { switch: switchNames.nameFor(onSwitch) };
  if (flagOf(reading, fieldOf(place, "unmanaged")) === true) {
    return readUnmanagedPort(reading, place, port);
  }
  const speed = readSpeed(reading, fieldOf(place, "speed"));
  if (flagOf(reading, fieldOf(place, "lacp")) === true) {
    return readLag(reading, place, { ...port, speed });
  }
  for (const key of lagFields) {
    if (isThere(fieldOf(place, key))) {
      complain(reading, fieldOf(place, key), `"${key}" is for ports with lacp: true`);
    }
  }
  const name = textOf(fieldOf(place, "name"));
  if (name === undefined && !mayBeNameless) {
    complain(reading, fieldOf(place, "name"), "a port needs a name");
    return [];
  }
  return [presentFields({ ...port, interface: name, speed })];
}

const lagFields = ["members", "portchannel_id"];

const portFields: ReadonlySet<string> = new Set([
  "switch",
  "name",
  "lacp",
  "unmanaged",
  "speed",
  ...lagFields,
]);

function readLag(
  reading: Reading,
  place: Place,
  port: Readonly<Record<string, Json | undefined>>,
): JsonObject[] {
  const name = textOf(fieldOf(place, "name"));
  const members = textsOf(reading, fieldOf(place, "members"));
  const id = wholeOf(reading, fieldOf(place, "portchannel_id")) ?? idInName(name ?? "");
  if (members === undefined) complain(reading, fieldOf(place, "members"), "a LAG needs members");
  if (id === undefined) {
    const help = "add portchannel_id, or name the port as in Port-Channel101";
    complain(reading, fieldOf(place, "name"), "the port channel's number is not in its name", help);
  }
  if (members === undefined || id === undefined) return [];
  const isDefault = name === undefined || name === `Port-Channel${id}`;
  const own = isDefault ? undefined : name;
  return [presentFields({ ...port, interface: own, portChannel: { id, members } })];
}

/** "Port-Channel23", "port-channel42", "port-Channel 1337", "po7": the number, by whatever case. */
function idInName(name: string): number | undefined {
  const match = /^(?:port-channel|po) *([0-9]{1,5})$/i.exec(name);
  return match === null ? undefined : Number(match[1]);
}

/** Of a port that somebody else configures, only where it is counts. */
function readUnmanagedPort(
  reading: Reading,
  place: Place,
  port: { readonly switch: string },
): JsonObject[] {
  for (const key of ["members", "speed"]) {
    const why = "left out: a port that is unmanaged is configured by somebody else";
    if (isThere(fieldOf(place, key))) note(reading, fieldOf(place, key), why);
  }
  const id = wholeOf(reading, fieldOf(place, "portchannel_id"));
  const name = textOf(fieldOf(place, "name")) ?? (id === undefined ? id : `Port-Channel${id}`);
  if (name === undefined) complain(reading, fieldOf(place, "name"), "a port needs a name");
  return name === undefined ? [] : [{ ...port, interface: name, unmanaged: true }];
}

const speeds: ReadonlySet<string> = new Set(["1g", "10g", "25g", "40g", "100g", "400g"]);

function readSpeed(reading: Reading, place: Place): string | undefined {
  const written = textOf(place);
  if (written === undefined) return undefined;
  const speed = written.toLowerCase();
  if (speeds.has(speed)) return speed;
  leave(
    reading,
    place,
    `the switches know no such speed, and ignore it: ${[...speeds].join(", ")}`,
  );
  return undefined;
}
