// A store that is opened when it is first of use, and again while that does not work. Until then every
// call answers with why, so that who uses it may wait for it as for a store that went away.

import type { Store, WatchEvent } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";

/** `opened` is a store that is open already, if there is one. */
export function lateStore(open: () => Promise<Store | Trouble>, opened?: Store): Store {
  let store = opened;
  let opening: Promise<Store | Trouble> | undefined;

  const ready = async (): Promise<Store | Trouble> => {
    if (store !== undefined) return store;
    opening ??= open().finally(() => (opening = undefined));
    const result = await opening;
    if (!isTrouble(result)) store ??= result;
    return result;
  };
  const on = async <T>(use: (store: Store) => Promise<T>): Promise<T | Trouble> => {
    const result = store ?? (await ready());
    return isTrouble(result) ? result : await use(result);
  };

  return {
    get: (key) => on((one) => one.get(key)),
    range: (prefix, options) => on((one) => one.range(prefix, options)),
    transact: (compares, writes) => on((one) => one.transact(compares, writes)),
    async *watch(prefix, fromRevision, signal): AsyncGenerator<WatchEvent> {
      const result = await ready();
      if (isTrouble(result)) yield { type: "trouble", trouble: result };
      else yield* result.watch(prefix, fromRevision, signal);
    },
    lease: (ttlMs, holder) => on((one) => one.lease(ttlMs, holder)),
    async close() {
      await opening;
      await store?.close();
    },
  };
}
