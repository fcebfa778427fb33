// Reading single keys. Those that many callers read at a time are one request, as far as their values
// fit into one reply.

import type { Etcd3, IKeyValue, ITxnResponse } from "etcd3";
import type { Entry } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { faultOf, isTooLarge } from "./fault.ts";
import { gather } from "./gather.ts";
import type { CallOptions, Members } from "./members.ts";
import { entryOf, readRange, tooLarge } from "./range.ts";

/** What a key was found to hold: something, nothing, or trouble. */
interface Found {
  readonly found: Entry | undefined | Trouble;
}

/** As many reads as a transaction of etcd may have. */
const getsMax = 128;

/** The store's `get`. */
export function createGet(members: Members): (key: string) => Promise<Entry | undefined | Trouble> {
  // How many values fit into a reply lately.
  let fitting = getsMax;
  const get = gather<string, Found>({
    begin() {
      let count = 0;
      return () => ++count <= fitting;
    },
    async ask(keys) {
      const [only] = keys;
      if (only !== undefined && keys.length === 1) return [await getAlone(members, only)];
      const answer = await getTogether(members, keys);
      if (answer === "too large") {
        fitting = Math.ceil(keys.length / 2);
        return keys.map(() => "again");
      }
      if (answer === "apart") return await Promise.all(keys.map((key) => getAlone(members, key)));
      if (isTrouble(answer)) {
        return keys.map((key) => ({ found: { ...answer, doing: readingOf(key) } }));
      }
      if (keys.length === fitting) fitting = Math.min(getsMax, fitting * 2);
      return answer.responses.map(({ response_range: { kvs } }) => ({ found: firstOf(kvs) }));
    },
  });
  return async (key) => {
    const { found } = await get(key);
    return found;
  };
}

/**
 * Reads several keys in the same moment. "apart": each must be asked for by itself, because one of them
 * may be kept from this user.
 */
async function getTogether(
  members: Members,
  keys: readonly string[],
): Promise<ITxnResponse | "too large" | "apart" | Trouble> {
  const success = keys.map((key) => ({ request_range: { key: Buffer.from(key), limit: 1 } }));
  const read = async (client: Etcd3, options: CallOptions): Promise<ITxnResponse | "apart"> => {
    try {
      return await client.kv.txn({ success }, options);
    } catch (error) {
      if (!isTooLarge(error) && faultOf(error).lies === "call") return "apart";
      throw error;
    }
  };
  try {
    return await members.read("reading keys", read);
  } catch (error) {
    if (isTooLarge(error)) return "too large";
    throw error;
  }
}

async function getAlone(members: Members, key: string): Promise<Found> {
  const doing = readingOf(key);
  const answer = await readRange(members, doing, { key: Buffer.from(key), limit: 1 });
  if (answer === "too large") return { found: tooLarge(doing) };
  return { found: isTrouble(answer) ? answer : firstOf(answer.kvs) };
}

function firstOf([first]: readonly IKeyValue[]): Entry | undefined {
  return first === undefined ? undefined : entryOf(first);
}

function readingOf(key: string): string {
  return `reading ${key}`;
}
