// Tells when the document of a simulated device may have changed, whoever changed it. One watch of the
// store serves all devices that are watched; it ends when nobody watches any more. Faults are no change:
// they are counted by every look.

import type { TargetName } from "../../model/target.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble } from "../../ports/trouble.ts";
import type { SimKeys } from "./sim-driver.ts";

export interface Stirs {
  of(target: TargetName, signal: AbortSignal): AsyncIterable<void>;
}

interface Listener {
  hasStirred: boolean;
  isOver: boolean;
  wake: () => void;
}

export function createStirs(store: Store, keys: SimKeys): Stirs {
  const listeners = new Map<string, Set<Listener>>();
  let watching: AbortController | undefined;

  function stir(base: string): void {
    for (const listener of listeners.get(base) ?? []) {
      listener.hasStirred = true;
      listener.wake();
    }
  }

  /** Until nobody listens. Where it breaks, everybody's listening ends: what is missed is not told. */
  async function watchAll(over: AbortController): Promise<void> {
    const page = await store.range(keys.simulated, { limit: 1 });
    if (!isTrouble(page)) {
      for await (const event of store.watch(keys.simulated, page.revision + 1, over.signal)) {
        if (event.type === "compacted" || event.type === "trouble") break;
        const { key } = event.type === "put" ? event.entry : event;
        if (!key.endsWith("/faults")) stir(baseOf(keys, key));
      }
    }
    if (watching === over) watching = undefined;
    if (over.signal.aborted) return;
    for (const listener of [...listeners.values()].flatMap((all) => [...all])) {
      listener.isOver = true;
      listener.wake();
    }
    listeners.clear();
  }

  function add(base: string, listener: Listener): void {
    const there = listeners.get(base) ?? new Set();
    listeners.set(base, there.add(listener));
    if (watching !== undefined) return;
    watching = new AbortController();
    void watchAll(watching);
  }

  function remove(base: string, listener: Listener): void {
    const there = listeners.get(base);
    if (there?.delete(listener) === true && there.size === 0) listeners.delete(base);
    if (listeners.size > 0) return;
    watching?.abort();
    watching = undefined;
  }

  return {
    async *of(target, signal) {
      const base = keys.sim(target);
      const listener: Listener = { hasStirred: false, isOver: false, wake: () => undefined };
      const wake = (): void => {
        listener.wake();
      };
      signal.addEventListener("abort", wake, { once: true });
      add(base, listener);
      try {
        while (!signal.aborted) {
          if (listener.hasStirred) {
            listener.hasStirred = false;
            yield;
          } else if (listener.isOver) return;
          else await new Promise<void>((done) => (listener.wake = done));
        }
      } finally {
        signal.removeEventListener("abort", wake);
        remove(base, listener);
      }
    },
  };
}

/** "…/sim/switch/leaf-a1/" of "…/sim/switch/leaf-a1/log/000000000001". */
function baseOf({ simulated }: SimKeys, key: string): string {
  const [type = "", name = ""] = key.slice(simulated.length).split("/", 2);
  return `${simulated}${type}/${name}/`;
}
