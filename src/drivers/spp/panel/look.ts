// Looks at the processes of a host. What one of them cannot show is told apart from what is not there.

import type { SppCtl, SppVf } from "../../../ports/spp-ctl.ts";
import { isTrouble, type Trouble } from "../../../ports/trouble.ts";

/** All processes that are connected; a process that does not answer makes trouble of all. */
export async function lookAtAll(ctl: SppCtl): Promise<ReadonlyMap<number, SppVf> | Trouble> {
  const clients = await ctl.clients();
  if (isTrouble(clients)) return clients;
  const looked = await lookAt(ctl, clients);
  const vfs = new Map<number, SppVf>();
  for (const [client, vf] of looked) {
    if (isTrouble(vf)) return vf;
    if (vf !== undefined) vfs.set(client, vf);
  }
  return vfs;
}

/** Undefined for a process that is not connected. */
export async function lookAt(
  ctl: SppCtl,
  clients: readonly number[],
): Promise<ReadonlyMap<number, SppVf | undefined | Trouble>> {
  const vfs = await Promise.all(clients.map((client) => ctl.vf(client)));
  return new Map(clients.map((client, i) => [client, vfs[i]]));
}
