// What goes wrong on real switches, and what is said of it: ports that are not there, processes that are
// killed, and neighbours whose configuration must stay as it is. Needs a build.

import { afterEach, beforeEach, expect, test } from "vitest";
import { describeWithPackets } from "../../support/networks.ts";
import { killAll } from "../command.ts";
import { pause } from "../waiting.ts";
import { createFabric, type Fabric } from "./fabric.ts";
import { foreignOn, putForeign } from "./foreign.ts";
import type { Host } from "./host.ts";
import { createLab, type Lab } from "./lab.ts";

describeWithPackets("trouble with real switches", () => {
  let lab: Lab;
  let fabric: Fabric;
  let [one, other]: [Host, Host] = [] as never;
  beforeEach(async () => {
    lab = await createLab();
    const { leafA, leafB } = lab;
    [one, other] = [lab.host(leafA, "et1"), lab.host(leafB, "et1")];
    fabric = createFabric({
      leafA: { endpoint: leafA.switch.endpoint, vtepAddress: leafA.vtepAddress },
      leafB: { endpoint: leafB.switch.endpoint, vtepAddress: leafB.vtepAddress },
      groups: {
        one: { switch: "leaf-a", interface: "et1" },
        other: { switch: "leaf-b", interface: "et1" },
      },
    });
    fabric.bind("blue", "one");
    fabric.bind("blue", "other");
  });
  afterEach(async () => {
    killAll();
    fabric?.remove();
    await lab?.remove();
  });

  test("a port that is not there is told in the switch's words, and nothing of it stays", async () => {
    fabric.wire("ghost", { switch: "leaf-a", interface: "et7" });
    fabric.bind("blue", "ghost");
    const { code, text } = await fabric.plumb("apply", "--auto-approve");
    expect(code, text).toBe(6);
    expect(text).toContain("could not open network device et7 (No such device)");
    expect(lab.leafA.switch.vsctl("list-ports", "br0")).not.toContain("et7");
    expect(one.reaches(other)).toBe(true);
    lab.host(lab.leafA, "et7");
    await fabric.apply();
    expect(await fabric.pending()).toBe(0);
  });

  test("what others configured is the same to the byte, while ours comes and when it is gone", async () => {
    const { switch: device } = lab.leafA;
    putForeign(device);
    const before = foreignOn(device);
    expect(before).toContain("mac-table-size");
    await fabric.apply();
    expect(one.reaches(other)).toBe(true);
    expect(foreignOn(device)).toBe(before);
    for (const host of ["one", "other"]) fabric.unbind("blue", host);
    await fabric.apply("--allow-empty");
    expect(await fabric.pending()).toBe(0);
    expect(one.reaches(other)).toBe(false);
    expect(foreignOn(device)).toBe(before);
  });

  test("an apply whose database is killed says what nobody knows, and the next one ends it", async () => {
    const device = lab.leafA.switch;
    const { database, vswitchd } = device;
    vswitchd?.pause();
    const applying = fabric.start("apply", "--auto-approve");
    const isSent = (): boolean =>
      device.vsctl("get", "bridge", "br0", "external_ids").includes("plumbline-vlan-");
    await expect.poll(isSent, { timeout: 20_000 }).toBe(true);
    await database.kill();
    const { code, text } = await applying.ended;
    expect(code, text).toBe(6);
    expect(text).toMatch(/switch\/leaf-a.*unknown/s);
    const silent = await fabric.plumb("plan");
    expect(silent.code, silent.text).toBe(8);
    await database.start();
    vswitchd?.resume();
    await fabric.apply();
    expect(await fabric.pending()).toBe(0);
    expect(one.reaches(other)).toBe(true);
  });

  test("an apply whose database restarts at whatever moment is ended by the next one", async () => {
    await fabric.apply();
    for (const [round, afterMs] of [350, 500, 650, 800].entries()) {
      const isBound = round % 2 === 1;
      if (isBound) fabric.bind("blue", "one");
      else fabric.unbind("blue", "one");
      const applying = fabric.start("apply", "--auto-approve");
      await pause(afterMs);
      await lab.leafA.switch.database.kill();
      await lab.leafA.switch.database.start();
      const { code, text } = await applying.ended;
      expect([0, 6, 8], text).toContain(code);
      await fabric.apply();
      expect(await fabric.pending()).toBe(0);
      // A userspace switch forwards nothing until it has its database again, which takes it some seconds.
      await expect.poll(() => one.reaches(other), { timeout: 30_000 }).toBe(isBound);
    }
  });

  test("a switch that does not run is said to have taken nothing, and the next apply ends it", async () => {
    const device = lab.leafA.switch;
    const { vswitchd } = device;
    await fabric.apply();
    await vswitchd?.kill();
    fabric.unbind("blue", "one");
    const { code, text } = await fabric.plumb("apply", "--auto-approve");
    expect(code, text).toBe(6);
    expect(text).toContain("ovs-vswitchd did not take it");
    const silent = await fabric.plumb("plan");
    expect(silent.code, silent.text).toBe(8);
    expect(silent.text).toContain("is it running?");
    await vswitchd?.start();
    await fabric.apply();
    expect(await fabric.pending()).toBe(0);
    expect(one.reaches(other)).toBe(false);
  });
});
