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

/** A set: each key is there or is not. */
export interface Keys extends JsonObject {
  readonly [key: string]: { readonly [none: string]: never };
}

export interface PortChannelValue extends JsonObject {
  readonly members: Keys;
  readonly lacp: string;
}

/** Addresses stand with their prefix lengths: "192.0.2.1/24". */
export interface GatewayValue extends JsonObject {
  readonly vrf: string;
  readonly primary: string;
  readonly secondaries: Keys;
  readonly dhcpRelays: Keys;
}

export interface EvpnValue extends JsonObject {
  readonly rd: string;
  readonly imports: Keys;
  readonly exports: Keys;
}

/** What a border gateway has besides: the same routes towards other sites. */
export interface BorderEvpnValue extends EvpnValue {
  readonly rdAllDomains: true;
  readonly remoteImports: Keys;
  readonly remoteExports: Keys;
}

export interface PrefixValue extends JsonObject {
  /** It stays within its availability zone. */
  readonly azLocal: boolean;
  /** It is announced outside as it is. */
  readonly announced: boolean;
}

export interface AggregateValue extends JsonObject {
  readonly azLocal: boolean;
}

/** What a switch has where nothing was ever configured. */
export const emptyDocument: JsonObject = Object.freeze({
  vlans: Object.freeze({}),
  vnis: Object.freeze({}),
  remoteVteps: Object.freeze({}),
  portChannels: Object.freeze({}),
  interfaces: Object.freeze({}),
  gateways: Object.freeze({}),
  evpn: Object.freeze({}),
  vrfs: Object.freeze({}),
});

/** An interface without any VLAN on it: a physical port. */
export const bareEthernet: JsonObject = { type: "ethernet", trunkVlans: {}, translations: {} };

/** A VRF in which nothing is announced. */
export const bareVrf: JsonObject = { prefixes: {}, aggregates: {} };

/** The set of some keys, in the order given. */
export function keySet(keys: Iterable<string>): Keys {
  return Object.fromEntries([...keys].map((key) => [key, {}]));
}

/** The interface of a port channel, without any VLAN on it. */
export function bareLag(portChannel: number): JsonObject {
  return { type: "lag", portChannel, trunkVlans: {}, translations: {} };
}
