// What the VLAN columns of a port become in a document, and which VLANs somebody else uses.

import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../src/model/json.ts";
import { documentOf } from "../../src/drivers/ovs/read/document.ts";
import { readSwitch } from "../../src/drivers/ovs/read/read-switch.ts";
import { switchRows, type WrittenPort } from "./switch-rows.ts";

function documentWith(
  ports: Readonly<Record<string, WrittenPort>>,
  marks: Readonly<Record<string, string>> = {},
): JsonObject {
  const view = readSwitch(switchRows({ br0: { marks, ports } }), "br0");
  if (typeof view === "string") throw new Error(view);
  return documentOf(view, undefined);
}

const all = { allVlans: true, trunkVlans: {} };
const nothing = { trunkVlans: {} };

const portCases: readonly [name: string, port: WrittenPort, shown: JsonObject][] = [
  ["a port of which nothing is said carries every VLAN", {}, all],
  ["a trunk without a list does so too", { mode: "trunk" }, all],
  ["a trunk with a tag besides does not know the tag", { mode: "trunk", tag: 5 }, all],
  ["a tag makes an access port", { tag: 5 }, { nativeVlan: 5, trunkVlans: { 5: {} } }],
  [
    "a tag that is said to be an access port's",
    { tag: 5, mode: "access" },
    { nativeVlan: 5, trunkVlans: { 5: {} } },
  ],
  [
    "trunks beside a tag are ignored where no mode is said",
    { tag: 5, trunks: [6, 7] },
    { nativeVlan: 5, trunkVlans: { 5: {} } },
  ],
  ["trunks alone", { trunks: [6, 5] }, { trunkVlans: { 5: {}, 6: {} } }],
  [
    "a trunk that knows a native VLAN",
    { mode: "native-untagged", tag: 5, trunks: [6] },
    { nativeVlan: 5, trunkVlans: { 5: {}, 6: {} } },
  ],
  [
    "a native VLAN and every other one",
    { mode: "native-untagged", tag: 5 },
    { nativeVlan: 5, allVlans: true, trunkVlans: { 5: {} } },
  ],
  [
    "a native VLAN whose frames leave with their tag is none",
    { mode: "native-tagged", tag: 5, trunks: [6] },
    { trunkVlans: { 5: {}, 6: {} } },
  ],
  [
    "an access port without a tag is in VLAN 0, which a document does not have",
    { mode: "access" },
    nothing,
  ],
  ["so is one with the tag 0", { tag: 0 }, nothing],
  ["VLAN 0 among the trunks", { trunks: [0, 5] }, { trunkVlans: { 5: {} } }],
  ["VLAN 0 alone is not every VLAN", { trunks: [0] }, nothing],
  ["a tunnel of tags shows none of them", { mode: "dot1q-tunnel", tag: 5 }, nothing],
  ["a parked port carries nothing", { mode: "access", tag: 4095, protected: true }, nothing],
  [
    "a mark does not make a parked port of one that carries all",
    { marks: { plumbline: "interface", "plumbline-parked": "true" } },
    all,
  ],
];

describe("an interface of the document", () => {
  test.each(portCases)("%s", (_name, port, shown) => {
    const { interfaces } = documentWith({ et1: port });
    expect(interfaces).toEqual({ et1: { type: "ethernet", translations: {}, ...shown } });
  });

  test("has the native VLAN that somebody put in the place of ours, and does not trunk it", () => {
    const marks = { plumbline: "interface", "plumbline-other-tags": "5" };
    const native = (port: WrittenPort): Json | undefined => {
      const { interfaces } = documentWith({ et1: { ...port, marks } });
      const { nativeVlan = 0, trunkVlans = {} } = (interfaces as Record<string, JsonObject>)[
        "et1"
      ]!;
      return [nativeVlan, Object.keys(trunkVlans as object)];
    };
    expect(native({ tag: 5 })).toEqual([5, ["5"]]);
    expect(native({ tag: 7 })).toEqual([7, []]);
    expect(native({ mode: "native-untagged", tag: 7, trunks: [5, 6] })).toEqual([7, ["5", "6"]]);
    expect(native({ mode: "native-untagged", tag: 7, trunks: [6, 7] })).toEqual([7, ["6", "7"]]);
  });

  test("has the description that we remember, and none that a document cannot hold", () => {
    const described = (text: string): Json | undefined => {
      const marks = { plumbline: "interface", "plumbline-description": text };
      const { interfaces } = documentWith({ et1: { tag: 5, marks } });
      return (interfaces as Record<string, JsonObject>)["et1"]?.["description"];
    };
    expect(described("to node1")).toBe("to node1");
    expect(described("")).toBeUndefined();
    expect(described("x".repeat(241))).toBeUndefined();
  });

  test("stands among others in the order people expect, without the bridge's own port", () => {
    const { interfaces } = documentWith({ et10: {}, et9: {}, br0: { tag: 3 } });
    expect(Object.keys(interfaces as object)).toEqual(["et9", "et10"]);
  });
});

describe("a VLAN of the document", () => {
  const shownIn = (...given: Parameters<typeof documentWith>): Json | undefined =>
    documentWith(...given)["vlans"];

  test("has the name that our ledger gives it, used or not", () => {
    const marks = { "plumbline-vlan-2003": "blue", "plumbline-vlan-7": "" };
    expect(shownIn({}, marks)).toEqual({ 7: { name: "" }, 2003: { name: "blue" } });
  });

  test("has no name where only somebody else's port uses it", () => {
    const ports: Record<string, WrittenPort> = {
      br0: { tag: 3 },
      et1: { tag: 5 },
      et2: { trunks: [6, 7] },
      et3: { mode: "native-tagged", tag: 8, trunks: [9] },
      et4: { mode: "dot1q-tunnel", tag: 10 },
      vm1: { tag: 11, interface: { error: "could not open network device vm1", ofport: -1 } },
      gre0: { trunks: [12], interface: { type: "gre", options: { remote_ip: "192.0.2.1" } } },
      et5: { mode: "trunk", tag: 13 },
    };
    const numbers = Object.keys(shownIn(ports) as object).map(Number);
    expect(numbers).toEqual([3, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(shownIn(ports, { "plumbline-vlan-5": "blue" })).toMatchObject({ 5: { name: "blue" } });
  });

  test("is not there because a port of ours lets it through", () => {
    const marks = { plumbline: "interface", "plumbline-made": "true" };
    expect(shownIn({ et1: { trunks: [5], marks } })).toEqual({});
  });

  test("is somebody else's on a port of ours that had it before us, for as long as it has it", () => {
    const before = '{"trunks":[6,7],"vlan_mode":"trunk"}';
    const marks = { plumbline: "interface", "plumbline-before": before };
    expect(shownIn({ et1: { trunks: [5, 6], marks } })).toEqual({ 6: { name: "" } });
  });

  test("is somebody else's on a port of which we wrote the description only", () => {
    const marks = { plumbline: "interface", "plumbline-description": "to node1" };
    expect(shownIn({ et1: { trunks: [6], marks } })).toEqual({ 6: { name: "" } });
  });
});
