// The items of a switch document that carry frames: what each waits for, holds, disrupts and needs of
// a driver. It knows nothing of networks, hosts or manifests. Routing is in routing-item-types.ts.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { ItemNeed, ItemType } from "../../model/target.ts";
import { itemKey, numberField, plainItem, stringField } from "../item-parts.ts";
import { vlanNumber, vlanRef } from "./item-parts.ts";
import { portChannelsBucket, trunkVlansBucket, vnisBucket } from "./paths.ts";
import { aggregate, evpn, gateway, prefix, vrf } from "./routing-item-types.ts";

const vlan: ItemType = {
  ...plainItem("vlan", ["vlans", "*"]),
  number: (item) => vlanNumber(Number(itemKey(item, 0))),
  conflict: {
    code: "conflict/vlan",
    help: "a VLAN carries one network: give the networks different VLANs, or different pools",
  },
};

const vni: ItemType = {
  ...plainItem("vni", ["vnis", "*"]),
  waitsFor: ({ value }) => [vlanRef(numberField(value, "vlan"))],
  holds: ({ value }) => [`vni-of-vlan/${numberField(value, "vlan")}`],
  number: (item) => ({ space: "vni", number: Number(itemKey(item, 0)) }),
  disrupts: (item) => [`traffic of VNI ${itemKey(item, 0)} between switches`],
  feature: () => "vnis",
  conflict: {
    code: "conflict/vni",
    help: "a VNI maps to one VLAN on a switch: give the networks different VNIs",
  },
};

/**
 * The planner sees to it that an address joins before anybody relies on it, and goes after its switch
 * gave up the VNI (src/plan/carrier-waits.ts), so that no change of a list interrupts anybody.
 */
const remoteVteps: ItemType = {
  ...plainItem("remoteVteps", ["remoteVteps", "*"]),
  waitsFor: (item) => [{ bucket: vnisBucket, key: itemKey(item, 0) }],
  number: (item) => ({ space: "vni", number: Number(itemKey(item, 0)) }),
  feature: () => "remoteVteps",
  conflict: vni.conflict,
};

const portChannel: ItemType = {
  ...plainItem("portChannel", ["portChannels", "*"]),
  holds: ({ value }) => memberNames(value).map((name) => `member/${name}`),
  disrupts: (item, after) =>
    isGrowing(item.value, after) ? [] : [`all traffic on port channel ${itemKey(item, 0)}`],
  feature: ({ value }) => (stringField(value, "speed") === "" ? "portChannels" : "speed"),
  conflict: {
    code: "conflict/port-channel",
    help: "describe a port channel in one host group, or say the same in both",
  },
};

const interfaceItem: ItemType = {
  ...plainItem("interface", ["interfaces", "*"]),
  container: true,
  permanent: ({ value }) => stringField(value, "type") === "ethernet",
  waitsFor: ({ value }) => {
    const id = isJsonObject(value) ? value["portChannel"] : undefined;
    return typeof id === "number" ? [{ bucket: portChannelsBucket, key: String(id) }] : [];
  },
  feature: ({ value }) =>
    stringField(value, "type") === "lag" ? "portChannels" : "createInterface",
  conflict: {
    code: "conflict/interface",
    help: "an interface is either a physical port or that of one port channel",
  },
};

const description: ItemType = {
  ...plainItem("description", ["interfaces", "*", "description"]),
  conflict: {
    code: "conflict/description",
    help: "write the description in one place only",
  },
};

const speed: ItemType = {
  ...plainItem("speed", ["interfaces", "*", "speed"]),
  disrupts: (item) => [`all traffic on ${itemKey(item, 0)}`],
  feature: () => "speed",
  conflict: {
    code: "conflict/speed",
    help: "write the speed of an interface in one place only",
  },
};

const trunkVlan: ItemType = {
  ...plainItem("trunkVlan", ["interfaces", "*", "trunkVlans", "*"]),
  waitsFor: (item) => carriedIfThere(itemKey(item, 1)),
  number: (item) => vlanNumber(Number(itemKey(item, 1))),
  conflict: {
    code: "conflict/trunk-vlan",
    help: "a port carries a VLAN or does not; remove one of the claims",
  },
};

/** Nobody claims it: it is what a port does that nobody ever restricted. */
const allVlans: ItemType = {
  ...plainItem("allVlans", ["interfaces", "*", "allVlans"]),
  disrupts: (item) => [`every VLAN that is not listed on ${itemKey(item, 0)}`],
  conflict: trunkVlan.conflict,
};

const translation: ItemType = {
  ...plainItem("translation", ["interfaces", "*", "translations", "*"]),
  waitsFor: ({ keys, value }) => carriedVlan(keys[0], numberField(value, "vlan")),
  number: ({ value }) => vlanNumber(numberField(value, "vlan")),
  disrupts: (item) => [`traffic tagged ${itemKey(item, 1)} on ${itemKey(item, 0)}`],
  feature: () => "translations",
  conflict: {
    code: "conflict/translation",
    help: "a host uses a tag for one network: choose another hostVlan for one of the bindings",
  },
};

const nativeVlan: ItemType = {
  ...plainItem("nativeVlan", ["interfaces", "*", "nativeVlan"]),
  waitsFor: ({ keys, value }) => carriedVlan(keys[0], Number(value)),
  number: ({ value }) => vlanNumber(Number(value)),
  disrupts: (item) => [`untagged traffic on ${itemKey(item, 0)}`],
  feature: () => "nativeVlan",
  conflict: {
    code: "conflict/native-vlan",
    help: "a port carries one untagged network: one of the bindings must use a hostVlan",
  },
};

/** In making order. */
export const switchItemTypes: readonly ItemType[] = [
  vlan,
  vni,
  remoteVteps,
  evpn,
  portChannel,
  interfaceItem,
  description,
  speed,
  trunkVlan,
  allVlans,
  translation,
  nativeVlan,
  vrf,
  gateway,
  prefix,
  aggregate,
];

/** A port may let VLANs through that nobody configured on the switch. Every port of a fabric asks. */
function carriedIfThere(vlanId: string): readonly ItemNeed[] {
  let needs = carried.get(vlanId);
  if (needs === undefined) {
    carried.set(vlanId, (needs = [{ ...vlanRef(vlanId), optional: true }]));
  }
  return needs;
}

const carried: Map<string, readonly ItemNeed[]> = new Map();

/** What an interface's native VLAN or translation needs: the VLAN, and that the port carries it. */
function carriedVlan(interfaceName: string | undefined, vlanId: number): readonly ItemNeed[] {
  const bucket = trunkVlansBucket(interfaceName ?? "");
  return [vlanRef(vlanId), { bucket, key: String(vlanId) }];
}

/** A port channel that only gets further members goes on carrying traffic on those that it has. */
function isGrowing(before: Json, after: Json | undefined): boolean {
  if (after === undefined) return false;
  const kept = new Set(memberNames(after));
  return (
    stringField(before, "lacp") === stringField(after, "lacp") &&
    stringField(before, "speed") === stringField(after, "speed") &&
    memberNames(before).every((name) => kept.has(name))
  );
}

function memberNames(value: Json): string[] {
  const members = isJsonObject(value) ? value["members"] : undefined;
  return isJsonObject(members) ? Object.keys(members) : [];
}
