// When a process of a case is to die or to stand still: at the n-th boundary, which lies before or
// behind something that it does to the world, or before its first write below a prefix.

import type { Store, Write } from "../../src/ports/store.ts";

export interface FateOptions {
  /** The boundary, counted from 1; or the beginning of a key that is about to be written. */
  readonly at?: number | string;
  /** Default: kill. */
  readonly how?: "kill" | "stop";
}

export interface Fate {
  /** Does what is called with a boundary on either side of it. */
  cross<T>(what: string, call: () => Promise<T>): Promise<T>;
  /** The same for a transaction, whose keys may be fatal. */
  write<T>(what: string, writes: readonly Write[], call: () => Promise<T>): Promise<T>;
  /** Boundaries count from here on, or no longer. */
  count(isCounting: boolean): void;
}

/** `note` is told just before it happens. */
export function createFate({ at, how = "kill" }: FateOptions, note: (what: string) => void): Fate {
  let boundaries = 0;
  let isCounting = false;
  let isOver = false;

  function happen(where: string): void {
    isOver = true;
    note(`${how === "kill" ? "killed" : "stopped"} ${where}`);
    process.kill(process.pid, how === "kill" ? "SIGKILL" : "SIGSTOP");
    // The signal comes at once, but not always before the next line.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }

  function boundary(where: string): void {
    if (!isCounting || isOver) return;
    boundaries += 1;
    if (boundaries === at) happen(`at boundary ${String(at)}: ${where}`);
  }

  async function cross<T>(what: string, call: () => Promise<T>): Promise<T> {
    boundary(`before ${what}`);
    const answer = await call();
    boundary(`behind ${what}`);
    return answer;
  }

  return {
    cross,
    async write(what, writes, call) {
      const fatal = typeof at === "string" && writes.some(({ key }) => key.startsWith(at));
      if (fatal && !isOver) happen(`before ${what}`);
      return await cross(what, call);
    },
    count(counting) {
      isCounting = counting;
    },
  };
}

/** A store whose writes and leases are boundaries. */
export function fatefulStore(store: Store, fate: Fate, name: string): Store {
  return {
    get: (key) => store.get(key),
    range: (prefix, options) => store.range(prefix, options),
    watch: (prefix, from, signal) => store.watch(prefix, from, signal),
    lease: (ttlMs, holder) => fate.cross(`a lease of ${name}`, () => store.lease(ttlMs, holder)),
    transact: (compares, writes) =>
      fate.write(`writing ${writes[0]?.key ?? "nothing"} to ${name}`, writes, () =>
        store.transact(compares, writes),
      ),
    close: () => store.close(),
  };
}
