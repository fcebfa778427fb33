// One change as one transaction. What was written is then known without being read.

import type { Store } from "../../../ports/store.ts";
import { isTrouble, type Trouble } from "../../../ports/trouble.ts";
import { enter, type HostKeys } from "./host-keys.ts";
import type { KeyChange } from "./key-change.ts";

/** The revision; "moved": nothing was written, because something is no longer as it was read. */
export async function sendChange(
  store: Store,
  keys: HostKeys,
  { compares, writes }: KeyChange,
): Promise<number | "moved" | Trouble> {
  const result = await store.transact(compares, writes);
  if (isTrouble(result)) return result;
  if (result.type === "refused") return "moved";
  const { revision } = result;
  for (const write of writes) {
    const { key } = write;
    if (write.type === "delete") enter(keys, { type: "delete", key, revision });
    else {
      // A reader asks whether it is there, never when it first was.
      const entry = { key, value: write.value, revision, createRevision: revision };
      enter(keys, { type: "put", entry });
    }
  }
  return revision;
}
