// Controllers that die, stand still, and come at the same time.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { pause } from "../live/waiting.ts";
import { play, type Case } from "./case.ts";
import type { Ended } from "./controller.ts";
import { smallFabric, tinyFabric } from "./commits.ts";
import { untilStopped } from "./stopped.ts";
import { beyondLeaseMs } from "./terms.ts";

describeWithEtcd("controllers", () => {
  let etcd: Etcd;
  beforeAll(async () => {
    etcd = await startEtcd({ members: 3 });
  });
  afterAll(async () => {
    await etcd.remove();
  });

  /** Lets an apply die at each of its boundaries from `from` on in steps. */
  async function dieAtEach(from: number, step: number): Promise<number> {
    let deaths = 0;
    await play(etcd, tinyFabric, async (self) => {
      await self.agent(tinyFabric.targets);
      await self.settle("one");
      for (let at = from; ; at += step) {
        const commit = deaths % 2 === 0 ? "two" : "one";
        const { code } = await self.apply(commit, { at }).ended;
        await self.settle(commit);
        if (code !== null) break;
        deaths += 1;
      }
    });
    return deaths;
  }

  test.concurrent("a controller may be killed with kill -9 at every boundary of an apply", async () => {
    const deaths = await Promise.all([1, 2, 3, 4].map((from) => dieAtEach(from, 4)));
    expect(deaths.reduce((sum, one) => sum + one)).toBeGreaterThan(25);
  });

  /** An apply of "two" stands still before it writes there, while another applies "three". */
  async function overtaken(self: Case, at: string): Promise<Ended> {
    await self.agent(smallFabric.targets);
    await self.settle("one");
    const slow = self.apply("two", { at, how: "stop" });
    await untilStopped(slow);
    await pause(beyondLeaseMs);
    await self.settle("three");
    slow.signal("SIGCONT");
    const ended = await slow.ended;
    await self.settle("three");
    return ended;
  }

  test.concurrent.each(["allocations", "journal", "changeSets", "targets"] as const)(
    "a controller that stood still before writing its %s for longer than its lease changes nothing",
    async (what) => {
      await play(etcd, smallFabric, async (self) => {
        const { code, text } = await overtaken(self, self.keys[what]);
        expect(code, text).toBe(4);
      });
    },
  );

  test.concurrent("two controllers may apply different commits at once", async () => {
    await play(etcd, smallFabric, async (self) => {
      await self.agent(smallFabric.targets);
      await self.settle("one");
      for (let i = 0; i < 3; i += 1) {
        const both = [self.apply("two"), self.apply("three")];
        const ended = await Promise.all(both.map((one) => one.ended));
        // One may come when the other is done, steps back from its lock, or finds its plan overtaken.
        for (const { code, text } of ended) expect([0, 4, 5], text).toContain(code);
        expect(ended.map(({ code }) => code)).toContain(0);
        await self.settle("one");
      }
    });
  });
});
