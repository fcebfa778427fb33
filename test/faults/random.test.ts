// Faults of all kinds at moments that are drawn, over a fabric of twenty switches. A few seeds by
// default: FAULT_SEEDS=20 for more, FAULT_SEED=7 for that one again.

import { expect, test } from "vitest";
import { pause } from "../live/waiting.ts";
import { drawFrom, type Draw } from "../support/draw.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import type { Agent } from "./agent.ts";
import { play, type Case } from "./case.ts";
import type { Running } from "./controller.ts";
import { wideFabric, type Commit } from "./commits.ts";

const one = process.env["FAULT_SEED"];
const count = Number(process.env["FAULT_SEEDS"] ?? 2);
const seeds = one === undefined ? Array.from({ length: count }, (_, i) => i + 1) : [Number(one)];
const commits: readonly Commit[] = ["one", "two", "three"];
const stepsInStory = 4;

interface World {
  readonly etcd: Etcd;
  readonly agents: readonly Agent[];
  readonly applying: Running;
  readonly draw: Draw;
}

/** Each leaves everybody as it was, except for who is started again by itself. */
const faults: Readonly<Record<string, (world: World) => Promise<void>>> = {
  async "an agent is killed"({ agents, draw }) {
    agents[draw(agents.length)]?.signal("SIGKILL");
    await pause(draw(500));
  },
  async "an agent stands still"({ agents, draw }) {
    const agent = agents[draw(agents.length)];
    agent?.signal("SIGSTOP");
    await pause(draw(9_000));
    agent?.signal("SIGCONT");
  },
  async "the controller is killed"({ applying }) {
    applying.signal("SIGKILL");
    await applying.ended;
  },
  async "the controller stands still"({ applying, draw }) {
    applying.signal("SIGSTOP");
    await pause(draw(9_000));
    applying.signal("SIGCONT");
  },
  async "a member is killed"({ etcd, draw }) {
    const member = etcd.members[draw(3)];
    await member?.kill();
    await pause(draw(3_000));
    member?.start();
  },
  async "a member hangs"({ etcd, draw }) {
    const member = etcd.members[draw(3)];
    member?.pause();
    await pause(draw(9_000));
    member?.resume();
  },
  async "all members are killed"({ etcd, draw }) {
    await Promise.all(etcd.members.map((member) => member.kill()));
    await pause(draw(4_000));
    for (const member of etcd.members) member.start();
  },
  async "history is compacted away"({ etcd }) {
    await etcd.put("/elsewhere", "");
    await etcd.compact();
  },
};

async function step(self: Case, world: Omit<World, "applying">): Promise<Commit> {
  const { etcd, draw } = world;
  const commit = commits[draw(3)] ?? "one";
  const applying = self.apply(commit);
  const isContested = draw(3) === 0;
  const rival = isContested ? self.apply(commits[draw(3)] ?? "one") : undefined;
  await self.changes(draw(80), applying);
  const names = Object.keys(faults);
  const what = names[draw(names.length)] ?? "";
  self.note({ type: "fault", what });
  await faults[what]?.({ ...world, applying });
  await Promise.all([applying.ended, rival?.ended]);
  await etcd.ready();
  return commit;
}

describeWithEtcd("twenty switches, four agents", () => {
  test.concurrent.each(seeds)("survive what seed %d brings", async (seed) => {
    const draw = drawFrom(seed);
    const etcd = await startEtcd({ members: 3 });
    try {
      await play(etcd, wideFabric, async (self) => {
        const { targets } = wideFabric;
        const agents: Agent[] = [];
        for (let i = 0; i < 4; i += 1) {
          agents.push(await self.agent(targets.slice(i * 5, i * 5 + 5)));
        }
        await self.settle("one");
        let commit: Commit = "one";
        for (let i = 0; i < stepsInStory; i += 1) {
          commit = await step(self, { etcd, agents, draw });
          if (i % 2 === 1) await self.settle(commit);
        }
      });
    } catch (error) {
      const again = `FAULT_SEED=${String(seed)} npm run test:faults -- -t seed`;
      expect.fail(`seed ${String(seed)}; again with ${again}\n${String(error)}`);
    } finally {
      await etcd.remove();
    }
  });
});
