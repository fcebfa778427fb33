// Looks at the processes of a host. What one of them cannot show is told apart from what is not there.

import type { Clock } from "../../../ports/clock.ts";
import type { SppCtl, SppVf } from "../../../ports/spp-ctl.ts";
import { isTrouble, trouble, type Trouble } from "../../../ports/trouble.ts";

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
async function lookAt(
  ctl: SppCtl,
  clients: readonly number[],
): Promise<ReadonlyMap<number, SppVf | undefined | Trouble>> {
  const vfs = await Promise.all(clients.map((client) => ctl.vf(client)));
  return new Map(clients.map((client, i) => [client, vfs[i]]));
}

/** One that takes longer keeps others waiting: it is looked at again later. */
const patienceMs = 1_000;

/** As `lookAt`, but waits for no process that does not answer at once. */
export async function glanceAt(
  ctl: SppCtl,
  clients: readonly number[],
  clock: Clock,
): Promise<ReadonlyMap<number, SppVf | undefined | Trouble>> {
  const over = new AbortController();
  const late = clock.sleep(patienceMs, over.signal).then(() => "late" as const);
  const vfs = await Promise.all(
    clients.map(async (client) => {
      const vf = await Promise.race([ctl.vf(client), late]);
      const doing = `asking spp-ctl for spp_vf ${client}`;
      return vf === "late" ? trouble(doing, "it does not answer at once", "soon") : vf;
    }),
  );
  over.abort();
  return new Map(clients.map((client, i) => [client, vfs[i]]));
}
