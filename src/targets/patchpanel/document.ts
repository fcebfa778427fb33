// The values of a patch panel's document, as types. The document's schema says the same for drivers and
// other programs; nothing here reads or changes a document.

import type { JsonObject } from "../../model/json.ts";

/** One NIC and the spp_vf process that serves it; the key is its place in DPDK's order, from "1". */
export interface NicValue extends JsonObject {
  readonly pciAddress: string;
  readonly physicalNetwork: string;
  /** How many vhosts it has; their ids count on through all NICs of the host. */
  readonly vhosts: number;
  /** "0xfe" */
  readonly coreMask: string;
}

/** The process of all mirrors. */
export interface MirroringValue extends JsonObject {
  readonly mirrors: number;
  readonly coreMask: string;
}

/** The spp_vf process of a NIC runs, and knows its controller; its components are items of their own. */
export const bareProcess: JsonObject = Object.freeze({});

/** A component of an spp_vf process; the key is its name. What its ports do with VLANs a plug says. */
export interface ComponentValue extends JsonObject {
  readonly core: number;
  readonly type: string;
  /** Sets of ports: {"ring:0": {}}. */
  readonly rx: JsonObject;
  readonly tx: JsonObject;
}

/** A port of a virtual machine on a vhost; the key is the port's id. */
export interface PlugValue extends JsonObject {
  readonly vhost: number;
  /** The NIC whose vhost it is, by its place. Absent where no NIC that is configured has the vhost. */
  readonly nic?: number;
  readonly physicalNetwork: string;
  /** Lower case, two digits, colons. */
  readonly mac: string;
  /** Absent for a flat network. */
  readonly vlan?: number;
  /** Frames pass. False where it was asked for and is not, or no longer, so. */
  readonly up: boolean;
}

/** A vhost that is taken for a port of which nothing else is there. */
export interface TakenVhostValue extends JsonObject {
  readonly port: string;
}

/** What a patch panel has where nothing was ever configured. */
export const emptyDocument: JsonObject = Object.freeze({
  nics: Object.freeze({}),
  mirroring: Object.freeze({}),
  wiring: Object.freeze({}),
  vhosts: Object.freeze({}),
  plugs: Object.freeze({}),
});
