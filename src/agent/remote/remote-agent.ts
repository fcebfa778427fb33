// Agents that are processes of their own, as the engine sees them: everything goes through the store.
// It never touches a device, and decides nothing about the fabric.

import { randomUUID } from "node:crypto";
import type { Agent } from "../../ports/agent.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Store } from "../../ports/store.ts";
import type { StoreKeys } from "../../records/keys.ts";
import { createLooks } from "./looks.ts";
import { observe } from "./observe.ts";
import { submit } from "./submit.ts";
import { remoteTimes, type RemoteTimes } from "./times.ts";
import { watchAgents } from "./watched-agents.ts";

export interface RemoteAgent extends Agent {
  /** Ends the watch; nobody may ask any more. */
  close(): Promise<void>;
}

export function createRemoteAgent({
  store,
  keys,
  clock,
  times = {},
}: {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
  readonly times?: Partial<RemoteTimes>;
}): RemoteAgent {
  const parts = { store, keys, clock, times: { ...remoteTimes, ...times } };
  const agents = watchAgents(parts);
  const own = randomUUID();
  let count = 0;
  const nextId = (): string => `${own}.${String(++count)}`;
  const remote = { ...parts, agents, looks: createLooks(store, keys), nextId };
  return {
    async observe(target, settings) {
      const seen = await observe(remote, target, settings);
      if (seen.type !== "unchanged") return seen;
      throw new Error('an agent answered "unchanged" to nobody\'s question');
    },
    observeSince: async (target, settings, known) => await observe(remote, target, settings, known),
    submit: async (changeSet, writer, signal, onOutcome) =>
      await submit(remote, changeSet, writer, signal, onOutcome),
    close: () => agents.close(),
  };
}
