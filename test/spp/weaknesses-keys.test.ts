// Where those fail that ask the original agent for ports, by the letters of the reference, and that our
// driver of keys does not. What is about the agent itself stands in weaknesses-agent.test.ts.

import { expect, test } from "vitest";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import { describeWithEtcd } from "../support/etcd-server.ts";
import { createHurriedClock } from "../support/hurried-clock.ts";
import { add, remove, replace } from "../support/operations.ts";
import { openWorld, refusalOf } from "./panel-world.ts";
import {
  configurationTexts,
  flatPlug,
  mac,
  nicValues,
  otherMac,
  vhostNames,
  vlanPlug,
} from "./panel-values.ts";
import { panelWorlds } from "./panel-worlds.ts";

const accepted = { type: "accepted" };
const free = Object.fromEntries(vhostNames.map((name) => [`vhost/${name}`, "None"]));
const request = `{"mac_address": "${mac}", "vhost_id": 0}`;

describeWithEtcd("what brings those down who ask the original agent", () => {
  const worlds = panelWorlds("spp-keys");
  const { open, revisionOf } = worlds;
  /** Twenty seconds are one. */
  const hurried = (): Clock => createHurriedClock(1_700_000_000_000, 20);

  test("weakness a: no agent is asked for what it would end of", async () => {
    const { plug, change, agent, at, taken } = await open();
    const running = await agent();
    expect(await plug("p1", flatPlug)).toEqual(accepted);
    const before = await taken();
    const capitals = { ...flatPlug, vhost: 1, mac: otherMac.toUpperCase() };
    expect(await refusalOf(plug("p2", capitals))).toContain("in lower case");
    expect(await refusalOf(plug("p2", { ...flatPlug, mac: otherMac }))).toBe(
      "vhost 0 is taken by port p1",
    );
    expect(await refusalOf(plug("p2", { ...flatPlug, vhost: 9, mac: otherMac }))).toContain(
      "no NIC",
    );
    expect(await refusalOf(plug("p2", { ...flatPlug, vhost: 1 }))).toBe(
      `port p1 has the MAC address ${mac} on NIC 1 already`,
    );
    expect(await taken()).toEqual(before);
    expect(await change("/plugs/p1", { ...flatPlug, mac: otherMac })).toEqual(accepted);
    expect(await at("/plugs/p1/mac")).toBe(otherMac);
    expect(running.ended).toBeUndefined();
  });

  test("weakness a: what others wrote wrongly is shown, and stays as it is", async () => {
    const { put, document, keys, plug, agent } = await open();
    await agent();
    await put("bind_port/json", "{vhost_id");
    await put("bind_port/capitals", `{"mac_address": "${mac.toUpperCase()}", "vhost_id": 1}`);
    await put("bind_port/unknown", `{"mac_address": "${mac}", "vhost_id": 77}`);
    await put("action/alone", "plug");
    await put("vhost/phys1/1", "capitals");
    await put("vhost/phys2/3", "nobody-knows");
    const before = await keys();
    const { plugs, vhosts } = await document();
    expect(plugs).toEqual({
      json: { up: false },
      capitals: { vhost: 1, nic: 1, physicalNetwork: "phys1", mac: mac.toUpperCase(), up: false },
      unknown: { vhost: 77, mac, up: false },
      alone: { up: false },
    });
    expect(vhosts).toEqual({ phys2: { 3: { port: "nobody-knows" } } });
    expect(await plug("p2", vlanPlug)).toEqual(accepted);
    expect(await keys()).toMatchObject(
      Object.fromEntries(Object.entries(before).filter(([key]) => key !== "vhost/phys2/2")),
    );
  });

  test("weakness b: another VLAN for the same address is another plug", async () => {
    const { plug, change, agent, standIn } = await open();
    await agent();
    await plug("p2", vlanPlug);
    expect(await change("/plugs/p2", { ...vlanPlug, vlan: 7 })).toEqual(accepted);
    expect(standIn.status(2).classifierTable.map(({ value }) => value)).toEqual([
      `7/${mac.toUpperCase()}`,
    ]);
  });

  test("weakness e: at most 8 ports of a host are asked for at once, also where more come together", async () => {
    const { driver, settings, agent, host, at, do: carryOut } = await open({ isBuilt: false });
    const ports = Array.from({ length: 20 }, (_, vhost) => vhost);
    const nic = { ...nicValues[0], vhosts: 20, coreMask: "0x7ffffffffff" };
    expect(await carryOut(add(settings.target, "/nics/1", nic))).toEqual(accepted);
    const running = await agent({ isAlone: true });
    const all = ports.map((vhost) => {
      const own = `${mac.slice(0, -2)}${String(vhost).padStart(2, "0")}`;
      return add(settings.target, `/plugs/q${vhost}`, { ...flatPlug, vhost, mac: own });
    });
    const answers = await driver.applyJointly?.(all, settings);
    expect([...(answers?.values() ?? [])]).toEqual(all.map(() => accepted));
    const revisions = await Promise.all(ports.map((i) => revisionOf(`action/${host}/q${i}`)));
    const counts = revisions.map((one) => revisions.filter((other) => other === one).length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(8);
    expect(Object.keys((await at("/plugs")) ?? {})).toHaveLength(ports.length);
    expect(running.ended).toBeUndefined();
  });

  test("weakness g: a port is asked for again only once it is gone", async () => {
    const { plug, unplug, agent, at, keys } = await open();
    let isSlow = true;
    await agent({
      between: async (did) => {
        if (isSlow && did === "freed") await new Promise((over) => setTimeout(over, 100));
      },
    });
    for (let i = 0; i < 3; i += 1) {
      expect(await plug("p1", flatPlug)).toEqual(accepted);
      const [gone, again] = await Promise.all([unplug("p1"), at("/plugs/p1")]);
      expect([gone, again]).toEqual([accepted, expect.anything()]);
    }
    isSlow = false;
    expect(await keys()).toEqual({ configuration: configurationTexts.object, ...free });
  });

  test("weakness h: an action for a port that nobody knows is shown, and can be removed", async () => {
    const { put, at, unplug, taken, agent } = await open();
    await put("action/p9", "unplug");
    await agent();
    expect(await at("/plugs")).toEqual({ p9: { up: false } });
    expect(await unplug("p9")).toEqual(accepted);
    expect(await taken()).toEqual({});
  });

  test("weakness k: requests that no agent answered can be taken back and asked for again", async () => {
    const { plug, unplug, at, agent, keys } = await open({ clock: hurried() });
    for (const vhost of [0, 1]) {
      const value = { ...flatPlug, vhost, mac: `${mac.slice(0, -1)}${vhost}` };
      expect(await refusalOf(plug(`p${vhost}`, value))).toContain("the request stays");
    }
    expect(Object.keys((await at("/plugs")) ?? {})).toEqual(["p0", "p1"]);
    expect(await refusalOf(unplug("p0"))).toContain("did not unplug port p0 within 20 s");
    await agent();
    expect(await unplug("p0")).toEqual(accepted);
    expect(await unplug("p1")).toEqual(accepted);
    expect(await keys()).toEqual({ configuration: configurationTexts.object, ...free });
    expect(await plug("p3", flatPlug)).toEqual(accepted);
  });

  test("weakness k: a vhost that somebody took and left is shown, and freed where that is asked for", async () => {
    const world = await open();
    const { put, at, do: carryOut, settings, taken, agent, plug } = world;
    await agent();
    await put("vhost/phys1/0", "gone");
    expect(await at("/vhosts")).toEqual({ phys1: { 0: { port: "gone" } } });
    expect(await refusalOf(plug("p1", flatPlug))).toBe("vhost 0 is taken by port gone");
    const freeing = remove(settings.target, "/vhosts/phys1/0", { port: "gone" });
    // Not where it is another's by now, nor where it is used after all.
    await put("vhost/phys1/0", "other");
    expect(await refusalOf(carryOut(freeing))).toBe("vhost phys1/0 is taken by port other by now");
    await put("vhost/phys1/0", "gone");
    await put("bind_port/gone", request);
    expect(await refusalOf(carryOut(freeing))).toBe("port gone uses vhost phys1/0 by now");
    await world.remove("bind_port/gone");
    expect(await carryOut(freeing)).toEqual(accepted);
    expect(await taken()).toEqual({});
    expect(await plug("p1", flatPlug)).toEqual(accepted);
  });

  test("weakness l: a vhost that is free before its port is gone is given to nobody", async () => {
    const { plug, put, agent, taken } = await open();
    await put("bind_port/old", request);
    await put("action/old", "unplug");
    expect(await refusalOf(plug("p1", { ...flatPlug, mac: otherMac }))).toBe(
      "port old is not unplugged from vhost 0 yet",
    );
    await agent();
    await expect.poll(taken).toEqual({});
    expect(await plug("p1", { ...flatPlug, mac: otherMac })).toEqual(accepted);
  });

  test("weakness m: an answer that comes before anybody waits for it is seen", async () => {
    const { store } = worlds;
    const hasty: Store = {
      ...store,
      async transact(compares, writes) {
        const result = await store.transact(compares, writes);
        const asked = writes.find((one) => one.type === "put" && one.value === "plug");
        if (asked !== undefined) {
          const key = asked.key.replace("/action/", "/port_status/");
          await store.transact([], [{ type: "put", key, value: "up" }]);
        }
        return result;
      },
    };
    const { plug, at } = await open({ clock: hurried() }, hasty);
    expect(await plug("p1", flatPlug)).toEqual(accepted);
    expect(await at("/plugs/p1")).toEqual(flatPlug);
  });

  test("weakness m: an old answer is none to a new request", async () => {
    const { put, change, at, taken } = await open({ clock: hurried() });
    await put("port_status/p1", "up");
    const answer = change("/plugs/p1", flatPlug);
    expect(await refusalOf(answer)).toContain("did not report port p1 up");
    expect(await taken()).not.toHaveProperty(["port_status/p1"]);
    expect(await at("/plugs/p1/up")).toBe(false);
  });

  test("weakness o: vhosts that are in use are never reset, nor taken away with their NIC", async () => {
    const { plug, agent, do: carryOut, settings, taken, keys } = await open();
    await agent();
    await plug("p1", flatPlug);
    await plug("p2", vlanPlug);
    const before = await taken();
    const [, second] = nicValues;
    const more = { ...second, vhosts: 3, coreMask: "0x3fc02" };
    const path = "/nics/2";
    expect(await carryOut(replace(settings.target, path, [second, more]))).toEqual(accepted);
    expect(await taken()).toEqual(before);
    expect(await keys()).toHaveProperty(["vhost/phys2/4"], "None");
    expect(await refusalOf(carryOut(remove(settings.target, path, more)))).toContain(
      "taken by port p2",
    );
    expect(await carryOut(replace(settings.target, path, [more, second]))).toEqual(accepted);
    expect(await keys()).not.toHaveProperty(["vhost/phys2/4"]);
    expect(await taken()).toEqual(before);
  });

  test("weakness o: where somebody reset them under their ports, that is seen and mended", async () => {
    const { plug, agent, mechanism, at, change, taken } = await open();
    await agent();
    await plug("p1", flatPlug);
    const before = await taken();
    await mechanism.build(configurationTexts.object, vhostNames);
    expect(await at("/plugs/p1")).toEqual({ ...flatPlug, up: false });
    expect(await change("/plugs/p1", flatPlug)).toEqual(accepted);
    expect(await taken()).toEqual(before);
  });

  test("weakness p: whatever happens to spp1, spp10 keeps its keys", async () => {
    const ten = await openWorld(worlds.store, { driver: "spp-keys", host: "spp10" });
    try {
      const world = await open({ host: "spp1" });
      await Promise.all([ten.agent(), world.agent()]);
      await ten.plug("p10", flatPlug);
      await world.plug("p1", flatPlug);
      const before = await ten.keys();
      expect(Object.keys((await world.at("/plugs")) ?? {})).toEqual(["p1"]);
      await world.unplug("p1");
      for (const [i, value] of [...nicValues.entries()].reverse()) {
        const gone = remove(world.settings.target, `/nics/${i + 1}`, value);
        expect(await world.do(gone)).toEqual(accepted);
      }
      expect(await world.keys()).toEqual({});
      expect(await ten.keys()).toEqual(before);
      expect(await ten.at("/plugs")).toEqual({ p10: flatPlug });
    } finally {
      await ten.end();
    }
  });
});
