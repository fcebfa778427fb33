// Agents that die, stand still and have clocks that are wrong.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { play, underWay } from "./case.ts";
import { pause } from "../live/waiting.ts";
import { smallFabric, tinyFabric } from "./commits.ts";
import { beyondLeaseMs } from "./terms.ts";

const [left = "", right = ""] = tinyFabric.targets;
const hourMs = 3_600_000;

describeWithEtcd("agents", () => {
  let etcd: Etcd;
  beforeAll(async () => {
    etcd = await startEtcd({ members: 3 });
  });
  afterAll(async () => {
    await etcd.remove();
  });

  /** Lets an agent die once at each boundary from `from` on in steps, while a change set is under way. */
  async function dieAtEach(from: number, step: number): Promise<number> {
    let deaths = 0;
    await play(etcd, tinyFabric, async (self) => {
      await self.agent([right]);
      const agent = await self.agent([left]);
      await self.settle("one");
      for (let at = from; ; at += step) {
        await agent.again({ at });
        const commit = deaths % 2 === 0 ? "two" : "one";
        const pid = agent.pid();
        await self.apply(commit).ended;
        const isDead = agent.pid() !== pid;
        await self.settle(commit);
        if (!isDead) break;
        deaths += 1;
      }
    });
    return deaths;
  }

  test.concurrent("an agent may be killed with kill -9 at every boundary of a change set", async () => {
    const deaths = await Promise.all([1, 2, 3].map((from) => dieAtEach(from, 3)));
    expect(deaths.reduce((sum, one) => sum + one)).toBeGreaterThan(30);
  });

  test.concurrent.each([hourMs, -hourMs])(
    "an agent's clock may be wrong by %d ms",
    async (skewMs) => {
      const [one = "", two = ""] = smallFabric.targets;
      await play(etcd, smallFabric, async (self) => {
        await self.agent([one], { skewMs });
        await self.agent([two]);
        await self.settle("one");
        await self.settle("two");
      });
    },
  );

  test.concurrent("an agent that stood still for longer than its lease sends nothing before it is back", async () => {
    await play(etcd, smallFabric, async (self) => {
      const agent = await self.agent(smallFabric.targets);
      await self.settle("one");
      self.slow(100);
      const applying = await underWay(self, "two");
      agent.signal("SIGSTOP");
      self.note({ type: "fault", what: "the agent stands still" });
      await pause(beyondLeaseMs);
      agent.signal("SIGCONT");
      const { code, text } = await applying.ended;
      expect([0, 6, 8], text).toContain(code);
      await self.settle("two");
    });
  });

  test.concurrent("a second agent takes over from one that stands still, and not before", async () => {
    await play(etcd, smallFabric, async (self) => {
      const first = await self.agent(smallFabric.targets);
      await self.settle("one");
      self.slow(100);
      const applying = await underWay(self, "two");
      first.signal("SIGSTOP");
      self.note({ type: "fault", what: "the first agent stands still" });
      const second = await self.agent(smallFabric.targets, { name: "second" });
      await applying.ended;
      first.signal("SIGCONT");
      await second.ready();
      await self.settle("two");
    });
  });
});
