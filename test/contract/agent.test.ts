// The contract of agents, held by the one inside the command, and by one that serves behind a store.

import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { localBench, remoteBench, served } from "../support/agent-benches.ts";
import { createEmbeddedStores } from "../support/embedded.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { agentContract } from "./agent.contract.ts";

agentContract("inside the command", () =>
  Promise.resolve(localBench(createMemoryStore(systemClock))),
);

agentContract("behind a store in memory", () =>
  served(remoteBench(createMemoryStore(systemClock))),
);

agentContract("behind an embedded store", async () => {
  const stores = createEmbeddedStores();
  const store = await stores.open(systemClock);
  const bench = await served(remoteBench(store, store, ["switch/*"]));
  return {
    ...bench,
    async close() {
      await bench.close();
      await stores.cleanup();
    },
  };
});
