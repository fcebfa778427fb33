// Asks agents to look. What is asked for at one moment goes into as few transactions as fit.

import type { Look } from "../../model/agent.ts";
import { transactionLimits } from "../../ports/check-transaction.ts";
import type { Store, Write } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../../records/keys.ts";
import { encodeLook } from "../../records/messages/said.ts";

export interface Looks {
  /** The revision at which the agent is asked. Another look at the same target may take its place. */
  ask(look: Look): Promise<number | Trouble>;
}

interface Asked {
  readonly put: Write;
  readonly bytes: number;
  readonly settle: (result: number | Trouble) => void;
}

/** With room for what a store adds. */
const looksMax = 100;
const bytesMax = transactionLimits.bytes / 2;

export function createLooks(store: Store, keys: StoreKeys): Looks {
  const waiting: Asked[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    // Whoever asks in the same turn goes along.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = takeBatch(waiting);
      const written = await store.transact(
        [],
        batch.map(({ put }) => put),
      );
      const result = isTrouble(written) ? written : written.revision;
      for (const { settle } of batch) settle(result);
    }
    isWriting = false;
  }

  return {
    ask: (look) =>
      new Promise((settle) => {
        const put: Write = { type: "put", key: keys.look(look.target), value: encodeLook(look) };
        const bytes = Buffer.byteLength(put.key) + Buffer.byteLength(put.value);
        if (bytes > bytesMax) {
          const reason = "what the manifests say of it is too long for a message";
          settle(trouble(`asking the agent of ${look.target} to look`, reason, "never"));
          return;
        }
        waiting.push({ put, bytes, settle });
        if (isWriting) return;
        isWriting = true;
        void writeAll();
      }),
  };
}

/** The first ones, as many as fit; never two for one key. */
function takeBatch(waiting: Asked[]): Asked[] {
  const batch: Asked[] = [];
  const taken = new Set<string>();
  let bytes = 0;
  for (const one of waiting) {
    bytes += one.bytes;
    const isFull = batch.length === looksMax || bytes > bytesMax;
    if (isFull || taken.has(one.put.key)) break;
    taken.add(one.put.key);
    batch.push(one);
  }
  waiting.splice(0, batch.length);
  return batch;
}
