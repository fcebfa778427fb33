// Port channels on a real switch: their life from the first member to none, and whose ports they may take.

import { afterEach, expect, test } from "vitest";
import { valueAt } from "../../src/model/pointer.ts";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { startWritten, type Step, type WrittenSwitch } from "./writing.ts";

const bare = { type: "ethernet", trunkVlans: {}, translations: {} };
const lag = { type: "lag", portChannel: 101, trunkVlans: {}, translations: {} };

function channel(...members: readonly string[]): Step {
  const set = Object.fromEntries(members.map((name) => [name, {}]));
  return ["/portChannels/101", { members: set, lacp: "active" }];
}

describeWithOvs("writing port channels", () => {
  let one: WrittenSwitch;
  afterEach(() => one.remove());

  const ports = (): string[] => one.ovs.vsctl("list-ports", "br0").trim().split("\n").sort();
  const bond = (...columns: readonly string[]): string =>
    one.row("Port", "Port-Channel101", ...columns);
  const portOf = (...names: readonly string[]): string[] =>
    names.map((name) => `add-port br0 ${name}`);

  test("lets members join and leave, and speaks LACP on one as on several", async () => {
    one = await startWritten(portOf("et1", "et2", "et3"));
    const before = one.row("Interface", "et1", "_uuid");
    const first = await one.apply(channel("et1"), ["/interfaces/Port-Channel101", lag]);
    expect(ports()).toEqual(["Port-Channel101", "et2", "et3"]);
    expect(bond("lacp", "bond_mode", "other_config", "tag", "protected")).toBe(
      "active balance-tcp {lacp-time=fast} 4095 true",
    );
    expect(first).toMatchObject({
      portChannels: { "101": { members: { et1: {} }, lacp: "active" } },
      interfaces: { "Port-Channel101": lag, et1: bare },
    });
    expect(one.ovs.appctl("lacp/show")).toContain("Port-Channel101");
    const two = await one.apply(
      ["/portChannels/101/members/et2", {}],
      ["/portChannels/101/members/et3", {}],
    );
    expect(ports()).toEqual(["Port-Channel101"]);
    const [of1, of2] = ["et1", "et2"].map((name) =>
      valueAt(two, ["interfaces", name, "trunkVlans"]),
    );
    expect(of1).not.toBe(of2);
    expect(one.ovs.appctl("bond/show")).toContain("et3");
    expect(one.row("Interface", "et1", "_uuid")).toBe(before);
    await one.apply(["/interfaces/Port-Channel101/trunkVlans/5", {}]);
    expect(bond("trunks", "vlan_mode", "protected")).toBe("[5] trunk false");
    const less = await one.apply(["/portChannels/101/members/et1"]);
    expect(ports()).toEqual(["Port-Channel101", "et1"]);
    expect(one.row("Port", "et1", "tag", "protected")).toBe("4095 true");
    expect(less["interfaces"]).toMatchObject({ et1: bare });
    await one.apply(["/portChannels/101/lacp", "off"]);
    expect(bond("lacp", "bond_mode")).toBe("off balance-slb");
    await one.apply(["/interfaces/Port-Channel101"]);
    expect(bond("tag", "protected")).toBe("4095 true");
    const none = await one.apply(["/portChannels/101"]);
    expect(ports()).toEqual(["et1", "et2", "et3"]);
    expect(none["interfaces"]).toEqual({ et1: bare, et2: bare, et3: bare });
  });

  test("is there without its interface, whichever comes first to be made or last to go", async () => {
    one = await startWritten(portOf("et1", "et2"));
    const alone = await one.apply(channel("et1", "et2"));
    expect(alone["interfaces"]).not.toHaveProperty("Port-Channel101");
    const named = await one.apply(
      ["/interfaces/to-node7", lag],
      ["/interfaces/to-node7/trunkVlans/5", {}],
    );
    expect(named["interfaces"]).toHaveProperty("to-node7.trunkVlans", { "5": {} });
    expect(bond("trunks")).toBe("[5]");
    expect(await one.answers(["/portChannels/101"])).toEqual([
      { type: "refused", reason: "port channel 101 still has its interface to-node7" },
    ]);
    expect(await one.apply(["/interfaces/to-node7"])).toMatchObject({
      portChannels: { "101": { lacp: "active" } },
    });
    expect(
      await one.answers(["/interfaces/Port-Channel102", { ...lag, portChannel: 102 }]),
    ).toEqual([{ type: "refused", reason: "there is no port channel 102" }]);
  });

  test("makes members that the switch does not have, and they go with it", async () => {
    one = await startWritten();
    const made = await one.apply(channel("et1", "et2"), ["/interfaces/Port-Channel101", lag]);
    expect(Object.keys(made["interfaces"] ?? {})).toEqual(["Port-Channel101", "et1", "et2"]);
    await one.apply(["/portChannels/101/members/et1"]);
    const none = await one.apply(["/interfaces/Port-Channel101"], ["/portChannels/101"]);
    expect(none["interfaces"]).toEqual({});
  });

  test("gives an interface that was made before it joined back, still ours to take away", async () => {
    one = await startWritten(portOf("et2"));
    await one.apply(["/interfaces/et1", bare], channel("et1", "et2"));
    const back = await one.apply(["/portChannels/101/members/et1"]);
    expect(back["interfaces"]).toMatchObject({ et1: bare });
    expect(await one.apply(["/interfaces/et1"])).not.toHaveProperty("interfaces.et1");
  });

  test("takes ports with nothing on them, and refuses those that somebody uses", async () => {
    one = await startWritten([
      "add-port br0 et1",
      "add-port br0 et2",
      "add-port br0 et3",
      "add-port br0 et4",
      "set port et2 trunks=7",
      "set port et3 external_ids:rack=b7",
      "add-bond br0 bond9 et5 et6",
    ]);
    const refusal = async (name: string): Promise<unknown> =>
      await one.answers(channel("et1", name));
    const cannot = (name: string): string => `${name} cannot become a member of port channel 101`;
    expect(await refusal("et2")).toEqual([
      {
        type: "refused",
        reason: `${cannot("et2")}: it carries VLANs or has a description of its own`,
      },
    ]);
    expect(await refusal("et3")).toEqual([
      { type: "refused", reason: `${cannot("et3")}: somebody else keeps rack on its port` },
    ]);
    expect(await refusal("et5")).toEqual([
      { type: "refused", reason: "et5 is a member of port channel 9, so not of port channel 101" },
    ]);
    await one.apply(["/interfaces/et4/trunkVlans/5", {}]);
    await one.apply(["/interfaces/et4/trunkVlans/5"], channel("et1", "et4"));
    expect(await one.answers(["/interfaces/et4/trunkVlans/5", {}])).toEqual([
      {
        type: "refused",
        reason: "et4 is a member of port channel 101, and is nothing by itself",
      },
    ]);
    expect(await one.answers(["/portChannels/101/members", {}])).toEqual([
      {
        type: "refused",
        reason: "port channel 101 needs a member: Open vSwitch has none without",
      },
    ]);
  });

  test("takes a port whose last VLAN and translation go in the same step", async () => {
    one = await startWritten(portOf("et1"));
    const steps: readonly Step[] = [
      ["/interfaces/et1/trunkVlans/5", {}],
      ["/interfaces/et1/translations/105", { vlan: 5 }],
    ];
    await one.apply(...steps);
    await one.apply(...steps.map(([path]): Step => [path]), channel("et1"));
    expect(one.ovs.vsctl("list-br").trim()).toBe("br0");
    expect(ports()).toEqual(["Port-Channel101"]);
  });

  test("moves a member from one port channel to another in one step", async () => {
    one = await startWritten(portOf("et1", "et2", "et3", "et4"));
    const other = { members: { et3: {}, et4: {} }, lacp: "passive" };
    await one.apply(channel("et1", "et2"), ["/portChannels/102", other]);
    const after = await one.apply(
      ["/portChannels/102/members/et3"],
      ["/portChannels/101/members/et3", {}],
    );
    expect(after["portChannels"]).toEqual({
      "101": { members: { et1: {}, et2: {}, et3: {} }, lacp: "active" },
      "102": { members: { et4: {} }, lacp: "passive" },
    });
  });

  test("configures a bond of somebody else's, and leaves it as it was", async () => {
    one = await startWritten([
      "add-bond br0 bond9 et1 et2 trunks=7 lacp=passive bond_mode=active-backup other_config:lacp-time=slow",
    ]);
    const dump = (): string =>
      one.row("Port", "bond9", "trunks", "lacp", "bond_mode", "other_config", "external_ids");
    const before = dump();
    const path = "/interfaces/Port-Channel9/trunkVlans/5";
    const lacp = "/portChannels/9/lacp";
    const seen = await one.apply([path, {}], ["/portChannels/9/members/et3", {}], [lacp, "active"]);
    expect(seen).toMatchObject({
      portChannels: { "9": { members: { et3: {} } } },
      interfaces: { "Port-Channel9": { trunkVlans: { "5": {}, "7": {} } } },
    });
    await one.apply([lacp, "off"]);
    expect(one.row("Port", "bond9", "lacp", "bond_mode")).toBe("off active-backup");
    await one.apply([path], ["/portChannels/9/members/et3"], [lacp, "passive"]);
    expect(dump()).toBe(before);
  });
});
