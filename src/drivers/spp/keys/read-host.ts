// Reading all keys of one host, as of one moment as far as it matters: a port that is just being plugged
// must not look like one that was left half done.

import type { Entry, Store } from "../../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../../ports/trouble.ts";
import { emptyHostKeys, type HostKeys } from "./host-keys.ts";
import { configurationKey, sectionPrefix, sections } from "./key-names.ts";
import { isInOrder } from "./panel-document.ts";

/** Somebody may change ports all the time, but not between every two looks. */
const looksMax = 20;

export async function readHost(store: Store, host: string): Promise<HostKeys | Trouble> {
  let before: string | undefined;
  for (let look = 0; look < looksMax; look += 1) {
    const read = await readOnce(store, host);
    if (isTrouble(read)) return read;
    const { keys, isOneMoment } = read;
    if (isOneMoment || isInOrder(keys)) return keys;
    // What is twice the same was so between the two looks.
    const now = revisionsOf(keys);
    if (now === before) return keys;
    before = now;
  }
  return trouble(`reading the keys of ${host}`, "others change them all the time", "soon");
}

interface Read {
  readonly keys: HostKeys;
  /** Nothing happened in the store while it was read. */
  readonly isOneMoment: boolean;
}

async function readOnce(store: Store, host: string): Promise<Read | Trouble> {
  const [configuration, ...all] = await Promise.all([
    readConfigurationKey(store, host),
    ...sections.map((section) => readAll(store, sectionPrefix(section, host))),
  ]);
  if (isTrouble(configuration)) return configuration;
  const keys = emptyHostKeys(host);
  keys.configuration = configuration.entries[0];
  const revisions = [configuration.revision];
  for (const [i, section] of sections.entries()) {
    const read = all[i];
    if (read === undefined) throw new Error(`${section} was not read`);
    if (isTrouble(read)) return read;
    revisions.push(read.revision);
    const prefix = sectionPrefix(section, host);
    for (const entry of read.entries) {
      keys.sections[section].set(entry.key.slice(prefix.length), entry);
    }
  }
  keys.revision = Math.min(...revisions);
  return { keys, isOneMoment: keys.revision === Math.max(...revisions) };
}

interface Entries {
  readonly entries: readonly Entry[];
  /** Of the store, when the first of them was read. */
  readonly revision: number;
}

async function readConfigurationKey(store: Store, host: string): Promise<Entries | Trouble> {
  const key = configurationKey(host);
  // As a range it says the store's revision. The exact key is the first that begins with it.
  const page = await store.range(key, { limit: 1 });
  if (isTrouble(page)) return page;
  return { entries: page.entries.filter((one) => one.key === key), revision: page.revision };
}

async function readAll(store: Store, prefix: string): Promise<Entries | Trouble> {
  const first = await store.range(prefix);
  if (isTrouble(first)) return first;
  const entries = [...first.entries];
  for (let { more } = first; more;) {
    const after = entries.at(-1)?.key ?? prefix;
    const page = await store.range(prefix, { after });
    if (isTrouble(page)) return page;
    entries.push(...page.entries);
    more = page.more && page.entries.length > 0;
  }
  return { entries, revision: first.revision };
}

function revisionsOf({ configuration, sections: all }: HostKeys): string {
  const entries = [configuration, ...Object.values(all).flatMap((one) => [...one.values()])];
  return entries.map((entry) => `${entry?.key} ${entry?.revision}`).join("\n");
}
