// The infrastructure networks and extra VLANs of a host group, and what the driver makes of them
// that nobody wrote.

import type { JsonObject } from "../../model/json.ts";
import {
  fieldOf,
  flagOf,
  itemsOf,
  leave,
  leaveRest,
  note,
  requiredText,
  requiredWhole,
  textOf,
  textsOf,
  wholeOf,
  type Place,
  type Reading,
} from "./reading.ts";
import type { ResourceNames } from "../resource-names.ts";
import { presentFields } from "../manifest-files.ts";
import { largestVlan } from "./vlan-ranges.ts";

/** Items as a HostGroup writes them, each with the place that it comes from. */
export type WithPlace<T> = readonly { readonly value: T; readonly place: Place }[];

const outside = `no switch can carry a VLAN above ${largestVlan}`;

export function readInfraNetworks(
  reading: Reading,
  place: Place,
  vrfNames: ResourceNames,
  getsNativeVlan: boolean,
): WithPlace<JsonObject> {
  const places = itemsOf(place);
  const networks = places.flatMap((one) => {
    const value = readInfraNetwork(reading, one, vrfNames);
    return value === undefined ? [] : [{ value, place: one }];
  });
  tellNativeVlan(reading, networks, getsNativeVlan);
  return networks;
}

const infraFields: ReadonlySet<string> = new Set([
  "name",
  "vlan",
  "vni",
  "untagged",
  "vrf",
  "networks",
  "aggregates",
  "dhcp_relays",
]);

function readInfraNetwork(
  reading: Reading,
  place: Place,
  vrfNames: ResourceNames,
): JsonObject | undefined {
  leaveRest(reading, place, "infra_network", infraFields);
  const name = requiredText(reading, place, "name");
  const vlan = requiredWhole(reading, place, "vlan");
  const vni = requiredWhole(reading, place, "vni");
  if (name === undefined || vlan === undefined || vni === undefined) return undefined;
  if (vlan > largestVlan) {
    leave(reading, fieldOf(place, "vlan"), outside);
    return undefined;
  }
  const vrf = textOf(fieldOf(place, "vrf"));
  const dhcpRelays = textsOf(reading, fieldOf(place, "dhcp_relays"));
  if (dhcpRelays !== undefined) {
    const why = "the driver checks them and configures none; here the gateways relay";
    note(reading, fieldOf(place, "dhcp_relays"), why);
  }
  return presentFields({
    name,
    vlan,
    vni,
    untagged: flagOf(reading, fieldOf(place, "untagged")) === true ? true : undefined,
    vrf: vrf === undefined ? undefined : vrfNames.nameFor(vrf),
    gateways: textsOf(reading, fieldOf(place, "networks")),
    aggregates: textsOf(reading, fieldOf(place, "aggregates")),
    dhcpRelays,
  });
}

/** Says where a port's native VLAN will be another than the one that the driver has set. */
function tellNativeVlan(
  reading: Reading,
  networks: WithPlace<JsonObject>,
  getsNativeVlan: boolean,
): void {
  const last = networks.at(-1);
  for (const one of networks) {
    const isUntagged = one.value["untagged"] === true;
    if (!getsNativeVlan && isUntagged) {
      const why =
        "the driver sets no native VLAN on ports that only trunk; here an untagged infra network is one everywhere";
      note(reading, fieldOf(one.place, "untagged"), why);
    }
    if (getsNativeVlan && isUntagged !== (one === last)) {
      const why =
        one === last
          ? "the driver makes the last infra network the native VLAN, whatever `untagged` says; here this one stays tagged"
          : "the driver makes the last infra network the native VLAN, whatever `untagged` says; here this one is it";
      note(reading, one.place, why);
    }
  }
}

export function readExtraVlans(reading: Reading, place: Place): WithPlace<number> {
  return itemsOf(place).flatMap((item) => {
    const vlan = wholeOf(reading, item);
    if (vlan !== undefined && vlan > largestVlan) leave(reading, item, outside);
    return vlan === undefined || vlan > largestVlan ? [] : [{ value: vlan, place: item }];
  });
}
