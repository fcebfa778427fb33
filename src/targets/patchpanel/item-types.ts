// The items of a patch panel's document: what each waits for, holds, disrupts and needs of a driver. It
// knows nothing of networks, hosts or manifests, nor how keys or components are written.

import { equalJson, isJsonObject, type Json } from "../../model/json.ts";
import type { ItemNeed, ItemType } from "../../model/target.ts";
import { itemKey, numberField, plainItem, stringField } from "../item-parts.ts";
import { classifierName, componentNeeds, forwardRx, forwardTx, mergerName } from "./components.ts";
import { nicsBucket, vhostSpace, wiringBucket } from "./paths.ts";

const partOfHost: ItemType["conflict"] = {
  code: "conflict/patch-panel",
  help: "describe the NICs and mirrors of a host in one Host",
};

const onePlug: ItemType["conflict"] = {
  code: "conflict/plug",
  help: "a port has one vhost, one MAC address and one VLAN: describe it in one binding",
};

/** DPDK counts ports in the order in which they are given, so a NIC comes after those before it. */
const nic: ItemType = {
  ...plainItem("nic", ["nics", "*"]),
  changesAsOne: true,
  waitsFor: (item) => {
    const place = Number(itemKey(item, 0));
    return place > 1 ? [nicRef(place - 1)] : [];
  },
  disrupts: (item, after) => {
    const place = itemKey(item, 0);
    const isRenumbering = numberField(item.value, "vhosts") !== vhostsIn(after);
    return [`all traffic of NIC ${place}${isRenumbering ? " and of those after it" : ""}`];
  },
  conflict: partOfHost,
};

const mirroring: ItemType = {
  ...plainItem("mirroring", ["mirroring", "*"]),
  changesAsOne: true,
  disrupts: () => ["all mirrored traffic"],
  feature: () => "mirrors",
  conflict: partOfHost,
};

/** Somebody starts it on the host; nobody makes or removes it from here. */
const process: ItemType = {
  ...plainItem("process", ["wiring", "*"]),
  container: true,
  permanent: () => true,
  // That of the mirrors has a number of its own, and no NIC.
  waitsFor: (item) => [{ ...nicRef(itemKey(item, 0)), optional: true }],
  feature: () => "wiring",
  conflict: partOfHost,
};

const component: ItemType = {
  ...plainItem("component", ["wiring", "*", "*"]),
  changesAsOne: true,
  waitsFor: ({ keys: [client = "", name = ""], value }) => componentNeeds(client, name, value),
  disrupts: (item) => [`traffic through ${itemKey(item, 1)} of NIC ${itemKey(item, 0)}`],
  feature: () => "wiring",
  conflict: partOfHost,
};

/**
 * Nobody claims it: it is what was left by somebody who took a vhost and went. With ownership by ranges
 * it is freed.
 */
const takenVhost: ItemType = {
  ...plainItem("takenVhost", ["vhosts", "*", "*"]),
  number: (item) => ({ space: vhostSpace(itemKey(item, 0)), number: Number(itemKey(item, 1)) }),
  conflict: onePlug,
};

/** Neutron may plug ports of its own beside ours. */
const plug: ItemType = {
  ...plainItem("plug", ["plugs", "*"]),
  changesAsOne: true,
  othersStay: true,
  number: ({ value }) => {
    const number = numberField(value, "vhost");
    if (!Number.isInteger(number)) return undefined;
    return { space: vhostSpace(stringField(value, "physicalNetwork")), number };
  },
  waitsFor: ({ value }) => plugNeeds(value),
  holds: ({ value }) => heldByPlug(value),
  disrupts: (item, after) =>
    isDown(item.value) || isSamePlug(item.value, after)
      ? []
      : [`traffic of port ${itemKey(item, 0)}`],
  conflict: onePlug,
};

/** In making order. */
export const patchPanelItemTypes: readonly ItemType[] = [
  nic,
  mirroring,
  process,
  component,
  takenVhost,
  plug,
];

function nicRef(place: number | string): ItemNeed {
  return { bucket: nicsBucket, key: String(place) };
}

/** More than a host has; a document may say anything. */
const nicsMax = 64;

/**
 * Its NIC, and those before that one, which decide on the numbers of its vhosts; and the components that
 * carry its frames, where a driver makes them.
 */
function plugNeeds(value: Json): readonly ItemNeed[] {
  const place = numberField(value, "nic");
  if (!Number.isInteger(place) || place < 1 || place > nicsMax) return [];
  const bucket = wiringBucket(place);
  const vhost = numberField(value, "vhost");
  const names = [forwardTx(vhost), forwardRx(vhost), classifierName, mergerName];
  const nics = Array.from({ length: place }, (_, i) => nicRef(i + 1));
  return [...nics, ...names.map((key) => ({ bucket, key, optional: true }))];
}

/** A NIC's classifier sends the frames of one address and VLAN to one vhost. */
function heldByPlug(value: Json): readonly string[] {
  const vhost = numberField(value, "vhost");
  const place = numberField(value, "nic");
  const vlan = numberField(value, "vlan");
  return [
    ...(Number.isInteger(vhost) ? [`vhost/${vhost}`] : []),
    ...(Number.isInteger(place)
      ? [`mac/${place}/${stringField(value, "mac")}/${Number.isInteger(vlan) ? vlan : "flat"}`]
      : []),
  ];
}

function isDown(value: Json): boolean {
  return isJsonObject(value) && value["up"] === false;
}

/** Only whether it is up may differ: it is plugged again where it was. */
function isSamePlug(before: Json, after: Json | undefined): boolean {
  if (!isJsonObject(before) || !isJsonObject(after)) return false;
  return equalJson({ ...before, up: true }, { ...after, up: true });
}

function vhostsIn(value: Json | undefined): number {
  return value === undefined ? Number.NaN : numberField(value, "vhosts");
}
