// The values of a switch document, as types. The document's schema says the same for drivers and
// other programs; nothing here reads or changes a document.

import type { JsonObject } from "../../model/json.ts";

export interface VlanValue extends JsonObject {
  /** The identity of the network. */
  readonly name: string;
}

export interface VniValue extends JsonObject {
  readonly vlan: number;
}

export interface PortChannelValue extends JsonObject {
  readonly members: { readonly [interfaceName: string]: { readonly [none: string]: never } };
  readonly lacp: string;
}

/** What a switch has where nothing was ever configured. */
export const emptyDocument: JsonObject = Object.freeze({
  vlans: Object.freeze({}),
  vnis: Object.freeze({}),
  portChannels: Object.freeze({}),
  interfaces: Object.freeze({}),
});

/** An interface without any VLAN on it: a physical port. */
export const bareEthernet: JsonObject = { type: "ethernet", trunkVlans: {}, translations: {} };

/** The interface of a port channel, without any VLAN on it. */
export function bareLag(portChannel: number): JsonObject {
  return { type: "lag", portChannel, trunkVlans: {}, translations: {} };
}
