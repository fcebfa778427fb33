// Agents that die, stand still and have clocks that are wrong.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createCase } from "./case.ts";
import { smallFabric, tinyFabric } from "./commits.ts";

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
    const self = createCase(etcd, tinyFabric);
    await self.agent([right]);
    const agent = await self.agent([left]);
    await self.settle("one");
    let deaths = 0;
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
    await self.finish();
    return deaths;
  }

  test.concurrent("an agent may be killed with kill -9 at every boundary of a change set", async () => {
    const deaths = await Promise.all([1, 2, 3].map((from) => dieAtEach(from, 3)));
    expect(deaths.reduce((sum, one) => sum + one)).toBeGreaterThan(30);
  });

  test.concurrent.each([hourMs, -hourMs])(
    "an agent's clock may be wrong by %d ms",
    async (skewMs) => {
      const self = createCase(etcd, smallFabric);
      const [one = "", two = ""] = smallFabric.targets;
      await self.agent([one], { skewMs });
      await self.agent([two]);
      await self.settle("one");
      await self.settle("two");
      await self.finish();
    },
  );
});
