// The items of a switch document: what each waits for, holds, disrupts and needs of a driver. It
// knows nothing of networks, hosts or manifests.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { ItemRef, ItemType, ItemView, SpaceNumber } from "../../model/target.ts";
import { portChannelsBucket, trunkVlansBucket, vlansBucket } from "./paths.ts";

const vlan: ItemType = {
  ...plainItem("vlan", ["vlans", "*"]),
  number: (item) => ({ space: "vlan", number: Number(key(item, 0)) }),
  conflict: {
    code: "conflict/vlan",
    help: "a VLAN carries one network: give the networks different VLANs, or different pools",
  },
};

const vni: ItemType = {
  ...plainItem("vni", ["vnis", "*"]),
  waitsFor: ({ value }) => [vlanRef(numberField(value, "vlan"))],
  holds: ({ value }) => [`vni-of-vlan/${numberField(value, "vlan")}`],
  number: (item) => ({ space: "vni", number: Number(key(item, 0)) }),
  disrupts: (item) => [`traffic of VNI ${key(item, 0)} between switches`],
  feature: () => "vnis",
  conflict: {
    code: "conflict/vni",
    help: "a VNI maps to one VLAN on a switch: give the networks different VNIs",
  },
};

const portChannel: ItemType = {
  ...plainItem("portChannel", ["portChannels", "*"]),
  holds: ({ value }) => memberNames(value).map((name) => `member/${name}`),
  disrupts: (item, after) =>
    isGrowing(item.value, after) ? [] : [`all traffic on port channel ${key(item, 0)}`],
  feature: () => "portChannels",
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

const trunkVlan: ItemType = {
  ...plainItem("trunkVlan", ["interfaces", "*", "trunkVlans", "*"]),
  waitsFor: (item) => [vlanRef(key(item, 1))],
  number: (item) => ({ space: "vlan", number: Number(key(item, 1)) }),
  conflict: {
    code: "conflict/trunk-vlan",
    help: "a port carries a VLAN or does not; remove one of the claims",
  },
};

const translation: ItemType = {
  ...plainItem("translation", ["interfaces", "*", "translations", "*"]),
  waitsFor: ({ keys, value }) => carriedVlan(keys[0], numberField(value, "vlan")),
  number: ({ value }) => vlanNumber(numberField(value, "vlan")),
  disrupts: (item) => [`traffic tagged ${key(item, 1)} on ${key(item, 0)}`],
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
  disrupts: (item) => [`untagged traffic on ${key(item, 0)}`],
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
  portChannel,
  interfaceItem,
  description,
  trunkVlan,
  translation,
  nativeVlan,
];

/** An item type that waits for nothing, holds nothing, disrupts nothing and needs nothing. */
function plainItem(name: string, pattern: readonly string[]): Omit<ItemType, "conflict"> {
  return {
    name,
    pattern,
    container: false,
    permanent: () => false,
    waitsFor: () => [],
    holds: undefined,
    number: () => undefined,
    disrupts: () => [],
    feature: () => undefined,
  };
}

/** What an interface's native VLAN or translation needs: the VLAN, and that the port carries it. */
function carriedVlan(interfaceName: string | undefined, vlanId: number): readonly ItemRef[] {
  const bucket = trunkVlansBucket(interfaceName ?? "");
  return [vlanRef(vlanId), { bucket, key: String(vlanId) }];
}

function vlanRef(vlan: number | string): ItemRef {
  return { bucket: vlansBucket, key: String(vlan) };
}

/** A port channel that only gets further members goes on carrying traffic on those that it has. */
function isGrowing(before: Json, after: Json | undefined): boolean {
  if (after === undefined) return false;
  const kept = new Set(memberNames(after));
  return (
    stringField(before, "lacp") === stringField(after, "lacp") &&
    memberNames(before).every((name) => kept.has(name))
  );
}

function vlanNumber(number: number): SpaceNumber {
  return { space: "vlan", number };
}

function key({ keys }: ItemView, index: number): string {
  return keys[index] ?? "";
}

function numberField(value: Json, field: string): number {
  return isJsonObject(value) ? Number(value[field]) : Number.NaN;
}

function stringField(value: Json, field: string): Json | undefined {
  return isJsonObject(value) ? value[field] : undefined;
}

function memberNames(value: Json): string[] {
  const members = isJsonObject(value) ? value["members"] : undefined;
  return isJsonObject(members) ? Object.keys(members) : [];
}
