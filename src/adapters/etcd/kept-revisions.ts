// Whether an etcd forgets old revisions. It does not say how many it keeps; but whether one is still
// there can be asked.

import { isTrouble } from "../../ports/trouble.ts";
import type { EtcdPlace } from "../../ports/store-place.ts";
import { clientOptions, type Environment } from "./client-options.ts";
import type { AskedMember } from "./member-status.ts";

/** Weeks of a busy fabric. */
const many = 1_000_000;

/** `many` where so old a revision is still there, 0 where it is not, undefined where nobody says. */
export async function keptRevisions(
  place: EtcdPlace,
  { endpoint, revision = 0 }: AskedMember,
  { environment, waitMs, prefix }: { environment: Environment; waitMs: number; prefix: string },
): Promise<number | undefined> {
  if (revision <= many) return 0;
  const options = await clientOptions({ ...place, endpoints: [endpoint] }, environment, waitMs);
  const [one] = isTrouble(options) ? [] : options;
  if (one === undefined) return undefined;
  const { Etcd3 } = await import("etcd3");
  const client = new Etcd3(one);
  try {
    const past = { revision: revision - many, serializable: true, keys_only: true };
    const deadline = Date.now() + waitMs;
    await client.kv.range({ key: Buffer.from(prefix), limit: 1, ...past }, { deadline });
    return many;
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    return said.includes("has been compacted") ? 0 : undefined;
  } finally {
    client.close();
  }
}
