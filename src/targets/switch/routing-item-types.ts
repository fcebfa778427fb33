// The items of a switch document that route: EVPN instances, gateways, and what VRFs announce. It knows
// nothing of networks, hosts or manifests.

import { equalJson, isJsonObject, type Json } from "../../model/json.ts";
import type { ItemType } from "../../model/target.ts";
import { itemKey, plainItem, stringField } from "../item-parts.ts";
import { vlanNumber, vlanRef } from "./item-parts.ts";
import { vrfsBucket } from "./paths.ts";

export const evpn: ItemType = {
  ...plainItem("evpn", ["evpn", "*"]),
  waitsFor: (item) => [vlanRef(itemKey(item, 0))],
  // Two instances with one route distinguisher overwrite each other's routes (RFC 7432, section 7.9).
  holds: ({ value }) => [`rd/${stringField(value, "rd")}`],
  number: (item) => vlanNumber(Number(itemKey(item, 0))),
  disrupts: (item, after) =>
    isGaining(item.value, after)
      ? []
      : [`what other switches know of the addresses in VLAN ${itemKey(item, 0)}`],
  feature: () => "evpn",
  conflict: {
    code: "conflict/evpn",
    help: "a VLAN has one EVPN instance: give the networks different VLANs",
  },
};

/** The device's own: what makes it a VRF is set up there, and it is never removed. */
export const vrf: ItemType = {
  ...plainItem("vrf", ["vrfs", "*"]),
  container: true,
  permanent: () => true,
  feature: () => "vrfs",
  conflict: { code: "conflict/vrf", help: "a VRF is the same for all who use it" },
};

export const gateway: ItemType = {
  ...plainItem("gateway", ["gateways", "*"]),
  waitsFor: (item) => [
    vlanRef(itemKey(item, 0)),
    { bucket: vrfsBucket, key: stringField(item.value, "vrf") },
  ],
  number: (item) => vlanNumber(Number(itemKey(item, 0))),
  disrupts: (item, after) =>
    isGaining(item.value, after) ? [] : [`routed traffic of VLAN ${itemKey(item, 0)}`],
  feature: () => "gateways",
  conflict: {
    code: "conflict/gateway",
    help: "a VLAN has one set of gateway addresses: describe them in one place, or alike",
  },
};

export const prefix: ItemType = {
  ...plainItem("prefix", ["vrfs", "*", "prefixes", "*"]),
  disrupts: (item) => [`routes to ${itemKey(item, 1)}`],
  feature: () => "vrfs",
  conflict: {
    code: "conflict/prefix",
    help: "a subnet belongs to one network, which is either local to a zone or not",
  },
};

export const aggregate: ItemType = {
  ...plainItem("aggregate", ["vrfs", "*", "aggregates", "*"]),
  disrupts: (item) => [`routes to ${itemKey(item, 1)}`],
  feature: () => "vrfs",
  conflict: {
    code: "conflict/aggregate",
    help: "an aggregate is either local to a zone or not: let all who need it say the same",
  },
};

/** Nothing that was there goes or becomes something else: addresses or route targets only join. */
function isGaining(before: Json, after: Json | undefined): boolean {
  if (!isJsonObject(before) || !isJsonObject(after)) return false;
  return Object.entries(before).every(([field, value]) => {
    const next = after[field];
    if (!isJsonObject(value) || !isJsonObject(next)) return equalJson(value, next);
    return Object.keys(value).every((key) => Object.hasOwn(next, key));
  });
}
