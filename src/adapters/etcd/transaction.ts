// One request to etcd that compares and then writes: all comparisons hold and all writes happen, or
// nothing does. Where they do not hold, what they look at is read in the same moment, to name those that
// failed. Whose they are, and what may be asked in one request, is decided elsewhere.

import type { Etcd3, ICompare, IKeyValue, IRequestOp, ITxnResponse } from "etcd3";
import type { Compare, TransactionResult, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { faultOf } from "./fault.ts";
import type { Transaction } from "./joint-transaction.ts";
import type { CallOptions, Members } from "./members.ts";

/**
 * "apart" is the answer to several transactions in one request where etcd refused it for what stands
 * in it, such as a lease that has ended: nothing was written, and it may be the fault of one alone.
 */
export async function sendTransaction(
  members: Members,
  { compares, writes }: Transaction,
  isJoint: boolean,
): Promise<TransactionResult | "apart" | Trouble> {
  const looked = [...new Set(compares.map(({ key }) => key))];
  const request = {
    compare: compares.map(compareOf),
    success: writes.map(writeOf),
    failure: looked.map((key) => ({ request_range: { key: Buffer.from(key), keys_only: true } })),
  };
  const send = async (client: Etcd3, options: CallOptions): Promise<ITxnResponse | "apart"> => {
    try {
      return await client.kv.txn(request, options);
    } catch (error) {
      const { lies, isWithoutEffect } = faultOf(error);
      if (isJoint && lies === "call" && isWithoutEffect) return "apart";
      throw error;
    }
  };
  const answer = await members.write("writing to the store", send);
  if (answer === "apart" || isTrouble(answer)) return answer;
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
