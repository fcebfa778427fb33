// The vhosts of a host that nobody has, and how frames would get there. Pure.

import type { HostKeys } from "../keys/host-keys.ts";
import { nobody, vhostNameParts } from "../keys/key-names.ts";
import { placeOfVhost, type VhostPlace, type WantedProcess } from "./layout.ts";

export function freeVhosts(
  { sections }: HostKeys,
  processes: readonly WantedProcess[],
): readonly VhostPlace[] {
  return [...sections.vhost].flatMap(([name, { value }]) => {
    const { physicalNetwork, vhost } = vhostNameParts(name);
    if (value !== nobody || !/^\d+$/.test(vhost)) return [];
    const place = placeOfVhost(processes, Number(vhost));
    return typeof place === "string" || place.physicalNetwork !== physicalNetwork ? [] : [place];
  });
}
