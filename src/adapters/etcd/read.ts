// Reading keys. A page is one request and so of one moment; where it would be larger than one reply may
// be, it is cut shorter, and says that there is more.

import type { IKeyValue, IRangeRequest } from "etcd3";
import type { Entry, Page, RangeOptions } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
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
      const answer = await members.read(`reading ${key}`, (client, options) =>
        client.kv.range({ key: Buffer.from(key), limit: 1 }, options),
      );
      if (isTrouble(answer)) return answer;
      const [found] = answer.kvs;
      return found === undefined ? undefined : entryOf(found);
    },
    async page(prefix, { limit = defaultLimit, after }) {
      const wanted = rangeOf(prefix, after);
      for (;;) {
        const asked = Math.max(1, Math.min(limit, fitting));
        const page = await readPage(members, prefix, { ...wanted, limit: asked });
        if (page === "too large" && asked > 1) {
          fitting = Math.ceil(asked / 2);
          continue;
        }
        if (page === "too large")
          throw new Error(`one entry under ${prefix} is larger than a reply`);
        if (!isTrouble(page) && page.more && asked === fitting && page.bytes < smallPageBytes) {
          fitting = Math.min(defaultLimit, fitting * 2);
        }
        return isTrouble(page) ? page : page.page;
      }
    },
  };
}

interface MeasuredPage {
  readonly page: Page;
  readonly more: boolean;
  readonly bytes: number;
}

async function readPage(
  members: Members,
  prefix: string,
  request: IRangeRequest,
): Promise<MeasuredPage | "too large" | Trouble> {
  try {
    const answer = await members.read(`reading keys under ${prefix}`, (client, options) =>
      client.kv.range(request, options),
    );
    if (isTrouble(answer)) return answer;
    const { kvs, more, header } = answer;
    const bytes = kvs.reduce((sum, { key, value }) => sum + key.length + value.length, 0);
    const page = { entries: kvs.map(entryOf), more, revision: Number(header.revision) };
    return { page, more, bytes };
  } catch (error) {
    if (isTooLarge(error)) return "too large";
    throw error;
  }
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
