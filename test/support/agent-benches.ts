// Agents for their contract, on any store: one inside the writer, and one that serves behind the store.

import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { createLocalAgent } from "../../src/agent/local-agent.ts";
import { createRemoteAgent } from "../../src/agent/remote/remote-agent.ts";
import { serveAgent } from "../../src/agent/serve/serve-agent.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import type { AgentEvent } from "../../src/model/agent-event.ts";
import type { Store } from "../../src/ports/store.ts";
import { storeKeys } from "../../src/records/keys.ts";
import type { AgentBench } from "../contract/agent.contract.ts";
import { createMemoryStore } from "./memory-store.ts";

const keys = storeKeys("test");
const clock = systemClock;

/** `store` is closed with it. */
export function localBench(store: Store): AgentBench {
  const drivers = createDrivers({ store, keys, clock });
  const agent = createLocalAgent({ drivers, store, keys, clock });
  return { agent, store, keys, devices: store, close: () => store.close() };
}

export interface RemoteBench extends AgentBench {
  readonly events: readonly AgentEvent[];
}

/** `ofAgent` is the serving side's own way to the same store. Both are closed with it. */
export function remoteBench(
  store: Store,
  ofAgent: Store = store,
  targets: readonly string[] = ["*"],
): RemoteBench {
  const own = createMemoryStore(clock);
  // A busy machine may hold a whole suite up for longer than real agents are waited for.
  const times = { lookMs: 120_000, takeMs: 120_000 };
  const agent = createRemoteAgent({ store, keys, clock, times });
  const stop = new AbortController();
  const events: AgentEvent[] = [];
  const serving = serveAgent(
    {
      store: ofAgent,
      journal: own,
      keys,
      clock,
      drivers: createDrivers({ store: own, keys, clock }),
      identity: { agent: "agent", instance: "i", host: "h", pid: process.pid, version: "0" },
      targets,
      observeEveryMs: 600_000,
      leaseTtlMs: 120_000,
      random: () => 0.5,
      isProcessAlive: () => true,
      onEvent: (event) => events.push(event),
    },
    stop.signal,
  );
  return {
    agent,
    store,
    keys,
    devices: own,
    events,
    async close() {
      stop.abort();
      await serving;
      await agent.close();
      await store.close();
      if (ofAgent !== store) await ofAgent.close();
    },
  };
}

/** Resolves when it serves. */
export async function served(bench: RemoteBench): Promise<RemoteBench> {
  while (!bench.events.some(({ type }) => type === "presence-gained")) await clock.sleep(5);
  return bench;
}
