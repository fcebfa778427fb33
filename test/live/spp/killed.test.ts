// Whoever takes part in plugging a port is killed in the middle of it: the agent before each of its steps,
// whoever applies, the etcd's leader, and spp-ctl. Ports end as they were asked for, and nothing is done
// twice that must not. Needs a build.

import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { describeWithEtcd, startEtcd, type Etcd } from "../../support/etcd-server.ts";
import type { StandIn } from "../../support/spp/stand-in.ts";
import { killAll, type Ended, type Running } from "../command.ts";
import { blueVlan, createRack, leaf, type Rack } from "./rack.ts";

const mac = "fa:16:3e:00:00:0a";
const target = "patchpanel/node001";
const healsWithin = { timeout: 60_000 };

describeWithEtcd("a port of a host", () => {
  let etcd: Etcd;
  let rack: Rack;
  let panel: StandIn;
  let agent: Running;
  beforeAll(async () => {
    etcd = await startEtcd({ members: 3 });
    rack = await createRack(etcd, ["node001"]);
    panel = rack.panels["node001"]!;
    [agent] = await Promise.all([rack.serve(target), rack.serve(leaf)]);
    await rack.apply();
  });
  afterAll(async () => {
    killAll();
    await rack?.remove();
    await etcd?.remove();
  });

  const plugged = [[`${blueVlan}/${mac}`, "ring:0"]];
  const isUp = async (): Promise<boolean> =>
    (await rack.taken())["port_status/node001/p1"] === "up";
  const isGone = async (): Promise<boolean> => Object.keys(await rack.taken()).length === 0;

  /** Nobody answers to the write after so many, until it is mended; whoever asks waits. */
  function hangAt(step: number): { readonly hasCome: () => boolean; readonly mend: () => void } {
    let seen = 0;
    const isIt = ({ method }: { readonly method: string }): boolean =>
      method !== "GET" && seen++ >= step;
    return { hasCome: () => seen > step, mend: panel.break({ does: "hang", when: isIt }) };
  }

  /** An apply, once it is told of by the hung step that it led to. */
  async function applyUntil({ hasCome }: { readonly hasCome: () => boolean }): Promise<Running> {
    const applied = rack.start("apply", "--auto-approve");
    await vi.waitUntil(() => hasCome() || applied.child.exitCode !== null, { timeout: 60_000 });
    if (!hasCome()) throw new Error(`it ended before that:\n${(await applied.ended).text}`);
    return applied;
  }

  /** Where the apply that was cut short could not end well, the next one does. */
  async function settle(cutShort: Ended): Promise<void> {
    await everybodyHeard();
    if (cutShort.code !== 0) await rack.apply();
    await everybodyHeard();
    await rack.expectSettled();
  }

  /**
   * A leader of the etcd that dies or comes late may take leases along that others kept: until the next
   * renewal an agent is really gone, and what it serves unknown.
   */
  async function everybodyHeard(): Promise<void> {
    const isUnknown = async (): Promise<boolean> =>
      (await rack.plumb("plan", "--detailed-exitcode")).code === 8;
    await expect.poll(isUnknown, { ...healsWithin, interval: 500 }).toBe(false);
  }

  async function expectPlugged(): Promise<void> {
    await expect.poll(isUp, healsWithin).toBe(true);
    expect(panel.status(1).classifierTable).toHaveLength(1);
    expect(rack.classified("node001")).toEqual(plugged);
    expect(Object.keys(await rack.taken()).sort()).toEqual([
      "action/node001/p1",
      "bind_port/node001/p1",
      "port_status/node001/p1",
      "vhost/node001/leaf-a/0",
    ]);
  }

  /** Also what was attached for it: all as it was before any port came. */
  async function expectGone(bare: unknown): Promise<void> {
    await expect.poll(isGone, healsWithin).toBe(true);
    expect(rack.wired("node001")).toEqual(bare);
  }

  test.each([0, 3])(
    "is up, and later gone, where its agent is killed after %i steps of each",
    async (step) => {
      const bare = rack.wired("node001");
      const meanwhile = async (): Promise<Ended> => {
        const hang = hangAt(step);
        const applied = await applyUntil(hang);
        agent.child.kill("SIGKILL");
        await agent.ended;
        hang.mend();
        agent = await rack.serve(target);
        return await applied.ended;
      };
      rack.bind("p1", "node001", mac);
      const bound = await meanwhile();
      await expectPlugged();
      await settle(bound);
      rack.unbind("p1");
      const unbound = await meanwhile();
      await settle(unbound);
      await expectGone(bare);
    },
  );

  test("is up, and later gone, where whoever applies is killed meanwhile", async () => {
    const bare = rack.wired("node001");
    const meanwhile = async (): Promise<Ended> => {
      const hang = hangAt(1);
      const applied = await applyUntil(hang);
      applied.child.kill("SIGKILL");
      hang.mend();
      // What a dead process holds ends with its lease.
      const isFree = async (): Promise<string> => (await rack.plumb("lock")).text;
      await expect.poll(isFree, { ...healsWithin, interval: 500 }).toContain("The lock is free");
      return await applied.ended;
    };
    rack.bind("p1", "node001", mac);
    await settle(await meanwhile());
    await expectPlugged();
    rack.unbind("p1");
    await settle(await meanwhile());
    await expectGone(bare);
  });

  test("is up, and later gone, where the leader of the etcd is killed meanwhile", async () => {
    const bare = rack.wired("node001");
    const meanwhile = async (): Promise<Ended> => {
      const hang = hangAt(2);
      const applied = await applyUntil(hang);
      const leader = await etcd.leader();
      await leader.kill();
      hang.mend();
      const ended = await applied.ended;
      leader.start();
      await etcd.ready();
      return ended;
    };
    rack.bind("p1", "node001", mac);
    await settle(await meanwhile());
    await expectPlugged();
    rack.unbind("p1");
    await settle(await meanwhile());
    await expectGone(bare);
  });

  test("is told not to be up where spp-ctl is gone, and is up once that is back", async () => {
    rack.bind("p1", "node001", mac);
    await panel.stopController();
    const startedAtMs = performance.now();
    const refused = await rack.plumb("apply", "--auto-approve");
    expect(refused.code, refused.text).not.toBe(0);
    expect(performance.now() - startedAtMs).toBeLessThan(60_000);
    expect(rack.classified("node001")).toEqual([]);
    expect(await isUp()).toBe(false);
    await panel.startController(200);
    await settle(refused);
    await expectPlugged();
  });
});
