// Where the original agent fails over the processes of its host, by the letters of the reference, and that ours
// does not: one test each. What it is asked for stands in weaknesses-agent.test.ts.

import { expect, test } from "vitest";
import { describeWithEtcd } from "../support/etcd-server.ts";
import {
  configurationTexts,
  mac,
  otherMac,
  vlanPlug,
  vlanSteps,
  wiringSteps,
} from "./panel-values.ts";
import { panelWorlds } from "./panel-worlds.ts";

const accepted = { type: "accepted" };
/** It looks at processes about once a second. */
const soon = { timeout: 8_000, interval: 20 };

describeWithEtcd("what the original agent does not see of its processes", () => {
  const { open, openWired, isUp } = panelWorlds("spp");

  test("weakness c: a spp_vf that was restarted is seen to be empty, and wired and plugged again", async () => {
    const { plug, at, standIn, attend } = await openWired();
    expect(await plug("p2", vlanPlug)).toEqual(accepted);
    standIn.restartProcess(2);
    expect(await at("/plugs/p2/up")).toBe(false);
    expect(await at("/wiring/2")).toEqual({});
    standIn.forget();
    attend();
    await expect.poll(async () => await at("/plugs/p2/up"), soon).toBe(true);
    const wiring = wiringSteps("object").filter((one) => one.startsWith("vf 2:"));
    expect(standIn.said()).toEqual([...wiring, ...vlanSteps("object", "plug")]);
    // And once more while it attends.
    standIn.restartProcess(2);
    await expect.poll(() => standIn.status(2).classifierTable.length, soon).toBe(1);
    await expect.poll(async () => await at("/plugs/p2/up"), soon).toBe(true);
  });

  test("weakness c: a plug at a spp_vf without components is never called up", async () => {
    const { plug, standIn, at, taken } = await open();
    expect((await plug("p2", vlanPlug)).type).not.toBe("accepted");
    expect((await taken())["port_status/p2"]).toBeUndefined();
    expect(standIn.said()).toEqual([]);
    standIn.killProcess(2);
    expect((await plug("p2", vlanPlug)).type).not.toBe("accepted");
    await expect(at("/plugs/p2/up")).rejects.toThrow("500");
  });

  test("weakness i: a spp-ctl that is away during a plug is waited for", async () => {
    const { mechanism, attend, standIn, at } = await openWired();
    const { said } = attend();
    await standIn.stopController();
    await mechanism.bind("p2", { physicalNetwork: "phys2", mac, vlan: 400 });
    await expect.poll(() => said.some(({ level }) => level === "warn"), soon).toBe(true);
    expect(await isUp("p2")).toBe(false);
    await standIn.startController(300);
    await expect.poll(async () => await isUp("p2"), soon).toBe(true);
    expect(await at("/plugs/p2")).toEqual(vlanPlug);
  });

  test("weakness i: a spp-ctl that does not answer is no answer, and holds nobody for long", async () => {
    const { plug, standIn, at } = await openWired();
    const mend = standIn.break({ does: "hang", when: ({ method }) => method !== "GET" });
    const before = performance.now();
    expect((await plug("p2", vlanPlug)).type).toBe("lost");
    expect(performance.now() - before).toBeLessThan(5_000);
    mend();
    expect(await plug("p2", vlanPlug)).toEqual(accepted);
    expect(await at("/plugs/p2")).toEqual(vlanPlug);
  });

  test("weakness j: a port that lost its tag by hand is seen, and gets it back", async () => {
    const { plug, at, change, standIn, attend } = await openWired();
    await plug("p2", vlanPlug);
    const untag = (): void => {
      standIn.command(2, "port del ring:5 rx merger");
      standIn.command(2, "port add ring:5 rx merger");
    };
    untag();
    standIn.forget();
    expect(await at("/plugs/p2")).toEqual({ ...vlanPlug, up: false });
    expect(await change("/plugs/p2", vlanPlug)).toEqual(accepted);
    expect(standIn.said()).toEqual(vlanSteps("object", "plug").slice(0, 2));
    untag();
    attend();
    await expect.poll(async () => await at("/plugs/p2/up"), soon).toBe(true);
    const merger = standIn.status(2).components.find(({ name }) => name === "merger");
    expect(merger?.rx_port?.find(({ port }) => port === "ring:5")?.vlan).toEqual({
      operation: "add",
      id: 400,
      pcp: 0,
    });
  });

  test("weakness j: so is one whose entry was dropped, or is hidden with another address", async () => {
    const { plug, at, change, standIn } = await openWired();
    await plug("p2", vlanPlug);
    standIn.command(2, `classifier_table del vlan 400 ${mac} ring:4`);
    expect(await at("/plugs/p2/up")).toBe(false);
    // A port keeps its entry while it is detached, and shows it to nobody.
    standIn.command(2, `classifier_table add vlan 5 ${otherMac} ring:4`);
    standIn.command(2, "port del ring:4 tx classifier");
    expect(await at("/plugs/p2/up")).toBe(false);
    expect(await change("/plugs/p2", vlanPlug)).toEqual(accepted);
    expect(await at("/plugs/p2")).toEqual(vlanPlug);
  });

  test("weakness q: a configuration that changes is followed while it attends", async () => {
    const { put, attend, standIn, at } = await open({ dialect: "array", isBuilt: false });
    attend();
    const [first = "", second = ""] = configurationTexts.array.slice(1, -1).split(/, (?=\{)/);
    await put("configuration", `[${first}]`);
    await expect.poll(() => standIn.said().length, soon).toBe(20);
    await put("configuration", `[${first}, ${second}]`);
    await expect.poll(() => standIn.said(), soon).toEqual(wiringSteps("array"));
    // A component on another core is noticed, and moved.
    const moved = first.replace("0xfe", "0x1fc");
    await put("configuration", `[${moved}, ${second}]`);
    await expect.poll(async () => await at("/wiring/1/forward_0_tx/core"), soon).toBe(3);
  });

  test("weakness r: why a port is not up is said with its reason", async () => {
    const { mechanism, standIn, attend } = await openWired();
    standIn.command(1, "component stop classifier");
    standIn.command(1, "component start classifier 6 merge");
    const { said } = attend();
    await mechanism.bind("p1", { physicalNetwork: "phys1", mac });
    await expect.poll(() => said.map(({ text }) => text).join("\n"), soon).toMatch(/classifier/);
  });

  test("weakness s: a forwarder's wrong port is seen and corrected", async () => {
    const { at, change, standIn } = await openWired();
    const right = await at("/wiring/1/forward_0_rx");
    standIn.command(1, "port del ring:1 tx forward_0_rx");
    standIn.command(1, "port add ring:9 tx forward_0_rx");
    expect(await at("/wiring/1/forward_0_rx/tx")).toEqual({ "ring:9": {} });
    expect(await change("/wiring/1/forward_0_rx", right ?? {})).toEqual(accepted);
    expect(standIn.said()).toEqual([
      "vf 1: detach ring:9 tx forward_0_rx",
      "vf 1: attach ring:1 tx forward_0_rx",
    ]);
    expect(await at("/wiring/1/forward_0_rx")).toEqual(right);
  });
});
