// The lab by itself, configured by hand: where this fails, no other test with packets says anything.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithPackets } from "../../support/networks.ts";
import { configure, createLab, type Lab } from "./lab.ts";

describeWithPackets("the lab", () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await createLab();
  });
  afterAll(async () => {
    await lab.remove();
  });

  test("carries VLANs of different numbers from leaf to leaf, and nothing else", async () => {
    const { leafA, leafB } = lab;
    const a = lab.host(leafA, "et1");
    const b = lab.hypervisor(leafB, "et1", [0, 320, 777]);
    const bond = lab.hypervisor(leafA, ["et2", "et3"], [0]);
    for (const [leaf, other, tag] of [
      [leafA, leafB, 110],
      [leafB, leafA, 310],
    ] as const) {
      configure(
        leaf.switch,
        `add-port br0 vx1 tag=${tag} protected=true`,
        `set interface vx1 type=vxlan options:key=10010 options:remote_ip=${other.vtepAddress}`,
      );
    }
    configure(
      leafA.switch,
      "add-port br0 et1 tag=110",
      "add-bond br0 po1 et2 et3 lacp=active bond_mode=balance-tcp tag=110 other_config:lacp-time=fast",
    );
    configure(leafB.switch, "add-port br0 et1 vlan_mode=native-untagged tag=310 trunks=310,320");
    const [native, green, other] = [0, 320, 777].map((tag) => b.machines.get(tag)!);
    await expect.poll(() => a.reaches(native!), { timeout: 20_000 }).toBe(true);
    expect(a.reaches(green!)).toBe(false);
    expect(a.reaches(other!)).toBe(false);
    const bundled = bond.machines.get(0)!;
    await expect.poll(() => bundled.reaches(native!), { timeout: 20_000 }).toBe(true);
    const steady = await a.ping(native!);
    configure(leafB.switch, "set port et1 trunks=310,320,330");
    await steady.goesOn();
    expect(await steady.stop()).toEqual([]);
    // A switch goes on by the flows that it has for up to half a second after it took a change.
    const reaching = (): ReturnType<typeof expect.poll> =>
      expect.poll(() => a.reaches(native!), { timeout: 20_000 });
    const losing = await a.ping(native!);
    configure(leafB.switch, "set port et1 tag=330");
    await reaching().toBe(false);
    configure(leafB.switch, "set port et1 tag=310");
    await reaching().toBe(true);
    await losing.goesOn();
    expect((await losing.stop()).length).toBeGreaterThan(0);
    configure(leafB.switch, "set port et1 trunks=320 tag=320");
    await reaching().toBe(false);
    configure(leafB.switch, "set port vx1 tag=320");
    await reaching().toBe(true);
  });
});
