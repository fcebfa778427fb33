// Where things stand in the document of a patch panel. Kinds and drivers build paths here and nowhere
// else. A bucket is the pointer of an item's parent, as claims name it.

import { escapeSegment } from "../../model/pointer.ts";
import type { TargetName } from "../../model/target.ts";

export const nicsBucket = "/nics";
export const plugsBucket = "/plugs";
export const mirroringBucket = "/mirroring";
/** The one item of its bucket: all mirrors are one process. */
export const mirroringKey = "process";

/** The target of an SPP host: "patchpanel/node001". */
export function patchPanelTargetName(host: string): TargetName {
  return `patchpanel/${host}`;
}

/** The spp_vf processes, by their client ids: that of a NIC has the NIC's place. */
export const processesBucket = "/wiring";

/** Components of one spp_vf process, by its client id. */
export function wiringBucket(client: number | string): string {
  return `/wiring/${client}`;
}

/** Vhosts that are taken and that no plug uses. */
export function vhostsBucket(physicalNetwork: string): string {
  return `/vhosts/${escapeSegment(physicalNetwork)}`;
}

/** The allocation pool, and the space, of a host's vhosts on a physical network. */
export function vhostSpace(physicalNetwork: string): string {
  return `vhost/${physicalNetwork}`;
}
