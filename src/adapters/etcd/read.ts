// Reading keys. A page is one request and so of one moment; where it would be larger than one reply may
// be, it is cut shorter, and says that there is more.

import type { IKeyValue, IRangeRequest, IRangeResponse } from "etcd3";
import type { Entry, Page, RangeOptions } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { isTooLarge } from "./fault.ts";
import type { Members } from "./members.ts";

const defaultLimit = 1000;
/** Of keys and values; replies may have 4 MiB. Below this, the next page may be twice as long. */
const smallPageBytes = 2 ** 20;

export interface Reader {
  get(key: string): Promise<Entry | undefined | Trouble>;
  page(prefix: string, options: RangeOptions): Promise<Page | Trouble>;
}

export function createReader(members: Members): Reader {
  // How many entries fit into a reply lately. One number for all prefixes: it is found again quickly.
  let fitting = defaultLimit;

  return {
    async get(key) {
      const doing = `reading ${key}`;
      const answer = await readRange(members, doing, { key: Buffer.from(key), limit: 1 });
      if (answer === "too large") return tooLarge(doing);
      if (isTrouble(answer)) return answer;
      const [found] = answer.kvs;
      return found === undefined ? undefined : entryOf(found);
    },
    async page(prefix, { limit = defaultLimit, after }) {
      const doing = `reading keys under ${prefix}`;
      const wanted = rangeOf(prefix, after);
      for (;;) {
        const asked = Math.max(1, Math.min(limit, fitting));
        const answer = await readRange(members, doing, { ...wanted, limit: asked });
        if (answer !== "too large") {
          if (isTrouble(answer)) return answer;
          if (asked === fitting && hasRoom(answer)) fitting = Math.min(defaultLimit, fitting * 2);
          return pageOf(answer);
        }
        if (asked === 1) return tooLarge(doing);
        fitting = Math.ceil(asked / 2);
      }
    },
  };
}

async function readRange(
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
function tooLarge(doing: string): Trouble {
  return trouble(doing, "one value is larger than 4 MiB; something else wrote it", "never");
}

function hasRoom({ kvs, more }: IRangeResponse): boolean {
  return (
    more && kvs.reduce((sum, one) => sum + one.key.length + one.value.length, 0) < smallPageBytes
  );
}

function pageOf({ kvs, more, header }: IRangeResponse): Page {
  return { entries: kvs.map(entryOf), more, revision: Number(header.revision) };
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
