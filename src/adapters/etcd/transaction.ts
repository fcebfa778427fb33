// One transaction of the port as one of etcd: all comparisons hold and all writes happen, or nothing
// does. Where they do not hold, what they look at is read in the same moment, to name those that failed.

import type { ICompare, IKeyValue, IRequestOp, ITxnResponse } from "etcd3";
import { checkTransaction } from "../../ports/check-transaction.ts";
import type { Compare, TransactionResult, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { Members } from "./members.ts";

export async function runTransaction(
  members: Members,
  compares: readonly Compare[],
  writes: readonly Write[],
): Promise<TransactionResult | Trouble> {
  const wrong = checkTransaction(compares, writes);
  if (wrong !== undefined) return wrong;
  const looked = [...new Set(compares.map(({ key }) => key))];
  const request = {
    compare: compares.map(compareOf),
    success: writes.map(writeOf),
    failure: looked.map((key) => ({ request_range: { key: Buffer.from(key), keys_only: true } })),
  };
  const answer = await members.write("writing to the store", (client, options) =>
    client.kv.txn(request, options),
  );
  if (isTrouble(answer)) return answer;
  const revision = Number(answer.header.revision);
  if (answer.succeeded) return { type: "committed", revision };
  const found = foundIn(answer);
  return { type: "refused", failed: compares.filter((one) => !holds(one, found)), revision };
}

function compareOf(compare: Compare): ICompare {
  const key = Buffer.from(compare.key);
  switch (compare.is) {
    case "absent":
      return { key, target: "Create", result: "Equal", create_revision: 0 };
    case "present":
      return { key, target: "Create", result: "Greater", create_revision: 0 };
    case "revision":
      return { key, target: "Mod", result: "Equal", mod_revision: realRevision(compare.revision) };
    case "createRevision": {
      const revision = realRevision(compare.revision);
      return { key, target: "Create", result: "Equal", create_revision: revision };
    }
  }
}

/** To etcd an absent key has the revision 0; to the port it has none. */
function realRevision(revision: number): number {
  return revision > 0 ? revision : -1;
}

function writeOf(write: Write): IRequestOp {
  const key = Buffer.from(write.key);
  if (write.type === "delete") return { request_delete_range: { key } };
  const value = Buffer.from(write.value);
  return {
    request_put: write.lease === undefined ? { key, value } : { key, value, lease: write.lease },
  };
}

function foundIn({ responses }: ITxnResponse): ReadonlyMap<string, IKeyValue> {
  const found = responses.flatMap(({ response_range: range }) => range.kvs);
  return new Map(found.map((one) => [one.key.toString(), one]));
}

function holds(compare: Compare, all: ReadonlyMap<string, IKeyValue>): boolean {
  const found = all.get(compare.key);
  switch (compare.is) {
    case "absent":
      return found === undefined;
    case "present":
      return found !== undefined;
    case "revision":
      return Number(found?.mod_revision) === compare.revision;
    case "createRevision":
      return Number(found?.create_revision) === compare.revision;
  }
}
