// Reading keys. A page is one request and so of one moment; where it would be larger than one reply may
// be, it is cut shorter, and says that there is more.

import type { IRangeResponse } from "etcd3";
import type { Entry, Page, RangeOptions } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { createGet } from "./get.ts";
import type { Members } from "./members.ts";
import { entryOf, rangeOf, readRange, tooLarge } from "./range.ts";

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
    get: createGet(members),
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

function hasRoom({ kvs, more }: IRangeResponse): boolean {
  return (
    more && kvs.reduce((sum, one) => sum + one.key.length + one.value.length, 0) < smallPageBytes
  );
}

function pageOf({ kvs, more, header }: IRangeResponse): Page {
  return { entries: kvs.map(entryOf), more, revision: Number(header.revision) };
}
