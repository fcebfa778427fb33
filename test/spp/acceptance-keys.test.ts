// What the mechanism driver of neutron did towards the agent of a host, done by the driver of keys: the
// acceptance cases of the reference by their numbers, with the original agent at a stand-in for spp-ctl.
// Cases of tap-as-a-service (28, 29) are nobody's here; those of the configuration builder (30) are checks
// of hosts (test/cases) and of the importer.

import { expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { describeWithEtcd } from "../support/etcd-server.ts";
import { createHurriedClock } from "../support/hurried-clock.ts";
import { add } from "../support/operations.ts";
import type { AgentDid } from "../support/spp/agent-at-spp-ctl.ts";
import { refusalOf } from "./panel-world.ts";
import {
  configurationTexts,
  flatPlug,
  mac,
  nicValues,
  otherMac,
  vhostNames,
  vlanPlug,
  vlanSteps,
  wiringSteps,
  type Dialect,
} from "./panel-values.ts";
import { panelWorlds } from "./panel-worlds.ts";

const free = Object.fromEntries(vhostNames.map((name) => [`vhost/${name}`, "None"]));
const dialects: readonly Dialect[] = ["array", "object"];

describeWithEtcd("a host whose agent is the original one", () => {
  const { open, revisionOf } = panelWorlds("spp-keys");
  /** Twenty seconds are one. */
  const hurried = (): Clock => createHurriedClock(1_700_000_000_000, 20);

  test.each(dialects)("the very keys that its scripts write set it up (%s)", async (dialect) => {
    const { settings, keys, ...own } = await open({ dialect, isBuilt: false });
    for (const [i, value] of nicValues.entries()) {
      expect(await own.do(add(settings.target, `/nics/${i + 1}`, value))).toEqual({
        type: "accepted",
      });
    }
    expect(await keys()).toEqual({ configuration: configurationTexts[dialect], ...free });
    await own.agent();
    expect(own.standIn.said()).toEqual(wiringSteps(dialect));
  });

  test.each(dialects)("case 13: its agent wires 2 NICs in 40 steps (%s)", async (dialect) => {
    const { agent, standIn, document } = await open({ dialect });
    await agent();
    expect(standIn.said()).toEqual(wiringSteps(dialect));
    expect(await document()).toMatchObject({ nics: { 1: nicValues[0], 2: nicValues[1] } });
  });

  test("case 1: without a configuration nothing is asked for", async () => {
    const { plug, keys } = await open({ isBuilt: false });
    expect(await refusalOf(plug("p1", flatPlug))).toContain("no NIC of");
    expect(await keys()).toEqual({});
  });

  test("cases 2 and 11: where no agent answers, it says so in time, and the request stays", async () => {
    const { plug, at, taken, host, agent } = await open({ clock: hurried() });
    expect(await refusalOf(plug("p1", flatPlug))).toBe(
      `the agent of ${host} did not report port p1 up within 20 s; the request stays`,
    );
    expect(await taken()).toEqual({
      "vhost/phys1/0": "p1",
      "bind_port/p1": `{"mac_address": "${mac}", "vhost_id": 0}`,
      "action/p1": "plug",
    });
    expect(await at("/plugs/p1")).toEqual({ ...flatPlug, up: false });
    // An agent that comes later finds it.
    await agent();
    await expect.poll(async () => await at("/plugs/p1")).toEqual(flatPlug);
  });

  test.each(dialects)("cases 3, 10, 15 and 16: a port without a tag (%s)", async (dialect) => {
    const { agent, standIn, plug, unplug, taken, keys, at } = await open({ dialect });
    await agent();
    standIn.forget();
    expect(await plug("p1", flatPlug)).toEqual({ type: "accepted" });
    expect(standIn.said()).toEqual([`vf 1: classify ${mac} ring:0`]);
    expect(await taken()).toEqual({
      "vhost/phys1/0": "p1",
      "bind_port/p1": `{"mac_address": "${mac}", "vhost_id": 0}`,
      "action/p1": "plug",
      "port_status/p1": "up",
    });
    expect(await at("/plugs")).toEqual({ p1: flatPlug });
    standIn.forget();
    expect(await unplug("p1")).toEqual({ type: "accepted" });
    expect(standIn.said()).toEqual([`vf 1: unclassify ${mac} ring:0`]);
    expect(await keys()).toEqual({ configuration: configurationTexts[dialect], ...free });
  });

  test.each(dialects)("cases 4, 10 and 17: a port with a tag (%s)", async (dialect) => {
    const { agent, standIn, plug, unplug, taken } = await open({ dialect });
    await agent();
    standIn.forget();
    expect(await plug("p2", vlanPlug)).toEqual({ type: "accepted" });
    expect(standIn.said()).toEqual(vlanSteps(dialect, "plug"));
    expect((await taken())["bind_port/p2"]).toBe(
      `{"mac_address": "${mac}", "vhost_id": 2, "vlan_id": 400}`,
    );
    standIn.forget();
    expect(await unplug("p2")).toEqual({ type: "accepted" });
    expect(standIn.said()).toEqual(vlanSteps(dialect, "unplug"));
    expect(await taken()).toEqual({});
  });

  test("case 5: a network that no NIC is on is refused in words", async () => {
    const { plug, taken, host } = await open();
    const elsewhere = { ...flatPlug, physicalNetwork: "phys9" };
    expect(await refusalOf(plug("p1", elsewhere))).toBe(`no NIC of ${host} on phys9 has vhost 0`);
    expect(await taken()).toEqual({});
  });

  test("case 8: a vhost that somebody else took meanwhile is refused, and says whose it is", async () => {
    const { plug, mechanism, taken, agent } = await open();
    await agent();
    expect(await mechanism.bind("theirs", { physicalNetwork: "phys1", mac: otherMac })).toBe(0);
    expect(await refusalOf(plug("p1", flatPlug))).toBe("vhost 0 is taken by port theirs");
    expect(Object.keys(await taken()).filter((key) => key.includes("p1"))).toEqual([]);
    expect(await plug("p1", { ...flatPlug, vhost: 1 })).toEqual({ type: "accepted" });
  });

  test("case 9: a request that is there already is waited for, and not made twice", async () => {
    const { put, at, change, agent, host, driver, settings } = await open();
    await put("vhost/phys1/0", "p1");
    await put("bind_port/p1", `{"mac_address": "${mac}", "vhost_id": 0}`);
    await put("action/p1", "plug");
    const asked = await revisionOf(`bind_port/${host}/p1`);
    expect(await at("/plugs/p1")).toEqual({ ...flatPlug, up: false });
    const [answer] = await Promise.all([change("/plugs/p1", flatPlug), agent()]);
    expect(answer).toEqual({ type: "accepted" });
    expect(await revisionOf(`bind_port/${host}/p1`)).toBe(asked);
    const again = add(settings.target, "/plugs/p1", flatPlug);
    expect(await driver.apply(again, settings)).toEqual({ type: "accepted" });
    expect(await revisionOf(`bind_port/${host}/p1`)).toBe(asked);
  });

  test("case 12: what stands there by halves is removed all the same", async () => {
    const { put, unplug, keys, taken, agent, at } = await open();
    await agent();
    const halves: readonly JsonObject[] = [
      { "vhost/phys1/0": "p1", "bind_port/p1": `{"mac_address": "${mac}", "vhost_id": 0}` },
      { "action/p1": "plug" },
      { "action/p1": "unplug", "port_status/p1": "up" },
      { "vhost/phys1/1": "p1", "port_status/p1": "up" },
    ];
    for (const half of halves) {
      for (const [key, value] of Object.entries(half)) await put(key, String(value));
      expect(await at("/plugs/p1")).toMatchObject({ up: false });
      expect(await unplug("p1")).toEqual({ type: "accepted" });
      expect(await taken()).toEqual({});
    }
    expect(await keys()).toMatchObject(free);
  });

  test("case 19: a port that never got to its vhost goes without a step at spp-ctl", async () => {
    const { mechanism, agent, unplug, standIn, taken, put } = await open();
    await agent();
    standIn.forget();
    await put("vhost/phys1/0", "p1");
    await put("bind_port/p1", `{"mac_address": "${mac}", "vhost_id": 0}`);
    expect(await unplug("p1")).toEqual({ type: "accepted" });
    expect(standIn.said()).toEqual([]);
    expect(await taken()).toEqual({});
    expect(await mechanism.bind("p2", { physicalNetwork: "phys1", mac })).toBe(0);
  });

  test("case 21: an agent that starts carries out all that is asked for", async () => {
    const { plug, agent, at, standIn } = await open({ clock: hurried() });
    await Promise.all([plug("p1", flatPlug), plug("p2", vlanPlug)]);
    await agent();
    await expect.poll(async () => await at("/plugs")).toEqual({ p1: flatPlug, p2: vlanPlug });
    expect(standIn.said().slice(wiringSteps("object").length)).toEqual([
      `vf 1: classify ${mac} ring:0`,
      ...vlanSteps("object", "plug"),
    ]);
  });

  test.each<AgentDid>(["unplugged", "freed", "bind_port", "action"])(
    "case 25: an agent that dies once it has done “%s” leaves nothing behind for good",
    async (step) => {
      const { plug, unplug, agent, keys } = await open({ clock: hurried() });
      const first = await agent({
        between: (did) => {
          if (did === step) throw new Error("killed");
        },
      });
      await plug("p1", flatPlug);
      const answer = await unplug("p1");
      expect(first.ended).toBe("killed");
      await agent();
      // What the agent itself takes up again needs no more of us; what it ignores for good does.
      if (answer.type !== "accepted") await unplug("p1");
      expect(await keys()).toEqual({ configuration: configurationTexts.object, ...free });
    },
  );

  test("case 27: a port is asked for in one transaction", async () => {
    const { plug, agent, host } = await open();
    await agent();
    expect(await plug("p2", vlanPlug)).toEqual({ type: "accepted" });
    const revisions = await Promise.all(
      [`vhost/${host}/phys2/2`, `bind_port/${host}/p2`, `action/${host}/p2`].map(revisionOf),
    );
    expect(new Set(revisions).size).toBe(1);
  });

  test("a port that gets another address, VLAN or vhost is unplugged first", async () => {
    const { plug, change, agent, standIn, at } = await open();
    await agent();
    await plug("p2", vlanPlug);
    standIn.forget();
    const after = { ...vlanPlug, vhost: 3, mac: otherMac, vlan: 7 };
    expect(await change("/plugs/p2", after)).toEqual({ type: "accepted" });
    expect(standIn.said()).toEqual([
      ...vlanSteps("object", "unplug"),
      "vf 2: detach ring:7 rx merger",
      "vf 2: attach ring:7 rx merger add 7",
      "vf 2: detach ring:6 tx classifier",
      "vf 2: attach ring:6 tx classifier del",
      `vf 2: classify ${otherMac} ring:6 7`,
    ]);
    expect(await at("/plugs")).toEqual({ p2: after });
  });
});
