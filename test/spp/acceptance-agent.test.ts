// What the original agent did on a host, done by ours: the acceptance cases of the reference by their numbers,
// at a stand-in for spp-ctl. Ports come from a plan, through the driver's operations, or from neutron's
// mechanism driver, through keys.

import { expect, test } from "vitest";
import { describeWithEtcd } from "../support/etcd-server.ts";
import { refusalOf } from "./panel-world.ts";
import {
  configurationTexts,
  flatPlug,
  mac,
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
const accepted = { type: "accepted" };

describeWithEtcd("a host whose agent is ours", () => {
  const worlds = panelWorlds("spp");
  const { open, openWired } = worlds;

  test.each(dialects)("case 13: 2 NICs are wired in the same 40 steps (%s)", async (dialect) => {
    const { wire, standIn, at } = await open({ dialect });
    await wire();
    expect(standIn.said()).toEqual(wiringSteps(dialect));
    expect(standIn.writes.every(({ status }) => status === 204)).toBe(true);
    expect(await at("/wiring/1/merger")).toEqual({
      core: 7,
      type: "merge",
      rx: { "ring:1": {}, "ring:3": {} },
      tx: { "phy:0": {} },
    });
  });

  test.each(dialects)("case 13: and so they are where nobody plans (%s)", async (dialect) => {
    const { attend, standIn } = await open({ dialect });
    attend();
    await expect.poll(() => standIn.said().length).toBe(40);
    expect([...standIn.said()].sort()).toEqual([...wiringSteps(dialect)].sort());
    for (const client of [1, 2]) {
      const own = (all: readonly string[]): string[] =>
        all.filter((one) => one.startsWith(`vf ${client}:`));
      expect(own(standIn.said())).toEqual(own(wiringSteps(dialect)));
    }
  });

  test.each(dialects)("cases 15 and 16: a port without a tag (%s)", async (dialect) => {
    const { plug, unplug, standIn, taken, keys, at } = await openWired({ dialect });
    expect(await plug("p1", flatPlug)).toEqual(accepted);
    expect(standIn.said()).toEqual([`vf 1: classify ${mac} ring:0`]);
    expect(await taken()).toEqual({
      "vhost/phys1/0": "p1",
      "bind_port/p1": `{"mac_address": "${mac}", "vhost_id": 0}`,
      "action/p1": "plug",
      "port_status/p1": "up",
    });
    expect(await at("/plugs")).toEqual({ p1: flatPlug });
    standIn.forget();
    expect(await unplug("p1")).toEqual(accepted);
    expect(standIn.said()).toEqual([`vf 1: unclassify ${mac} ring:0`]);
    expect(await keys()).toEqual({ configuration: configurationTexts[dialect], ...free });
  });

  test.each(dialects)("case 17: a port with a tag (%s)", async (dialect) => {
    const { plug, unplug, standIn, at, taken } = await openWired({ dialect });
    expect(await plug("p2", vlanPlug)).toEqual(accepted);
    expect(standIn.said()).toEqual(vlanSteps(dialect, "plug"));
    expect(await at("/plugs")).toEqual({ p2: vlanPlug });
    standIn.forget();
    expect(await unplug("p2")).toEqual(accepted);
    expect(standIn.said()).toEqual(vlanSteps(dialect, "unplug"));
    expect(await taken()).toEqual({});
  });

  test.each(dialects)("cases 15 to 17: the same for neutron (%s)", async (dialect) => {
    const { attend, mechanism, standIn, taken, at, keys } = await openWired({ dialect });
    attend();
    await mechanism.bind("flat", { physicalNetwork: "phys1", mac });
    await expect.poll(async () => (await taken())["port_status/flat"]).toBe("up");
    expect(standIn.said()).toEqual([`vf 1: classify ${mac} ring:0`]);
    standIn.forget();
    await mechanism.bind("tagged", { physicalNetwork: "phys2", mac, vlan: 400 });
    await expect.poll(async () => (await taken())["port_status/tagged"]).toBe("up");
    expect(standIn.said()).toEqual(vlanSteps(dialect, "plug"));
    expect(await at("/plugs")).toEqual({ flat: flatPlug, tagged: vlanPlug });
    standIn.forget();
    await mechanism.unbind("tagged");
    await expect.poll(async () => Object.keys(await taken())).toHaveLength(4);
    expect(standIn.said()).toEqual(vlanSteps(dialect, "unplug"));
    await mechanism.unbind("flat");
    await expect.poll(taken).toEqual({});
    expect(await keys()).toEqual({ configuration: configurationTexts[dialect], ...free });
  });

  test("case 19: unplugging what was never plugged is no step, and the keys go", async () => {
    const { attend, standIn, taken, put } = await openWired();
    attend();
    await put("bind_port/p1", `{"mac_address": "${mac}", "vhost_id": 0}`);
    await put("action/p1", "unplug");
    await expect.poll(taken).toEqual({});
    expect(standIn.said()).toEqual([]);
  });

  test("case 21: what was asked for before it began is carried out in the order of the ports", async () => {
    const { mechanism, attend, taken, standIn, put } = await openWired();
    await mechanism.bind("p2", { physicalNetwork: "phys2", mac, vlan: 400 });
    await mechanism.bind("p1", { physicalNetwork: "phys1", mac });
    await put("vhost/phys1/1", "p0");
    await put("bind_port/p0", `{"mac_address": "${otherMac}", "vhost_id": 1}`);
    await put("action/p0", "unplug");
    attend();
    await expect.poll(async () => (await taken())["port_status/p2"]).toBe("up");
    await expect.poll(async () => (await taken())["port_status/p1"]).toBe("up");
    await expect.poll(async () => (await taken())["action/p0"]).toBeUndefined();
    expect(standIn.said()).toEqual([
      `vf 1: classify ${mac} ring:0`,
      ...vlanSteps("object", "plug"),
    ]);
  });

  test("case 22: what spp-ctl refuses ends nothing, and a signal ends it at once", async () => {
    const { attend, mechanism, standIn, taken } = await openWired();
    const attending = attend();
    const mend = standIn.break({
      does: "error",
      when: ({ path }) => path.endsWith("/vfs/1/classifier_table"),
    });
    await mechanism.bind("p1", { physicalNetwork: "phys1", mac });
    await mechanism.bind("p2", { physicalNetwork: "phys2", mac });
    await expect.poll(async () => (await taken())["port_status/p2"]).toBe("up");
    await expect.poll(() => attending.said.some(({ text }) => text.includes("p1"))).toBe(true);
    expect((await taken())["port_status/p1"]).toBeUndefined();
    mend();
    await expect.poll(async () => (await taken())["port_status/p1"], { timeout: 5_000 }).toBe("up");
    const before = performance.now();
    await attending.stop();
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test("case 23: an address that spp-ctl shows in capitals is the same address", async () => {
    const { plug, standIn, at } = await openWired();
    standIn.command(2, "port del ring:5 rx merger");
    standIn.command(2, "port add ring:5 rx merger add_vlantag 400 0");
    standIn.command(2, "port del ring:4 tx classifier");
    standIn.command(2, "port add ring:4 tx classifier del_vlantag");
    standIn.command(2, `classifier_table add vlan 400 ${mac} ring:4`);
    expect(standIn.status(2).classifierTable[0]?.value).toBe(`400/${mac.toUpperCase()}`);
    expect(await plug("p2", vlanPlug)).toEqual(accepted);
    expect(standIn.said()).toEqual([]);
    expect(await at("/plugs/p2")).toEqual(vlanPlug);
  });

  test.each([0, 1, 2, 3, 4])(
    "case 25: an answer that is lost after step %i leaves a plug and an unplug that go on",
    async (step) => {
      const { plug, unplug, standIn, at, restart, taken } = await openWired();
      const loseAfter = (): void => {
        let seen = 0;
        const isWrite = ({ method }: { readonly method: string }): boolean =>
          method !== "GET" && seen++ === step;
        standIn.break({ does: "lose", times: 1, when: isWrite });
      };
      loseAfter();
      expect((await plug("p2", vlanPlug)).type).toBe("lost");
      restart();
      const { up } = ((await at("/plugs/p2")) ?? {}) as { up?: boolean };
      expect(up).not.toBe(true);
      expect(await plug("p2", vlanPlug)).toEqual(accepted);
      expect(await at("/plugs")).toEqual({ p2: vlanPlug });
      loseAfter();
      expect((await unplug("p2")).type).toBe("lost");
      restart();
      expect(await unplug("p2")).toEqual(accepted);
      expect(await taken()).toEqual({});
      expect(standIn.status(2).classifierTable).toEqual([]);
      const ports = standIn
        .status(2)
        .components.flatMap((one) => [...(one.rx_port ?? []), ...(one.tx_port ?? [])]);
      expect(ports.filter(({ vlan }) => vlan.operation !== "none")).toEqual([]);
    },
  );

  test("case 27: a port that somebody asked for in one transaction is plugged", async () => {
    const { host, attend, at } = await openWired();
    attend();
    const key = (section: string, name: string): string =>
      `/spp/openstack/${section}/${host}/${name}`;
    await worlds.store.transact(
      [],
      [
        { type: "put", key: key("vhost", "phys2/2"), value: "p2" },
        {
          type: "put",
          key: key("bind_port", "p2"),
          value: `{"mac_address": "${mac}", "vhost_id": 2, "vlan_id": 400}`,
        },
        { type: "put", key: key("action", "p2"), value: "plug" },
      ],
    );
    await expect.poll(async () => await at("/plugs")).toEqual({ p2: vlanPlug });
  });

  test("a later spp-ctl, which calls classifiers otherwise, is wired and plugged all the same", async () => {
    const { wire, plug, at, standIn } = await open({ version: "19.08" });
    await wire();
    expect(await plug("p2", vlanPlug)).toEqual(accepted);
    expect(await at("/plugs/p2")).toEqual(vlanPlug);
    expect(await at("/wiring/2/classifier/type")).toBe("classifier_mac");
    expect(standIn.status(2).components.some(({ type }) => type === "classifier")).toBe(true);
  });

  test("cases 1 and 5: without a configuration or a NIC on the network it is refused in words", async () => {
    const bare = await open({ isBuilt: false });
    expect(await refusalOf(bare.plug("p1", flatPlug))).toContain("no NIC of");
    expect(await bare.keys()).toEqual({});
    await bare.end();
    const { plug, taken, host } = await openWired();
    const elsewhere = { ...flatPlug, physicalNetwork: "phys9" };
    expect(await refusalOf(plug("p1", elsewhere))).toBe(`no NIC of ${host} on phys9 has vhost 0`);
    expect(await taken()).toEqual({});
  });
});
