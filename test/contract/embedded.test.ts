// The contract of stores, held by the embedded one.

import { createEmbeddedStores } from "../support/embedded.ts";
import { storeContract } from "./store.contract.ts";
import { put, value } from "./store-steps.ts";

storeContract("LMDB", async () => {
  const stores = createEmbeddedStores({ changes: 4_000, bytes: 2 ** 24 });
  const store = await stores.open();
  return {
    store,
    reopen: () => stores.open(),
    pass: (ms) => stores.clock.advance(ms),
    cleanup: () => stores.cleanup(),
    async compact() {
      const fillers = Array.from({ length: 100 }, (_, i) => put(`/filler/${String(i)}`, ""));
      for (let i = 0; i < 45; i += 1) value(await store.transact([], fillers));
    },
  };
});
