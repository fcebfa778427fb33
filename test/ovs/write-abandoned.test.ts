// What of ours somebody took a part away of, by hand: a plan sees what is missing, and what is left of it
// goes with the change that brings it back.

import { afterEach, expect, test } from "vitest";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { startWritten, type Step, type WrittenSwitch } from "./writing.ts";

const translated: readonly Step[] = [
  ["/interfaces/et1/trunkVlans/5", {}],
  ["/interfaces/et1/trunkVlans/6", {}],
  ["/interfaces/et1/translations/105", { vlan: 5 }],
];
const bare = { type: "ethernet", trunkVlans: {}, translations: {} };

describeWithOvs("what is left when somebody takes away", () => {
  let one: WrittenSwitch;
  afterEach(() => one.remove());

  const bridges = (): string[] => one.ovs.vsctl("list-br").trim().split("\n");
  const ports = (bridge: string): string[] =>
    one.ovs.vsctl("list-ports", bridge).trim().split("\n").sort();

  test("one end of a patch pair goes when the pair comes back", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const whole = await one.apply(...translated);
    for (const bridge of ["br0", "xl-et1"]) {
      const end = ports(bridge).find((name) => /^x[io]105/.test(name)) ?? "";
      one.ovs.vsctl("del-port", bridge, end);
      expect(await one.document()).toMatchObject({ interfaces: { et1: { translations: {} } } });
      expect(await one.apply(...translated)).toEqual(whole);
      expect(ports("br0")).toHaveLength(2);
      expect(ports("xl-et1")).toHaveLength(3);
    }
  });

  test("the interface of a translation takes the bridge with it when it comes back", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const whole = await one.apply(...translated);
    one.ovs.vsctl("del-port", "xl-et1", "et1");
    expect(await one.document()).toMatchObject({ interfaces: {} });
    expect(await one.apply(["/interfaces/et1", bare])).toMatchObject({ interfaces: { et1: bare } });
    expect(bridges()).toEqual(["br0"]);
    expect(ports("br0")).toEqual(["et1"]);
    expect(await one.apply(...translated)).toEqual(whole);
  });

  test("a bridge stays where somebody else uses it", async () => {
    one = await startWritten(["add-port br0 et1"]);
    await one.apply(...translated);
    one.ovs.vsctl("del-port", "xl-et1", "et1", "--", "add-port", "xl-et1", "et7");
    await one.apply(["/interfaces/et1", bare]);
    expect(bridges()).toContain("xl-et1");
    expect(ports("xl-et1")).toContain("et7");
  });

  test("the key of a tunnel, the tunnel goes when the right one comes", async () => {
    one = await startWritten([], {}, { vtepAddress: "192.0.2.11" });
    const wanted: readonly Step[] = [
      ["/vlans/5", { name: "blue" }],
      ["/vnis/10165", { vlan: 5 }],
      ["/remoteVteps/10165", { "192.0.2.12": {} }],
    ];
    const whole = await one.apply(...wanted);
    const [tunnel = ""] = ports("br0");
    one.ovs.vsctl("set", "interface", tunnel, "options:key=999");
    expect(await one.document()).toMatchObject({ remoteVteps: {} });
    expect(await one.apply(...wanted)).toEqual(whole);
    const [only = "", more] = ports("br0");
    expect(more).toBeUndefined();
    expect(one.row("Interface", only, "options:key")).toBe('"10165"');
  });

  test("the memory of a VNI, its tunnel is taken back as it stands", async () => {
    one = await startWritten([], {}, { vtepAddress: "192.0.2.11" });
    const wanted: readonly Step[] = [
      ["/vlans/5", { name: "blue" }],
      ["/vnis/10165", { vlan: 5 }],
      ["/remoteVteps/10165", { "192.0.2.12": {}, "192.0.2.13": {} }],
    ];
    const whole = await one.apply(...wanted);
    const before = one.ovs.vsctl("--columns=_uuid", "find", "Port", "tag=5");
    one.ovs.vsctl("clear", "bridge", "br0", "external_ids");
    expect(await one.document()).toMatchObject({ remoteVteps: {}, vnis: {} });
    expect(await one.apply(...wanted)).toEqual(whole);
    expect(one.ovs.vsctl("--columns=_uuid", "find", "Port", "tag=5")).toBe(before);
  });
});
