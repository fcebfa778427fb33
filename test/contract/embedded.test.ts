// The contract of stores, held by the embedded one.

import { createEmbeddedStores } from "../support/embedded.ts";
import { put, storeContract, value } from "./store.contract.ts";

storeContract("LMDB", async () => {
  const stores = createEmbeddedStores({ changes: 50, bytes: 2 ** 20 });
  const store = await stores.open();
  return {
    store,
    reopen: () => stores.open(),
    pass: (ms) => stores.clock.advance(ms),
    cleanup: () => stores.cleanup(),
    async compact() {
      for (let i = 0; i < 60; i += 1) value(await store.transact([], [put("/filler", String(i))]));
    },
  };
});
