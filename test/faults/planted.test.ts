// The checker on what agents and controllers really did that are wrong on purpose, each in its own way.
// Beside each, where it is not plain, the same with one that is right.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Operation } from "../../src/model/operation.ts";
import { putChangeSet } from "../../src/records/messages/change-set.ts";
import { add, settingsFor, vlan } from "../support/operations.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores } from "../support/etcd-stores.ts";
import { value } from "../contract/store-steps.ts";
import { pause } from "../live/waiting.ts";
import type { AgentOptions } from "./agent-process.ts";
import { createCase, type Case } from "./case.ts";
import type { Rule } from "./checker.ts";
import { smallFabric, tinyFabric } from "./commits.ts";
import { untilStopped } from "./stopped.ts";

const { targets } = tinyFabric;
const [first = ""] = targets;

describeWithEtcd("the checker notices", () => {
  let etcd: Etcd;
  beforeAll(async () => {
    etcd = await startEtcd({ members: 3 });
  });
  afterAll(async () => {
    await etcd.remove();
  });

  /** The rules that a story breaks. */
  async function broken(
    story: (self: Case) => Promise<void>,
    fabric = tinyFabric,
  ): Promise<ReadonlySet<Rule>> {
    const self = createCase(etcd, fabric);
    try {
      await story(self);
      return new Set(self.violations().map(({ rule }) => rule));
    } finally {
      await self.remove();
    }
  }

  test.concurrent("an agent that says what is not so", async () => {
    const rules = await broken(async (self) => {
      await self.agent(targets, { plant: { type: "lies" } });
      await self.settle("one");
    });
    expect(rules).toContain("converges");
  });

  test.concurrent("an agent that takes away what is not ours", async () => {
    const rules = await broken(async (self) => {
      await self.agent(targets, { plant: { type: "sweeps", path: "/vlans/3999" } });
      await self.settle("one");
    });
    expect(rules).toContain("claimed");
  });

  test.concurrent("an agent that takes away what is claimed all the time", async () => {
    const rules = await broken(async (self) => {
      const agent = await self.agent(targets);
      await self.settle("one");
      await agent.again({ plant: { type: "sweeps", path: "/vlans/2000" } });
      await self.apply("two").ended;
      await self.settle("two");
    });
    expect(rules).toContain("claimed");
  });

  test.concurrent("an agent that does something again when it is back", async () => {
    const rules = await broken(async (self) => {
      const agent = await self.agent(targets);
      await self.settle("one");
      await agent.again({ plant: { type: "repeats" } });
    });
    expect(rules).toContain("once");
  });

  /** A message of the first writer comes when the second is done. */
  async function lateMessage(plant?: AgentOptions["plant"]): Promise<ReadonlySet<Rule>> {
    return await broken(async (self) => {
      const agent = await self.agent(targets);
      await self.settle("one");
      await self.settle("two");
      await agent.again(plant === undefined ? {} : { plant });
      const operations: readonly Operation[] = [add(first, "/vlans/77", vlan("late"))];
      const settings = settingsFor(first);
      const late = { id: "1.99", target: first, settings, generation: 1, operations };
      const stores = createEtcdStores(etcd);
      const store = await stores.open();
      const lease = value(await store.lease(5_000, { host: "here", pid: process.pid }));
      value(await putChangeSet(store, self.keys, late, { fence: [], lease: lease.id }));
      await pause(2_000);
      await stores.close();
      await self.settle("two");
    });
  }

  test.concurrent("an agent that lets an older writer have its way", async () => {
    expect(await lateMessage({ type: "ignores-generations" })).toContain("generations");
  });

  test.concurrent("nothing where an agent refuses an older writer", async () => {
    expect(await lateMessage()).toEqual(new Set());
  });

  test.concurrent("a controller that writes allocations without the lock", async () => {
    const rules = await broken(async (self) => {
      await self.agent(targets);
      await self.settle("one");
      const at = self.keys.allocations;
      const slow = self.apply("two", { at, how: "stop", plant: "unfenced" });
      await untilStopped(slow);
      await self.settle("three");
      slow.signal("SIGCONT");
      await slow.ended;
      await self.quiet("three");
    }, smallFabric);
    expect(rules).toContain("allocations");
  });

  test.concurrent("a controller that shows its inside", async () => {
    const rules = await broken(async (self) => {
      await self.apply("one", { plant: "bug" }).ended;
    });
    expect(rules).toContain("reasons");
  });
});
