// A port channel of a real switch, with LACP spoken by a real bond at its other end. Needs a build.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithPackets } from "../../support/networks.ts";
import { killAll } from "../command.ts";
import { createFabric, type Fabric } from "./fabric.ts";
import type { Host } from "./host.ts";
import { createLab, type Hypervisor, type Lab } from "./lab.ts";

describeWithPackets("a port channel", () => {
  let lab: Lab;
  let fabric: Fabric;
  let [bonded, other, stranger]: [Hypervisor, Host, Host] = [] as never;
  beforeAll(async () => {
    lab = await createLab();
    const { leafA, leafB } = lab;
    bonded = lab.hypervisor(leafA, ["et1", "et2"], [0, 777]);
    [other, stranger] = [lab.host(leafB, "et1"), lab.host(leafB, "et2")];
    fabric = createFabric({
      leafA: { endpoint: leafA.switch.endpoint, vtepAddress: leafA.vtepAddress },
      leafB: { endpoint: leafB.switch.endpoint, vtepAddress: leafB.vtepAddress },
      groups: {
        bonded: { switch: "leaf-a", portChannel: { id: 101, members: ["et1", "et2"] } },
        other: { switch: "leaf-b", interface: "et1" },
        stranger: { switch: "leaf-b", interface: "et2" },
      },
    });
    fabric.bind("blue", "bonded");
    fabric.bind("blue", "other");
    await fabric.apply();
  });
  afterAll(async () => {
    killAll();
    fabric?.remove();
    await lab?.remove();
  });

  const machine = (): Host => bonded.machines.get(0)!;
  const reaches = (): boolean => machine().reaches(other);

  test("negotiates, and survives losing any one member", async () => {
    expect(await fabric.pending()).toBe(0);
    await expect.poll(reaches, { timeout: 20_000 }).toBe(true);
    const told = lab.leafA.switch.appctl("lacp/show", "Port-Channel101");
    expect(told.match(/current attached/g)).toHaveLength(2);
    for (const uplink of ["0", "1"].map((i) => `${bonded.bridge}-up${i}`)) {
      bonded.namespace.ip(`link set ${uplink} down`);
      await expect.poll(reaches, { timeout: 20_000 }).toBe(true);
      bonded.namespace.ip(`link set ${uplink} up`);
      const both = (): number | undefined =>
        lab.leafA.switch.appctl("lacp/show", "Port-Channel101").match(/current attached/g)?.length;
      await expect.poll(both, { timeout: 20_000 }).toBe(2);
    }
    expect(await fabric.pending()).toBe(0);
  });

  test("goes on with the members that are left where one is taken out of it", async () => {
    fabric.wire("bonded", { switch: "leaf-a", portChannel: { id: 101, members: ["et2"] } });
    await fabric.apply();
    await expect.poll(reaches, { timeout: 20_000 }).toBe(true);
    expect(await fabric.pending()).toBe(0);
    fabric.wire("bonded", { switch: "leaf-a", portChannel: { id: 101, members: ["et1", "et2"] } });
    await fabric.apply();
    await expect.poll(reaches, { timeout: 20_000 }).toBe(true);
    expect(await fabric.pending()).toBe(0);
  });

  test("translates tags like any other port, and stops doing so", async () => {
    const tagged = bonded.machines.get(777)!;
    fabric.bind("red", "bonded", 777);
    fabric.bind("red", "stranger");
    await fabric.apply();
    expect(await fabric.pending()).toBe(0);
    await expect.poll(() => tagged.reaches(stranger), { timeout: 20_000 }).toBe(true);
    expect(reaches()).toBe(true);
    fabric.unbind("red", "bonded");
    await fabric.apply();
    expect(await fabric.pending()).toBe(0);
    expect(tagged.reaches(stranger)).toBe(false);
    await expect.poll(reaches, { timeout: 20_000 }).toBe(true);
    fabric.unbind("blue", "bonded");
    fabric.unwire("bonded");
    await fabric.apply();
    expect(await fabric.pending()).toBe(0);
    // Everything that was made for it is gone, and its former members carry nothing.
    const bridges = lab.leafA.switch.vsctl("list-br").split("\n").filter(Boolean);
    expect(bridges).toEqual(["br-phy", "br0"]);
    expect(lab.leafA.switch.vsctl("list-ports", "br0")).not.toMatch(/Port-Channel|vx/);
    expect(reaches()).toBe(false);
  });
});
