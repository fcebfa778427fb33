// The store in memory is worth something in tests only as long as it keeps every store's promises.

import { createFakeClock } from "../support/fake-clock.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { storeContract } from "./store.contract.ts";

storeContract("memory", () => {
  const clock = createFakeClock();
  const store = createMemoryStore(clock);
  return Promise.resolve({
    store,
    reopen: () => Promise.resolve(store),
    pass: (ms) => clock.advance(ms),
    compact: () => Promise.resolve(store.compact()),
    cleanup: () => Promise.resolve(),
  });
});
