// One transaction: all comparisons hold and all writes happen, or nothing does. It runs inside a
// write transaction of the database, which it shares with others that came at the same moment.

import type { Compare, TransactionResult, Write } from "../../ports/store.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";
import { deleteKey, indexOf, putKey } from "./history.ts";
import { isLease } from "./leases.ts";
import type { Meta } from "./meta.ts";
import type { Tables } from "./tables.ts";

const doing = "writing to the store";

export function runTransaction(
  tables: Tables,
  meta: Meta,
  compares: readonly Compare[],
  writes: readonly Write[],
): { readonly meta: Meta; readonly result: TransactionResult | Trouble } {
  const failed = compares.filter((compare) => !holds(tables, compare));
  if (failed.length > 0) {
    return { meta, result: { type: "refused", failed, revision: meta.revision } };
  }
  const ended = writes.find(
    (write) => write.type === "put" && write.lease !== undefined && !isLease(tables, write.lease),
  );
  if (ended !== undefined) {
    return { meta, result: trouble(doing, `the lease of ${ended.key} has ended`, "never") };
  }
  const revision = meta.revision + 1;
  let after = meta;
  for (const [index, write] of writes.entries()) {
    const place = { revision, index };
    after =
      write.type === "put"
        ? putKey(tables, after, place, write)
        : (deleteKey(tables, after, place, write.key) ?? after);
  }
  return { meta: after, result: { type: "committed", revision: after.revision } };
}

function holds(tables: Tables, compare: Compare): boolean {
  const found = indexOf(tables, Buffer.from(compare.key));
  switch (compare.is) {
    case "absent":
      return found === undefined;
    case "present":
      return found !== undefined;
    case "revision":
      return found?.revision === compare.revision;
    case "createRevision":
      return found?.createRevision === compare.revision;
  }
}
