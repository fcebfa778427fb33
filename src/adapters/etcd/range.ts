// One range of keys as a request to etcd and as its reply: what both look like, and what a reply means
// that is larger than the client takes. How much to ask for is decided elsewhere.

import type { IKeyValue, IRangeRequest, IRangeResponse } from "etcd3";
import type { Entry } from "../../ports/store.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";
import { isTooLarge } from "./fault.ts";
import type { Members } from "./members.ts";

export async function readRange(
  members: Members,
  doing: string,
  request: IRangeRequest,
): Promise<IRangeResponse | "too large" | Trouble> {
  try {
    return await members.read(doing, (client, options) => client.kv.range(request, options));
  } catch (error) {
    if (isTooLarge(error)) return "too large";
    throw error;
  }
}

/** Nothing that is written through the port is so large. */
export function tooLarge(doing: string): Trouble {
  return trouble(doing, "one value is larger than 4 MiB; something else wrote it", "never");
}

export function entryOf({ key, value, mod_revision, create_revision }: IKeyValue): Entry {
  return {
    key: key.toString(),
    value: value.toString(),
    revision: Number(mod_revision),
    createRevision: Number(create_revision),
  };
}

/** All keys with a prefix, or those of them behind a key. */
export function rangeOf(
  prefix: string,
  after?: string,
): { readonly key: Buffer; readonly range_end: Buffer } {
  const start = Buffer.from(prefix);
  // The zero byte makes the smallest key behind `after`; alone it is the smallest key of all.
  const behind = Buffer.from(`${after ?? ""}\0`);
  const key = Buffer.compare(behind, start) > 0 ? behind : start;
  return { key, range_end: endOfPrefix(start) };
}

/** The first key behind all keys with the prefix; a zero byte, which is etcd's word for the end, where there is none. */
function endOfPrefix(prefix: Buffer): Buffer {
  for (let last = prefix.length - 1; last >= 0; last -= 1) {
    const byte = prefix.readUInt8(last);
    if (byte === 0xff) continue;
    const end = Buffer.from(prefix.subarray(0, last + 1));
    end.writeUInt8(byte + 1, last);
    return end;
  }
  return Buffer.alloc(1);
}
