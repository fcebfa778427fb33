// Tunnels to the other switches of a VNI, on a real switch.

import { afterEach, expect, test } from "vitest";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { startWritten, type WrittenSwitch } from "./writing.ts";

describeWithOvs("writing tunnels", () => {
  let one: WrittenSwitch;
  afterEach(() => one.remove());

  const tunnels = (): string[] =>
    one.ovs
      .vsctl("--bare", "--columns=name", "find", "Interface", "type=vxlan")
      .split("\n")
      .filter((name) => name !== "")
      .sort();

  test("makes one for each other switch, in the VLAN of the VNI and behind a split horizon", async () => {
    one = await startWritten([], {}, { vtepAddress: "192.0.2.1" });
    const document = await one.apply(
      ["/vlans/5", { name: "blue" }],
      ["/vnis/16777215", { vlan: 5 }],
      ["/remoteVteps/16777215", { "192.0.2.2": {}, "2001:db8::3": {} }],
    );
    expect(document["remoteVteps"]).toEqual({ "16777215": { "192.0.2.2": {}, "2001:db8::3": {} } });
    const [name = ""] = tunnels();
    expect(tunnels()).toHaveLength(2);
    expect(name.length).toBeLessThanOrEqual(15);
    expect(one.row("Port", name, "tag", "vlan_mode", "protected", "external_ids")).toBe(
      "5 access true {plumbline=tunnel}",
    );
    expect(one.row("Interface", name, "options")).toMatch(
      /^{key="16777215", local_ip="192.0.2.1", remote_ip="(?:192.0.2.2|2001:db8::3)"}$/,
    );
    const more = await one.apply(
      ["/remoteVteps/16777215/192.0.2.2"],
      ["/remoteVteps/16777215/192.0.2.4", {}],
      ["/vnis/16777215", { vlan: 6 }],
    );
    expect(more["remoteVteps"]).toEqual({ "16777215": { "192.0.2.4": {}, "2001:db8::3": {} } });
    expect(await one.answers(["/vnis/16777215"])).toEqual([
      { type: "refused", reason: "there are still tunnels of VNI 16777215" },
    ]);
    const none = await one.apply(["/remoteVteps/16777215"], ["/vnis/16777215"], ["/vlans/5"]);
    expect(none).toMatchObject({ vlans: {}, vnis: {}, remoteVteps: {} });
    expect(tunnels()).toEqual([]);
  });

  test("leaves none behind that does not work when its VNI goes", async () => {
    one = await startWritten();
    await one.apply(["/vnis/10", { vlan: 5 }], ["/remoteVteps/10", { "192.0.2.2": {} }]);
    one.ovs.vsctl("set", "port", tunnels()[0] ?? "", "protected=false");
    await one.apply(["/vnis/10"]);
    expect(tunnels()).toEqual([]);
  });

  test("makes those again that somebody broke, and leaves those of others alone", async () => {
    one = await startWritten(
      [
        "add-port br0 theirs tag=5",
        "set interface theirs type=vxlan options:key=10 options:remote_ip=192.0.2.9",
      ],
      {},
      { vtepAddress: "192.0.2.1" },
    );
    await one.apply(["/vnis/10", { vlan: 5 }], ["/remoteVteps/10/192.0.2.2", {}]);
    const mine = tunnels().find((name) => name !== "theirs") ?? "";
    for (const [broken, read, sound] of [
      [["port", mine, "protected=false"], ["Port", "protected"], "true"],
      [
        ["interface", mine, "options:local_ip=192.0.2.8"],
        ["Interface", "options"],
        '{key="10", local_ip="192.0.2.1", remote_ip="192.0.2.2"}',
      ],
    ] as const) {
      one.ovs.vsctl("set", ...broken);
      expect(await one.document()).toHaveProperty("remoteVteps.10", { "192.0.2.9": {} });
      const healed = await one.apply(["/remoteVteps/10/192.0.2.2", {}]);
      expect(Object.keys(healed["remoteVteps"] ?? {})).toEqual(["10"]);
      expect(healed).toHaveProperty("remoteVteps.10", { "192.0.2.2": {}, "192.0.2.9": {} });
      // Mended in place: a switch refuses to exchange a tunnel for its like.
      expect(one.row(read[0], mine, read[1])).toBe(sound);
    }
    await one.apply(["/remoteVteps/10/192.0.2.2"], ["/vlans/5", { name: "blue" }]);
    expect(tunnels()).toEqual(["theirs"]);
    expect(await one.answers(["/vlans/5"])).toEqual([
      { type: "refused", reason: "VLAN 5 is still used by theirs" },
    ]);
    const adopted = await one.apply(["/remoteVteps/10"], ["/vnis/10"], ["/vlans/5"]);
    expect(adopted).toMatchObject({ vlans: {}, vnis: {}, remoteVteps: {} });
  });
});
