// An agent's folder is for one process at a time: two that wrote one journal would make it worthless.

import type { LeaseHolder, Store } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../../records/keys.ts";

/** Longer than anything runs: an embedded store knows by itself when the holder's process is gone. */
const ttlMs = 365 * 24 * 3_600_000;

/** Takes the folder until this process ends or gives it back; trouble where another has it. */
export async function takeFolder(
  store: Store,
  keys: StoreKeys,
  holder: LeaseHolder,
): Promise<{ giveBack(): Promise<void> } | Trouble> {
  const lease = await store.lease(ttlMs, holder);
  if (isTrouble(lease)) return lease;
  const key = `${keys.prefix}in-use`;
  const taken = await store.transact(
    [{ key, is: "absent" }],
    [{ type: "put", key, value: String(holder.pid), lease: lease.id }],
  );
  if (!isTrouble(taken) && taken.type === "committed") {
    return {
      async giveBack() {
        await lease.revoke();
      },
    };
  }
  await lease.revoke();
  if (isTrouble(taken)) return taken;
  const entry = await store.get(key);
  const pid = entry === undefined || isTrouble(entry) ? "" : ` (process ${entry.value})`;
  const reason = `another agent${pid} uses it; give each a folder of its own`;
  return trouble("opening the agent's folder", reason, "later");
}
