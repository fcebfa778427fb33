// What somebody does by hand to what we wrote: whatever decides where frames go is seen, and applying
// once more brings it back. What the driver does not compare is listed as well.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { startWritten, type Step, type WrittenSwitch } from "./writing.ts";

const lag = { type: "lag", portChannel: 101, trunkVlans: {}, translations: {} };
const bare = { type: "ethernet", trunkVlans: {}, translations: {} };
const wanted: readonly Step[] = [
  ["/vlans/5", { name: "blue" }],
  ["/vlans/6", { name: "red" }],
  ["/vlans/7", { name: "green" }],
  ["/vnis/10165", { vlan: 5 }],
  ["/remoteVteps/10165", { "192.0.2.12": {} }],
  ["/portChannels/101", { members: { et11: {}, et12: {} }, lacp: "active" }],
  ["/interfaces/Port-Channel101", lag],
  ["/interfaces/Port-Channel101/description", "to node1"],
  ["/interfaces/Port-Channel101/trunkVlans/5", {}],
  ["/interfaces/et1", bare],
  ["/interfaces/et1/trunkVlans/5", {}],
  ["/interfaces/et1/trunkVlans/6", {}],
  ["/interfaces/et1/nativeVlan", 6],
  ["/interfaces/et1/translations/105", { vlan: 5 }],
  ["/interfaces/et2", bare],
  ["/interfaces/et2/trunkVlans/5", {}],
  ["/interfaces/et2/trunkVlans/6", {}],
  ["/interfaces/et2/nativeVlan", 6],
  ["/interfaces/et3", bare],
  ["/interfaces/et3/trunkVlans/5", {}],
  ["/interfaces/et3/nativeVlan", 5],
];

const healed: readonly string[] = [
  "remove bridge br0 external_ids plumbline-vlan-5",
  "set bridge br0 external_ids:plumbline-vlan-5=other",
  'set bridge br0 external_ids:plumbline-vlan-5=""',
  "remove bridge br0 external_ids plumbline-vni-10165",
  "set bridge br0 external_ids:plumbline-vni-10165=garbage",
  "clear bridge br0 external_ids",
  "set port et2 trunks=6",
  "set port et2 tag=5",
  "set port et2 tag=7",
  "set port et2 tag=77",
  "set port et3 tag=7",
  "set port et3 tag=77",
  "set port et3 vlan_mode=access tag=77 trunks=[]",
  "set port et3 tag=0",
  "set port et3 vlan_mode=native-tagged",
  "set port et3 vlan_mode=native-untagged",
  "set port et2 vlan_mode=dot1q-tunnel",
  "set port et2 vlan_mode=trunk",
  "set port et2 vlan_mode=native-tagged",
  "set port et2 vlan_mode=access",
  "set port et2 vlan_mode=access tag=6 trunks=[]",
  "clear port et2 trunks",
  "set port et2 vlan_mode=[] tag=[] trunks=[]",
  "set port et2 vlan_mode=access tag=4095 trunks=[]",
  "clear port Port-Channel101 trunks",
  "set port Port-Channel101 lacp=off",
  "clear port Port-Channel101 lacp",
  "clear port Port-Channel101 external_ids",
  "remove port Port-Channel101 external_ids plumbline-description",
  "del-port br0 Port-Channel101",
  "set port TUNNEL tag=6",
  "clear port TUNNEL tag",
  "set port TUNNEL vlan_mode=trunk",
  "set port TUNNEL protected=false",
  "set interface TUNNEL options:key=999",
  "set interface TUNNEL options:remote_ip=192.0.2.99",
  "set interface TUNNEL options:local_ip=192.0.2.99",
  "remove interface TUNNEL options local_ip",
  "clear interface TUNNEL options",
  "del-port br0 TUNNEL",
  "set port et1 vlan_mode=trunk",
  "set port et1 trunks=6",
  "clear port et1 vlan_mode",
  "set port INNER tag=6",
  "set port INNER tag=7",
  "clear port INNER tag",
  "set interface INNER options:peer=nowhere",
  "del-port br0 INNER",
  "del-port BRIDGE OUTER",
  "set port OUTER tag=106",
  "del-port BRIDGE et1",
  "del-br BRIDGE",
  "del-port br0 et2",
];

const notCompared: readonly string[] = [
  "set port Port-Channel101 bond_mode=active-backup",
  "set port Port-Channel101 other_config:lacp-time=slow",
  "set port et2 protected=true",
  "set port et2 other_config:priority-tags=never",
  "set interface et2 external_ids:owner=somebody",
];

describeWithOvs("what somebody did by hand to what we wrote", () => {
  let one: WrittenSwitch;
  let whole: string;
  beforeAll(async () => {
    const ports = ["et1", "et2", "et3", "et11", "et12"].map((port) => `add-port br0 ${port}`);
    one = await startWritten(ports, {}, { vtepAddress: "192.0.2.11" });
    whole = JSON.stringify(await one.apply(...wanted));
  });
  afterAll(() => one.remove());

  /** The names of rows that come anew. */
  const byHand = (words: string): void => {
    const bridges = one.ovs
      .vsctl("list-br")
      .split("\n")
      .filter((name) => name !== "");
    const ports = bridges.flatMap((bridge) => one.ovs.vsctl("list-ports", bridge).split("\n"));
    const kinds = new Map([
      ["BRIDGE", /^xl/],
      ["TUNNEL", /^vx10165/],
      ["INNER", /^xi105/],
      ["OUTER", /^xo105/],
    ]);
    const meant = (word: string): string =>
      [...bridges, ...ports].find((name) => kinds.get(word)?.test(name) === true) ?? word;
    one.ovs.vsctl(...words.split(" ").map(meant));
  };

  test.each(healed)("is seen, and is as before after applying once more: %s", async (words) => {
    byHand(words);
    expect(JSON.stringify(await one.document())).not.toBe(whole);
    expect(JSON.stringify(await one.apply(...wanted))).toBe(whole);
  });

  test("does not stand in the way of another change, and stays until it is healed", async () => {
    for (const [port, native, vlan] of [
      ["et3", 77, 6],
      ["et2", 77, 7],
    ] as const) {
      byHand(`set port ${port} tag=${native}`);
      const path = `/interfaces/${port}/trunkVlans/${vlan}`;
      expect(await one.apply([path, {}])).toMatchObject({
        interfaces: { [port]: { nativeVlan: native, trunkVlans: { [vlan]: {} } } },
      });
      await one.apply(...wanted);
      expect(JSON.stringify(await one.apply([path]))).toBe(whole);
    }
  });

  test.each([
    ["set port et3 tag=77", [["/interfaces/et3/trunkVlans/5"], ["/interfaces/et3/nativeVlan", 77]]],
    ["set port et2 tag=77", [["/interfaces/et2/nativeVlan", 77]]],
    ["set port et1 tag=5", [["/interfaces/et1/nativeVlan"]]],
    [
      "set port INNER tag=77",
      [["/interfaces/et1/translations/105", { vlan: 77 }], ["/interfaces/et1/trunkVlans/5"]],
    ],
  ] as const)("comes back when its healing is undone: %s", async (words, undoing) => {
    byHand(words);
    const byHandSeen = await one.document();
    await one.apply(...wanted);
    expect(await one.apply(...(undoing as readonly Step[]))).toEqual(byHandSeen);
    expect(JSON.stringify(await one.apply(...wanted))).toBe(whole);
  });

  test.each(notCompared)("is not compared, and stays: %s", async (words) => {
    byHand(words);
    expect(JSON.stringify(await one.document())).toBe(whole);
  });
});
