// Packets through what was applied: who reaches whom, and what a change costs those whom it does not concern.
// Needs a build.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithPackets } from "../../support/networks.ts";
import { killAll } from "../command.ts";
import { createFabric, firstVlan, greenVlan, type Fabric } from "./fabric.ts";
import type { Host } from "./host.ts";
import { configure, createLab, type Hypervisor, type Lab } from "./lab.ts";

describeWithPackets("what was applied to real switches", () => {
  let lab: Lab;
  let fabric: Fabric;
  /** Untagged on leaf A; a trunk; untagged and a tag that is translated. */
  let [web, trunk, metal]: [Host, Hypervisor, Hypervisor] = [] as never;
  /** On leaf A too: its tags are numbers that other networks have there, and one is right by chance. */
  let odd: Hypervisor = undefined as never;
  /** On leaf B: untagged and a tag; a tag that is translated. */
  let [node, box]: [Hypervisor, Hypervisor] = [] as never;

  beforeAll(async () => {
    lab = await createLab();
    const { leafA, leafB } = lab;
    web = lab.host(leafA, "et1");
    trunk = lab.hypervisor(leafA, "et2", [greenVlan.a]);
    metal = lab.hypervisor(leafA, "et3", [0, 777, 888]);
    odd = lab.hypervisor(leafA, "et4", [0, firstVlan, greenVlan.a]);
    node = lab.hypervisor(leafB, "et1", [0, greenVlan.b]);
    box = lab.hypervisor(leafB, "et2", [888]);
    fabric = createFabric({
      leafA: { endpoint: leafA.switch.endpoint, vtepAddress: leafA.vtepAddress },
      leafB: { endpoint: leafB.switch.endpoint, vtepAddress: leafB.vtepAddress },
      groups: {
        web: { switch: "leaf-a", interface: "et1" },
        trunk: { switch: "leaf-a", interface: "et2" },
        metal: { switch: "leaf-a", interface: "et3", description: "bare metal" },
        odd: { switch: "leaf-a", interface: "et4" },
        node: { switch: "leaf-b", interface: "et1" },
        box: { switch: "leaf-b", interface: "et2" },
      },
      metagroups: { hypervisors: ["trunk"], nodes: ["node"] },
    });
    fabric.bind("blue", "web");
    fabric.bind("blue", "metal");
    fabric.bind("blue", "node");
    fabric.bind("green", "hypervisors");
    fabric.bind("green", "nodes");
    fabric.bind("red", "metal", 777);
    fabric.bind("red", "box", 888);
    fabric.bind("blue", "odd");
    fabric.bind("red", "odd", firstVlan);
    fabric.bind("green", "odd", greenVlan.a);
    // Ports as they are when a switch is new: those of leaf A are in it, those of leaf B are not yet.
    configure(leafA.switch, ...["et1", "et2", "et3", "et4"].map((port) => `add-port br0 ${port}`));
    await fabric.apply();
  });
  afterAll(async () => {
    killAll();
    fabric?.remove();
    await lab?.remove();
  });

  const machine = (of: Hypervisor, tag: number): Host => of.machines.get(tag)!;
  const untagged = (): [Host, Host] => [web, machine(node, 0)];
  const native = (): [Host, Host] => [machine(metal, 0), machine(node, 0)];
  const tagged = (): [Host, Host] => [machine(trunk, greenVlan.a), machine(node, greenVlan.b)];
  const translated = (): [Host, Host] => [machine(metal, 777), machine(box, 888)];
  const reaches = ([one, other]: readonly [Host, Host]): boolean => one.reaches(other);

  test("lets hosts of one network reach each other across VXLAN, and no others", async () => {
    expect(await fabric.pending()).toBe(0);
    expect([untagged(), native(), tagged(), translated()].map(reaches)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const strangers: [Host, Host][] = [
      [web, machine(node, greenVlan.b)],
      [machine(trunk, greenVlan.a), machine(node, 0)],
      [machine(metal, 777), machine(node, 0)],
      [machine(metal, 0), machine(box, 888)],
      [web, machine(box, 888)],
    ];
    expect(strangers.filter(reaches)).toEqual([]);
  });

  test("knows a host's tags by the port, whatever these numbers mean elsewhere", () => {
    expect(lab.leafA.switch.vsctl("get", "port", "et1", "tag").trim()).toBe(String(firstVlan));
    expect(machine(odd, 0).reaches(web)).toBe(true);
    expect(machine(odd, firstVlan).reaches(machine(box, 888))).toBe(true);
    expect(machine(odd, greenVlan.a).reaches(machine(node, greenVlan.b))).toBe(true);
    expect(machine(odd, firstVlan).reaches(web)).toBe(false);
    expect(machine(odd, greenVlan.a).reaches(machine(box, 888))).toBe(false);
  });

  test("loses exactly the traffic of a binding that goes, and nobody's when it comes back", async () => {
    const neighbours = [untagged(), native(), translated()];
    const pings = await Promise.all(neighbours.map(([one, other]) => one.ping(other)));
    fabric.unbind("green", "hypervisors");
    await fabric.apply();
    expect(reaches(tagged())).toBe(false);
    for (const ping of pings) await ping.goesOn();
    fabric.bind("green", "hypervisors");
    await fabric.apply();
    expect(reaches(tagged())).toBe(true);
    for (const ping of pings) await ping.goesOn();
    for (const ping of pings) expect(await ping.stop()).toEqual([]);
  });

  test("gives a port another translation and takes it back without the port's own noticing", async () => {
    const pings = await Promise.all([native(), translated()].map(([a, b]) => a.ping(b)));
    fabric.bind("green", "metal", 888);
    await fabric.apply();
    expect(await fabric.pending()).toBe(0);
    expect(machine(metal, 888).reaches(machine(node, greenVlan.b))).toBe(true);
    expect(machine(metal, 888).reaches(machine(node, 0))).toBe(false);
    fabric.unbind("green", "metal");
    await fabric.apply();
    expect(machine(metal, 888).reaches(machine(node, greenVlan.b))).toBe(false);
    for (const ping of pings) {
      await ping.goesOn();
      expect(await ping.stop()).toEqual([]);
    }
  });

  test("is found and healed where somebody breaks a trunk by hand", async () => {
    configure(lab.leafA.switch, `remove port et2 trunks ${greenVlan.a}`, "set port et2 tag=4000");
    configure(lab.leafA.switch, "set port et2 vlan_mode=access");
    expect(reaches(tagged())).toBe(false);
    const drift = await fabric.plumb("drift");
    expect(drift.code, drift.text).toBe(2);
    expect(drift.text).toMatch(/et2 .*trunk 120 is missing .*green-on-hypervisors/);
    await fabric.apply();
    expect(reaches(tagged())).toBe(true);
    expect((await fabric.plumb("drift")).code).toBe(0);
  });

  test("is found and healed where somebody breaks much at once", async () => {
    const { switch: device } = lab.leafA;
    const ports = device.vsctl("list-ports", "br0");
    const [tunnel = ""] = /^vx10010-.*/m.exec(ports) ?? [];
    const [patch = ""] = /^x.*-et4$/m.exec(ports) ?? [];
    configure(
      device,
      `set port ${tunnel} protected=false`,
      "clear bridge br0 external_ids",
      `del-port br0 ${patch}`,
      "del-br xl-et3",
      "clear port et2 trunks",
      "del-port br0 et1",
    );
    expect(reaches(untagged())).toBe(false);
    expect((await fabric.plumb("drift")).code).toBe(2);
    await fabric.apply();
    expect(await fabric.pending()).toBe(0);
    expect([untagged(), native(), tagged(), translated()].every(reaches)).toBe(true);
    // An empty list would carry every VLAN.
    expect(device.vsctl("get", "port", "et2", "trunks")).toMatch(/\b120\b/);
  });

  test("is there again after the switch itself was killed", async () => {
    const { vswitchd } = lab.leafA.switch;
    await vswitchd?.kill();
    expect(reaches(untagged())).toBe(false);
    await vswitchd?.start();
    for (const pair of [untagged(), tagged(), translated()]) {
      await expect.poll(() => reaches(pair), { timeout: 20_000 }).toBe(true);
    }
    expect(await fabric.pending()).toBe(0);
  });
});
