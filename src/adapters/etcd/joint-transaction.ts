// Which transactions may go to etcd as one, and whose fault it is when that one is refused. Their union
// must mean what they mean one after the other, in whatever order: so nobody in it looks at what another
// writes, and no key is written twice. It sends nothing.

import { transactionLimits } from "../../ports/check-transaction.ts";
import type { Compare, Write } from "../../ports/store.ts";
import type { Fits } from "./gather.ts";

export interface Transaction {
  readonly compares: readonly Compare[];
  readonly writes: readonly Write[];
}

/** For transactions that are within the limits by themselves: whether they are so together. */
export function fitTogether(): Fits<Transaction> {
  const compares = new Set<string>();
  const compared = new Set<string>();
  const written = new Set<string>();
  let bytes = 0;

  const fits = (one: Transaction, own: readonly string[], ownBytes: number): boolean =>
    compares.size + own.length <= transactionLimits.compares &&
    written.size + one.writes.length <= transactionLimits.writes &&
    bytes + ownBytes <= transactionLimits.bytes &&
    one.compares.every(({ key }) => !written.has(key)) &&
    one.writes.every(({ key }) => !written.has(key) && !compared.has(key));

  return (one) => {
    // Those behind a full request need not be looked at.
    if (written.size >= transactionLimits.writes) return false;
    const own = one.compares.map(identityOf).filter((identity) => !compares.has(identity));
    const ownBytes = bytesOf(one);
    const isFirst = bytes === 0;
    if (!isFirst && !fits(one, own, ownBytes)) return false;
    for (const identity of own) compares.add(identity);
    for (const { key } of one.compares) compared.add(key);
    for (const { key } of one.writes) written.add(key);
    bytes += ownBytes;
    return true;
  };
}

/** All comparisons and writes, each comparison once: that of a lock is in all that its holder writes. */
export function unionOf(transactions: readonly Transaction[]): Transaction {
  const compares = new Map<string, Compare>();
  for (const one of transactions) {
    for (const compare of one.compares) compares.set(identityOf(compare), compare);
  }
  return { compares: [...compares.values()], writes: transactions.flatMap(({ writes }) => writes) };
}

/** Those comparisons of a transaction that are among the failed ones of its union. */
export function failedIn({ compares }: Transaction, failed: readonly Compare[]): Compare[] {
  const identities = new Set(failed.map(identityOf));
  return compares.filter((compare) => identities.has(identityOf(compare)));
}

function identityOf(compare: Compare): string {
  const revision = "revision" in compare ? String(compare.revision) : "";
  return `${compare.is} ${revision} ${compare.key}`;
}

function bytesOf({ compares, writes }: Transaction): number {
  let bytes = 0;
  for (const { key } of compares) bytes += Buffer.byteLength(key);
  for (const write of writes) {
    bytes += Buffer.byteLength(write.key);
    if (write.type === "put") bytes += Buffer.byteLength(write.value);
  }
  return bytes;
}
