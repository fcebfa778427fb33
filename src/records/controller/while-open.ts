// Writes that need no lock, and still must not come in between a state and its move elsewhere: they are
// made only as long as the fabric is open.

import type { Compare, TransactionResult } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { fenced, type Fence, type FencedWrite } from "../fence.ts";
import type { StoreKeys } from "../keys.ts";

/** Writes under the comparisons that it is given, which hold as long as the fence and nobody closed the fabric. */
export async function writeWhileOpen(
  keys: StoreKeys,
  fence: Fence,
  write: (compares: readonly Compare[]) => Promise<TransactionResult | Trouble>,
): Promise<FencedWrite | Trouble> {
  const open: Compare = { key: keys.closed, is: "absent" };
  const result = await write([...fence, open]);
  const isClosed = !isTrouble(result) && result.type === "refused" && result.failed.includes(open);
  if (!isClosed) return fenced(result);
  const reason = `the fabric ${keys.fabric} is closed: its state is being moved or filled`;
  return trouble("writing what concerns the controller", reason, "later");
}
