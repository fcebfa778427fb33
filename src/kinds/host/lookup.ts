// What others ask of a host: its name in keys, its NICs with the numbers of their vhosts.

import type { NumberRange } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import { mergedRanges } from "../../model/number-ranges.ts";
import type { HostSpec, SoftPatchPanelNic } from "./spec.generated.ts";

type Host = Resource<HostSpec>;

/** A NIC with what its place decides. */
export interface PlacedNic {
  /** From 1. */
  readonly place: number;
  readonly firstVhost: number;
  readonly written: SoftPatchPanelNic;
}

export function nicsOf({ spec }: Host): readonly PlacedNic[] {
  let firstVhost = 0;
  return spec.softPatchPanel.nics.map((written, i) => {
    const nic = { place: i + 1, firstVhost, written };
    firstVhost += written.vhosts;
    return nic;
  });
}

/** The host's name in keys. */
export function keyNameOf({ name, spec }: Host): string {
  return spec.softPatchPanel.host ?? name;
}

/** Physical network → the numbers of its vhosts; a host may have several NICs on one. */
export function vhostRanges(host: Host): ReadonlyMap<string, readonly NumberRange[]> {
  const ranges = new Map<string, NumberRange[]>();
  for (const { firstVhost, written } of nicsOf(host)) {
    const range: NumberRange = [firstVhost, firstVhost + written.vhosts - 1];
    const own = ranges.get(written.physicalNetwork);
    if (own === undefined) ranges.set(written.physicalNetwork, [range]);
    else own.push(range);
  }
  return new Map([...ranges].map(([network, own]) => [network, mergedRanges(own)]));
}

/** The NIC on a physical network that has the vhost; undefined where none has. */
export function nicOfVhost(
  host: Host,
  physicalNetwork: string,
  vhost: number,
): PlacedNic | undefined {
  return nicsOf(host).find(
    ({ firstVhost, written }) =>
      written.physicalNetwork === physicalNetwork &&
      firstVhost <= vhost &&
      vhost < firstVhost + written.vhosts,
  );
}
