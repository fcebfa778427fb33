// The target type "switch": its documents, its items and what drivers of switches may lack.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import type { LiveNumber, TargetType } from "../../model/target.ts";
import { emptyDocument } from "./document.ts";
import { switchItemTypes } from "./item-types.ts";
import { vlansBucket, vnisBucket } from "./paths.ts";
import { vniCarriers } from "./vni-carriers.ts";

export const switchTarget: TargetType = {
  name: "switch",
  itemTypes: switchItemTypes,
  features: {
    vnis: "VXLAN network identifiers",
    remoteVteps: "lists of the other switches of a VNI",
    portChannels: "port channels",
    nativeVlan: "native VLANs",
    translations: "VLAN translations",
    speed: "way to set the speed of an interface",
    evpn: "EVPN instances",
    gateways: "gateways of its own",
    vrfs: "VRFs",
    createInterface: "way to bring a physical interface into being",
  },
  carriers: vniCarriers,
  emptyDocument,
  numbersIn,
};

function* numbersIn(document: JsonObject): Generator<LiveNumber, void> {
  const vlans = entriesOf(document["vlans"]);
  const names = new Map(vlans.map(([id, value]) => [Number(id), nameIn(value)]));
  for (const [id] of vlans) {
    const path = `${vlansBucket}/${id}`;
    yield liveNumber("vlan", Number(id), path, names.get(Number(id)));
  }
  for (const [id, value] of entriesOf(document["vnis"])) {
    // A VNI has no name of its own; the VLAN that it carries shows whose it is.
    const vlan = isJsonObject(value) ? Number(value["vlan"]) : Number.NaN;
    yield liveNumber("vni", Number(id), `${vnisBucket}/${id}`, names.get(vlan));
  }
}

function liveNumber(
  space: string,
  number: number,
  path: string,
  key: string | undefined,
): LiveNumber {
  return key === undefined ? { space, number, path } : { space, number, path, key };
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function nameIn(value: Json): string | undefined {
  const name = isJsonObject(value) ? value["name"] : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}
