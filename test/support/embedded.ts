// The embedded store in a folder of its own, on a clock that a test moves.

import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import type { HistoryLimits } from "../../src/adapters/embedded/history.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { createTempFolder } from "./temp-folder.ts";

export interface EmbeddedStores {
  readonly folder: string;
  readonly clock: FakeClock;
  open(clock?: Clock): Promise<Store>;
  cleanup(): Promise<void>;
}

export function createEmbeddedStores(limits?: HistoryLimits): EmbeddedStores {
  const folder = createTempFolder();
  const clock = createFakeClock();
  const opened: Store[] = [];
  return {
    folder: folder.path,
    clock,
    async open(on = clock) {
      const store = await openEmbeddedStore(folder.path, on, limits);
      if (isTrouble(store)) throw new Error(store.reason);
      opened.push(store);
      return store;
    },
    async cleanup() {
      for (const store of opened) await store.close();
      folder.remove();
    },
  };
}
