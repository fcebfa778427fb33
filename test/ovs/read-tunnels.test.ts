// VNIs and the tunnels that carry them to other switches, as a document has them.

import { describe, expect, test } from "vitest";
import type { Json } from "../../src/model/json.ts";
import { documentOf } from "../../src/drivers/ovs/read/document.ts";
import { readSwitch } from "../../src/drivers/ovs/read/read-switch.ts";
import type { SwitchView } from "../../src/drivers/ovs/view.ts";
import { switchRows, type WrittenPort } from "./switch-rows.ts";

type Texts = Readonly<Record<string, string>>;

function viewOf(ports: Readonly<Record<string, WrittenPort>>, marks: Texts = {}): SwitchView {
  const view = readSwitch(switchRows({ br0: { marks, ports } }), "br0");
  if (typeof view === "string") throw new Error(view);
  return view;
}

function shown(
  ports: Readonly<Record<string, WrittenPort>>,
  marks: Texts = {},
  vtepAddress?: string,
): Record<string, Json | undefined> {
  const { vlans, vnis, remoteVteps, interfaces } = documentOf(viewOf(ports, marks), vtepAddress);
  return { vlans, vnis, remoteVteps, interfaces };
}

function vxlan(key: string, remote: string, port: WrittenPort, options: Texts = {}): WrittenPort {
  const interface_ = { type: "vxlan", options: { key, remote_ip: remote, ...options } };
  return { ...port, interface: { ...interface_, ...port.interface } };
}

const ledger = { "plumbline-vlan-5": "blue", "plumbline-vni-10165": "5" };
const ours = { tag: 5, protected: true, marks: { plumbline: "tunnel" } };

describe("a VNI of ours", () => {
  test("is what our ledger says, with the tunnels that carry it", () => {
    const one = vxlan("10165", "192.0.2.12", ours);
    const other = vxlan("10165", "2001:db8::13", ours);
    expect(shown({ vx2: other, vx1: one }, ledger)).toEqual({
      vlans: { 5: { name: "blue" } },
      vnis: { 10165: { vlan: 5 } },
      remoteVteps: { 10165: { "192.0.2.12": {}, "2001:db8::13": {} } },
      interfaces: {},
    });
  });

  test("needs no tunnel, and its list of others is not there without any", () => {
    expect(shown({}, ledger)).toMatchObject({ vnis: { 10165: { vlan: 5 } }, remoteVteps: {} });
  });

  const faults: readonly [name: string, port: WrittenPort, options?: Texts][] = [
    ["is in another VLAN", { ...ours, tag: 6 }],
    ["is in none, and so in every one", { protected: true, marks: ours.marks }],
    ["carries others besides", { ...ours, mode: "native-untagged", trunks: [5, 6] }],
    ["passes on what came through another tunnel", { ...ours, protected: false }],
    ["comes from another address", ours, { local_ip: "192.0.2.99" }],
    ["comes from no address that we gave it", ours, {}],
    ["could not be made", { ...ours, interface: { ofport: -1, error: "could not add vx1" } }],
  ];
  test.each(faults)("does not reach a switch through a tunnel that %s", (_name, port, options) => {
    const own = "192.0.2.11";
    const tunnel = vxlan("10165", "192.0.2.12", port, options ?? { local_ip: own });
    const { remoteVteps } = shown({ vx1: tunnel }, ledger, own);
    expect(remoteVteps).toEqual({});
    expect(viewOf({ vx1: tunnel }, ledger).tunnels).toMatchObject([
      { vni: 10165, remote: "192.0.2.12", isMarked: true },
    ]);
  });
});

describe("a tunnel of somebody else's", () => {
  test("shows a VNI, its VLAN without a name, and where it leads", () => {
    expect(shown({ vx: vxlan("20", "192.0.2.12", { tag: 7 }) })).toEqual({
      vlans: { 7: { name: "" } },
      vnis: { 20: { vlan: 7 } },
      remoteVteps: { 20: { "192.0.2.12": {} } },
      interfaces: {},
    });
  });

  test("has its key in any notation that Open vSwitch reads", () => {
    for (const [key, vni] of [
      ["0x14", 20],
      ["024", 20],
      ["20", 20],
    ] as const) {
      expect(shown({ vx: vxlan(key, "192.0.2.12", { tag: 7 }) })["vnis"]).toEqual({
        [vni]: { vlan: 7 },
      });
    }
  });

  test("does not move a VNI of ours, and two of them agree on the lowest VLAN", () => {
    const [one, two] = [
      vxlan("20", "192.0.2.12", { tag: 8 }),
      vxlan("20", "192.0.2.13", { tag: 7 }),
    ];
    expect(shown({ one, two })).toMatchObject({
      vnis: { 20: { vlan: 7 } },
      remoteVteps: { 20: { "192.0.2.13": {} } },
    });
    expect(shown({ one, two }, { "plumbline-vni-20": "8" })).toMatchObject({
      vnis: { 20: { vlan: 8 } },
      remoteVteps: { 20: { "192.0.2.12": {} } },
    });
  });

  const others: readonly [name: string, port: WrittenPort][] = [
    ["whose key a flow decides", vxlan("flow", "192.0.2.12", { tag: 7 })],
    ["whose other end a flow decides", vxlan("20", "flow", { tag: 7 })],
    ["whose other end is a name", vxlan("20", "leaf.example", { tag: 7 })],
    [
      "without a key",
      { tag: 7, interface: { type: "vxlan", options: { remote_ip: "192.0.2.12" } } },
    ],
    ["with a key that is no VNI", vxlan("16777216", "192.0.2.12", { tag: 7 })],
    ["with the key 0", vxlan("0", "192.0.2.12", { tag: 7 })],
    ["that is a trunk", vxlan("20", "192.0.2.12", { trunks: [7] })],
    [
      "of another kind",
      { tag: 7, interface: { type: "geneve", options: { remote_ip: "192.0.2.1" } } },
    ],
  ];
  test.each(others)("%s shows the VLAN that it uses and nothing else", (_name, port) => {
    expect(shown({ vx: port })).toEqual({
      vlans: { 7: { name: "" } },
      vnis: {},
      remoteVteps: {},
      interfaces: {},
    });
    expect(viewOf({ vx: port }).usedElsewhere).toEqual(new Map([[7, ["vx"]]]));
  });
});

test.each([
  ["tells no VNI any more", "flow"],
  ["tells a VNI that is not in our ledger", "999"],
])("a tunnel of ours that %s is abandoned, and shows nothing", (_name, key) => {
  const port = vxlan(key, "192.0.2.12", ours);
  expect(viewOf({ vx: port }, ledger)).toMatchObject({
    tunnels: [],
    abandoned: { tunnels: [{ port: { row: { name: "vx" } } }] },
  });
  expect(shown({ vx: port }, ledger)).toEqual({
    vlans: { 5: { name: "blue" } },
    vnis: { 10165: { vlan: 5 } },
    remoteVteps: {},
    interfaces: {},
  });
});
