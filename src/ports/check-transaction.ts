// What one transaction of any store may hold. The bounds are those of etcd (128 operations and 1.5 MiB
// a request unless it is configured otherwise) with room for what it adds; every store keeps them, so
// that what works on one works on all. Who has more to write cuts it into several transactions.

import type { Compare, Write } from "./store.ts";
import { trouble, type Trouble } from "./trouble.ts";

export const transactionLimits: {
  readonly compares: number;
  readonly writes: number;
  /** Of all keys and values together, in UTF-8. */
  readonly bytes: number;
  /** Of one key: the embedded database takes 1,978, and a lease's id stands before some. */
  readonly keyBytes: number;
} = {
  compares: 128,
  writes: 128,
  bytes: 2 ** 20,
  keyBytes: 1900,
};

const doing = "writing to the store";

/** What is wrong with a transaction whatever the store holds. */
export function checkTransaction(
  compares: readonly Compare[],
  writes: readonly Write[],
): Trouble | undefined {
  const wrong =
    tooMany(compares.length, transactionLimits.compares, "comparisons") ??
    tooMany(writes.length, transactionLimits.writes, "writes") ??
    writtenTwice(writes) ??
    wrongBytes(compares, writes);
  return wrong === undefined ? undefined : trouble(doing, wrong, "never");
}

function tooMany(count: number, most: number, what: string): string | undefined {
  if (count <= most) return undefined;
  return `one transaction has ${String(count)} ${what}, and at most ${String(most)} fit`;
}

function writtenTwice(writes: readonly Write[]): string | undefined {
  if (writes.length < 2) return undefined;
  const written = new Set<string>();
  for (const { key } of writes) {
    if (written.has(key)) return `one transaction writes the key ${key} twice`;
    written.add(key);
  }
  return undefined;
}

function wrongBytes(compares: readonly Compare[], writes: readonly Write[]): string | undefined {
  let bytes = 0;
  for (const list of [compares, writes]) {
    for (const { key } of list) {
      const own = Buffer.byteLength(key);
      if (own === 0) return "a key must not be empty";
      if (own > transactionLimits.keyBytes) {
        const most = String(transactionLimits.keyBytes);
        return `a key has ${String(own)} bytes, and at most ${most} fit: ${key.slice(0, 60)}…`;
      }
      bytes += own;
    }
  }
  for (const write of writes) if (write.type === "put") bytes += Buffer.byteLength(write.value);
  if (bytes <= transactionLimits.bytes) return undefined;
  const most = String(transactionLimits.bytes);
  const first = writes[0]?.key ?? "";
  return `one transaction has ${String(bytes)} bytes, and at most ${most} fit: ${first}`;
}
