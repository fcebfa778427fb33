// One switch port of a host group.

import type { JsonObject } from "../../model/json.ts";
import {
  complain,
  fieldOf,
  flagOf,
  itemsOf,
  leave,
  leaveRest,
  requiredText,
  textOf,
  wholeOf,
  type Place,
  type Reading,
} from "./reading.ts";
import type { ResourceNames } from "./resource-names.ts";
import { presentFields } from "./resources.ts";

/** The port as a HostGroup writes it; nothing after a diagnostic or for a port that is left over. */
export function readPort(reading: Reading, place: Place, switchNames: ResourceNames): JsonObject[] {
  const onSwitch = requiredText(reading, place, "switch");
  const name = textOf(fieldOf(place, "name"));
  if (onSwitch === undefined) return [];
  if (flagOf(fieldOf(place, "unmanaged")) === true) {
    const why = `port ${name ?? "without a name"} of ${onSwitch} is unmanaged: its interface must not be touched`;
    leave(reading, place, why);
    return [];
  }
  leaveRest(reading, place, "port", portFields);
  const port = { switch: switchNames.nameFor(onSwitch) };
  const isLag = flagOf(fieldOf(place, "lacp")) === true;
  if (!isLag) {
    if (name === undefined) complain(reading, fieldOf(place, "name"), "a port needs a name");
    return name === undefined ? [] : [{ ...port, interface: name }];
  }
  const members = itemsOf(fieldOf(place, "members")).flatMap((member) => textOf(member) ?? []);
  const id = wholeOf(fieldOf(place, "portchannel_id")) ?? idInName(name ?? "");
  if (members.length === 0) complain(reading, fieldOf(place, "members"), "a LAG needs members");
  if (id === undefined) {
    const help = "add portchannel_id, or name the port as in Port-Channel101";
    complain(reading, fieldOf(place, "name"), "the port channel's number is not in its name", help);
  }
  if (members.length === 0 || id === undefined) return [];
  const isDefault = name === undefined || name === `Port-Channel${id}`;
  const own = isDefault ? undefined : name;
  return [presentFields({ ...port, interface: own, portChannel: { id, members } })];
}

const portFields: ReadonlySet<string> = new Set([
  "switch",
  "name",
  "lacp",
  "portchannel_id",
  "members",
  "unmanaged",
]);

/** "Port-Channel23", "port-channel42", "port-Channel 1337", "po7": the number, by whatever case. */
function idInName(name: string): number | undefined {
  const match = /^(?:port-channel|po) *([0-9]{1,5})$/i.exec(name);
  return match === null ? undefined : Number(match[1]);
}
