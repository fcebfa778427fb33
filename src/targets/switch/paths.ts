// Where things stand in a switch document. Kinds and drivers build paths here and nowhere else.
// A bucket is the pointer of an item's parent, as claims name it.

import { escapeSegment } from "../../model/pointer.ts";
import type { TargetName } from "../../model/target.ts";

export const vlansBucket = "/vlans";
export const vnisBucket = "/vnis";
export const remoteVtepsBucket = "/remoteVteps";
export const portChannelsBucket = "/portChannels";
export const interfacesBucket = "/interfaces";
export const gatewaysBucket = "/gateways";
export const evpnBucket = "/evpn";
export const vrfsBucket = "/vrfs";

/** The target of a switch: "switch/leaf-a1". */
export function switchTargetName(name: string): TargetName {
  return `switch/${name}`;
}

/** The interface itself; its description and native VLAN are keys of this bucket. */
export function interfacePath(name: string): string {
  return `${interfacesBucket}/${escapeSegment(name)}`;
}

export function trunkVlansBucket(interfaceName: string): string {
  return `${interfacePath(interfaceName)}/trunkVlans`;
}

export function translationsBucket(interfaceName: string): string {
  return `${interfacePath(interfaceName)}/translations`;
}

export function prefixesBucket(vrf: string): string {
  return `${vrfsBucket}/${escapeSegment(vrf)}/prefixes`;
}

export function aggregatesBucket(vrf: string): string {
  return `${vrfsBucket}/${escapeSegment(vrf)}/aggregates`;
}

export const descriptionKey = "description";
export const speedKey = "speed";
export const nativeVlanKey = "nativeVlan";
