// VLANs on ports of a real switch: what is written for them, and what somebody else had there.

import { afterEach, expect, test } from "vitest";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { startWritten, type WrittenSwitch } from "./writing.ts";

describeWithOvs("writing VLANs", () => {
  let one: WrittenSwitch;
  afterEach(() => one.remove());

  const columns = (port: string): string =>
    one.row("Port", port, "tag", "trunks", "vlan_mode", "protected");
  const parked = "4095 [] access true";

  test("brings VLANs, a VNI, a trunk and a description into being", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const document = await one.apply(
      ["/vlans/5", { name: "blue" }],
      ["/vnis/10005", { vlan: 5 }],
      ["/interfaces/et1/trunkVlans/5", {}],
      ["/interfaces/et1/trunkVlans/6", {}],
      ["/interfaces/et1/description", "node 7"],
    );
    expect(document).toMatchObject({
      vlans: { "5": { name: "blue" } },
      vnis: { "10005": { vlan: 5 } },
    });
    expect(document["interfaces"]).toEqual({
      et1: {
        type: "ethernet",
        description: "node 7",
        trunkVlans: { "5": {}, "6": {} },
        translations: {},
      },
    });
    expect(columns("et1")).toBe("[] [5, 6] trunk false");
    const before = one.row("Bridge", "br0", "external_ids");
    await one.apply(["/vlans/5", { name: "green" }], ["/vnis/10005", { vlan: 6 }]);
    expect(before).toBe('{plumbline-vlan-5=blue, plumbline-vni-10005="5"}');
    expect(one.row("Bridge", "br0", "external_ids")).toBe(
      '{plumbline-vlan-5=green, plumbline-vni-10005="6"}',
    );
    await one.apply(["/vlans/5"], ["/vnis/10005"]);
    expect(one.row("Bridge", "br0", "external_ids")).toBe("{}");
  });

  test("writes one VLAN as access, more with a native one as native-untagged, none as parked", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const native = ["/interfaces/et1/nativeVlan", 5] as const;
    await one.apply(["/interfaces/et1/trunkVlans/5", {}], native);
    expect(columns("et1")).toBe("5 [] access false");
    await one.apply(["/interfaces/et1/trunkVlans/6", {}]);
    expect(columns("et1")).toBe("5 [5, 6] native-untagged false");
    await one.apply(["/interfaces/et1/nativeVlan", 6]);
    expect(columns("et1")).toBe("6 [5, 6] native-untagged false");
    await one.apply(["/interfaces/et1/nativeVlan"]);
    expect(columns("et1")).toBe("[] [5, 6] trunk false");
    const document = await one.apply(
      ["/interfaces/et1/trunkVlans/5"],
      ["/interfaces/et1/trunkVlans/6"],
    );
    expect(columns("et1")).toBe(parked);
    expect(document["interfaces"]).toEqual({
      et1: { type: "ethernet", trunkVlans: {}, translations: {} },
    });
    await one.apply(["/interfaces/et1/trunkVlans/7", {}]);
    expect(columns("et1")).toBe("[] [7] trunk false");
  });

  test("leaves what is done already as it is, and sends nothing for it", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const steps = [
      ["/vlans/5", { name: "blue" }],
      ["/interfaces/et1/trunkVlans/5", {}],
    ] as const;
    await one.apply(...steps);
    const counted = one.ovs.vsctl("get", "Open_vSwitch", ".", "next_cfg");
    await one.apply(...steps, ["/interfaces/et1/trunkVlans/77"], ["/vlans/77"]);
    expect(one.ovs.vsctl("get", "Open_vSwitch", ".", "next_cfg")).toBe(counted);
  });

  test("keeps the VLANs that somebody else had on the port, and leaves exactly these behind", async () => {
    one = await startWritten([
      "add-port br0 et1 tag=8 trunks=9,8 vlan_mode=native-untagged external_ids:rack=b7 protected=true",
    ]);
    await one.apply(["/interfaces/et1/trunkVlans/5", {}], ["/interfaces/et1/description", "x"]);
    expect(columns("et1")).toBe("8 [5, 8, 9] native-untagged true");
    const document = await one.apply(
      ["/interfaces/et1/trunkVlans/5"],
      ["/interfaces/et1/description"],
    );
    expect(columns("et1")).toBe("8 [8, 9] native-untagged true");
    expect(one.row("Port", "et1", "external_ids")).toBe("{rack=b7}");
    expect(document["vlans"]).toEqual({ "8": { name: "" }, "9": { name: "" } });
  });

  test("keeps a port native-tagged, and refuses one of a dot1q-tunnel", async () => {
    one = await startWritten([
      "add-port br0 et1 tag=8 trunks=9 vlan_mode=native-tagged",
      "add-port br0 et2 tag=8 vlan_mode=dot1q-tunnel",
    ]);
    await one.apply(["/interfaces/et1/trunkVlans/5", {}]);
    expect(columns("et1")).toBe("8 [5, 8, 9] native-tagged false");
    await one.apply(["/interfaces/et1/trunkVlans/5"]);
    expect(columns("et1")).toBe("8 [9] native-tagged false");
    expect(await one.answers(["/interfaces/et2/trunkVlans/5", {}])).toEqual([
      { type: "refused", reason: "et2: it is a dot1q-tunnel port of somebody else" },
    ]);
  });

  test("describes a port that carries every VLAN without closing it, and closes it when told", async () => {
    one = await startWritten(["add-port br0 et1 protected=true"]);
    await one.apply(["/interfaces/et1/description", "uplink"]);
    expect(columns("et1")).toBe("[] [] [] true");
    await one.apply(["/interfaces/et1/description"]);
    expect(one.row("Port", "et1", "external_ids")).toBe("{}");
    const closed = await one.apply(["/interfaces/et1/allVlans"]);
    expect(columns("et1")).toBe(parked);
    expect(closed["interfaces"]).not.toHaveProperty("et1.allVlans");
    const opened = await one.apply(["/interfaces/et1/allVlans", true]);
    expect(columns("et1")).toBe("[] [] [] true");
    expect(opened["interfaces"]).toHaveProperty("et1.allVlans", true);
    expect(one.row("Port", "et1", "external_ids")).toBe("{}");
  });

  test("lets a port that somebody brought out of the parking by hand speak to tunnels again", async () => {
    one = await startWritten(["add-port br0 et1"]);
    await one.apply(["/interfaces/et1/allVlans"]);
    expect(columns("et1")).toBe(parked);
    one.ovs.vsctl("set", "port", "et1", "tag=5");
    await one.apply(["/interfaces/et1/trunkVlans/6", {}]);
    expect(columns("et1")).toBe("5 [5, 6] native-untagged false");
  });

  test("never opens a port that was not open before", async () => {
    one = await startWritten(["add-port br0 et1 tag=5"]);
    expect(await one.answers(["/interfaces/et1/allVlans", true])).toEqual([
      {
        type: "refused",
        reason: "et1: every VLAN was never let through here, so that cannot come back",
      },
    ]);
  });

  test("refuses to forget a VLAN that ports of others use, with their names", async () => {
    one = await startWritten([
      "set port br0 tag=5",
      "add-port br0 et1 trunks=5,6",
      "add-port br0 et2",
    ]);
    await one.apply(["/vlans/5", { name: "blue" }], ["/interfaces/et2/trunkVlans/5", {}]);
    expect(await one.answers(["/vlans/5"], ["/interfaces/et2/trunkVlans/5"])).toEqual([
      { type: "refused", reason: "VLAN 5 is still used by br0, et1" },
      { type: "withheld" },
    ]);
    await one.apply(["/vlans/5", { name: "" }]);
    expect(one.row("Bridge", "br0", "external_ids")).toBe("{}");
    await one.apply(["/vlans/6", { name: "mine" }], ["/interfaces/et2/trunkVlans/6", {}]);
    await one.apply(["/interfaces/et1/trunkVlans/6"], ["/vlans/6"]);
    expect(columns("et1")).toBe("[] [5] trunk false");
  });

  test("says what cannot be, and does nothing of the rest", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const before = one.ovs.client("dump");
    expect(
      await one.answers(
        ["/interfaces/et9/trunkVlans/5", {}],
        ["/vlans/5", { name: "blue" }],
        ["/vlans/4095", { name: "far" }],
        ["/interfaces/et1/trunkVlans/5000", {}],
        ["/vnis/16777216", { vlan: 5 }],
        ["/gateways/5", { vrf: "red" }],
        ["/interfaces/et1/speed", "10g"],
        ["/portChannels/5/members/et1", {}],
        ["/remoteVteps/5", { "192.0.2.1": {} }],
      ),
    ).toEqual([
      { type: "refused", reason: "/interfaces/et9/trunkVlans/5: there is no interface et9" },
      { type: "withheld" },
      { type: "refused", reason: "/vlans/4095: 4095 is no VLAN: they go from 1 to 4094" },
      {
        type: "refused",
        reason: "/interfaces/et1/trunkVlans/5000: 5000 is no VLAN: they go from 1 to 4094",
      },
      {
        type: "refused",
        reason: "/vnis/16777216: 16777216 is no VNI: they go from 1 to 16777215",
      },
      { type: "refused", reason: "/gateways/5: Open vSwitch holds nothing of the kind" },
      {
        type: "refused",
        reason: "/interfaces/et1/speed: Open vSwitch has nothing that could hold speed",
      },
      { type: "refused", reason: "/portChannels/5/members/et1: there is no port channel 5" },
      { type: "refused", reason: "there is no VNI 5" },
    ]);
    expect(one.ovs.client("dump")).toBe(before);
  });

  test("takes nothing that does not look like its place in a document", async () => {
    one = await startWritten(["add-port br0 et1 trunks=5"]);
    const answers = await one.answers(
      ["/interfaces/et1/trunkVlans", null],
      ["/interfaces/et1/trunkVlans/6", { tagged: true }],
      ["/interfaces/et1/nativeVlan", "5"],
      ["/interfaces/et9", {}],
      ["/vlans/6", "blue"],
      ["/portChannels/7", { members: [], lacp: "active" }],
      ["/portChannels/7/lacp", "fast"],
      ["/remoteVteps/7/__proto__", {}],
    );
    expect(answers.map((answer) => ("reason" in answer ? answer.reason : answer.type))).toEqual([
      "/interfaces/et1/trunkVlans: trunkVlans has not the form that it has in a document",
      "/interfaces/et1/trunkVlans/6: 6 has not the form that it has in a document",
      "/interfaces/et1/nativeVlan: nativeVlan has not the form that it has in a document",
      "/interfaces/et9: et9 has not the form that it has in a document",
      "/vlans/6: 6 has not the form that it has in a document",
      "/portChannels/7: members has not the form that it has in a document",
      "/portChannels/7/lacp: LACP is active, passive or off, not fast",
      "/remoteVteps/7/__proto__: Open vSwitch has nothing that could hold __proto__",
    ]);
  });

  test("makes an interface that is not there, parked, and takes it away again", async () => {
    one = await startWritten();
    const bare = { type: "ethernet", trunkVlans: {}, translations: {} };
    const document = await one.apply(["/interfaces/et9", bare]);
    expect(document["interfaces"]).toEqual({ et9: bare });
    expect(columns("et9")).toBe(parked);
    await one.apply(["/interfaces/et9/trunkVlans/5", {}]);
    expect(columns("et9")).toBe("[] [5] trunk false");
    expect(await one.apply(["/interfaces/et9"])).toHaveProperty("interfaces", {});
  });

  test("does not take away what is there by itself, nor what has the name already", async () => {
    one = await startWritten(["add-port br0 et1 tag=5", "add-br br1", "add-port br1 et7"]);
    const bare = { type: "ethernet", trunkVlans: {}, translations: {} };
    expect(await one.answers(["/interfaces/et1"], ["/interfaces/et7", bare])).toEqual([
      { type: "refused", reason: "et1 is there by itself, and stays" },
      { type: "refused", reason: "et7 is the name of something else on this switch" },
    ]);
  });
});
