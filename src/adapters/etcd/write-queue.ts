// Transactions of many callers, gathered into few: one request, one round of the members and one flush
// of their disks for all. Each is still all or nothing by itself, and none is refused, or fails, for
// what another one asks.

import { checkTransaction } from "../../ports/check-transaction.ts";
import type { Compare, TransactionResult, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { gather } from "./gather.ts";
import { failedIn, fitTogether, unionOf, type Transaction } from "./joint-transaction.ts";
import type { Members } from "./members.ts";
import { sendTransaction } from "./transaction.ts";

type Answer = TransactionResult | Trouble;

/** The store's `transact`. */
export function createWriteQueue(
  members: Members,
): (compares: readonly Compare[], writes: readonly Write[]) => Promise<Answer> {
  const write = gather<Transaction, Answer>({
    begin: fitTogether,
    ask: (transactions) => writeTogether(members, transactions),
  });
  return async (compares, writes) =>
    checkTransaction(compares, writes) ?? (await write({ compares, writes }));
}

async function writeTogether(
  members: Members,
  transactions: readonly Transaction[],
): Promise<readonly (Answer | "again")[]> {
  const [first] = transactions;
  if (first !== undefined && transactions.length === 1) return [await writeAlone(members, first)];
  const result = await sendTransaction(members, unionOf(transactions), true);
  if (result === "apart") {
    return await Promise.all(transactions.map((one) => writeAlone(members, one)));
  }
  // A lost reply is lost for all: each may be written, and so all are or none is.
  if (isTrouble(result) || result.type === "committed") return transactions.map(() => result);
  if (result.failed.length === 0) throw new Error("etcd refused what holds in every comparison");
  return transactions.map((one) => {
    const failed = failedIn(one, result.failed);
    // What is refused is refused by itself, in the same moment; the others were never tried.
    return failed.length > 0 ? { ...result, failed } : "again";
  });
}

async function writeAlone(members: Members, transaction: Transaction): Promise<Answer> {
  const result = await sendTransaction(members, transaction, false);
  if (result === "apart") throw new Error("a transaction that went alone was to be taken apart");
  return result;
}
