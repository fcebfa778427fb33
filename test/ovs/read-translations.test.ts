// What an interface carries through the bridge of its translation. What works counts: a tag that is cut
// at either end of a pair, or on the port of the interface, is not carried.

import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../src/model/json.ts";
import { documentOf } from "../../src/drivers/ovs/read/document.ts";
import { readSwitch } from "../../src/drivers/ovs/read/read-switch.ts";
import type { SwitchView } from "../../src/drivers/ovs/view.ts";
import { patchPair, switchRows, type WrittenPort } from "./switch-rows.ts";

const bridgeMarks = {
  plumbline: "translation",
  "plumbline-bridge": "br0",
  "plumbline-interface": "et1",
};

interface Given {
  readonly host: WrittenPort;
  readonly pairs: readonly ReturnType<typeof patchPair>[];
  readonly bridgeMarks?: Readonly<Record<string, string>>;
}

function viewOf({ host, pairs, bridgeMarks: marks = bridgeMarks }: Given): SwitchView {
  const [inner, outer] = (["inner", "outer"] as const).map((side) =>
    Object.assign({}, ...pairs.map((pair) => pair[side])),
  ) as [Record<string, WrittenPort>, Record<string, WrittenPort>];
  const et1 = { marks: { plumbline: "interface" }, ...host };
  const rows = switchRows({
    br0: { ports: inner },
    "xl-et1": { marks, ports: { ...outer, et1 } },
  });
  const view = readSwitch(rows, "br0");
  if (typeof view === "string") throw new Error(view);
  return view;
}

function shown(given: Given): Json | undefined {
  return (documentOf(viewOf(given), undefined)["interfaces"] as JsonObject)["et1"];
}

const trunk = (...trunks: number[]): WrittenPort => ({ mode: "trunk", trunks });
const access = (tag: number): WrittenPort => ({ mode: "access", tag });
const plain = (...vlans: number[]): ReturnType<typeof patchPair> =>
  patchPair("xa", { inner: trunk(...vlans), outer: trunk(...vlans) });
const from100to5 = patchPair("xb", { inner: access(5), outer: access(100) });

describe("a translated interface", () => {
  test("carries what keeps its tag, and what gets another one", () => {
    expect(shown({ host: trunk(6, 7, 100), pairs: [plain(6, 7), from100to5] })).toEqual({
      type: "ethernet",
      trunkVlans: { 5: {}, 6: {}, 7: {} },
      translations: { 100: { vlan: 5 } },
    });
  });

  test("has a native VLAN among those that keep their tags", () => {
    const host = { mode: "native-untagged", tag: 6, trunks: [6, 100] };
    expect(shown({ host, pairs: [plain(6), from100to5] })).toMatchObject({
      nativeVlan: 6,
      trunkVlans: { 5: {}, 6: {} },
      translations: { 100: { vlan: 5 } },
    });
  });

  test("has a native VLAN whose number is a tag of the host", () => {
    const host = { mode: "native-untagged", tag: 4000, trunks: [4000, 100] };
    const native = patchPair("xc", { inner: access(100), outer: access(4000) });
    expect(shown({ host, pairs: [native, from100to5] })).toEqual({
      type: "ethernet",
      nativeVlan: 100,
      trunkVlans: { 5: {}, 100: {} },
      translations: { 100: { vlan: 5 } },
    });
  });

  test("does not carry what one end of a pair does not let through", () => {
    const cut = patchPair("xa", { inner: trunk(6), outer: trunk(6, 7) });
    expect(shown({ host: trunk(6, 7), pairs: [cut] })).toMatchObject({ trunkVlans: { 6: {} } });
    expect(shown({ host: trunk(6), pairs: [plain(6), from100to5] })).toMatchObject({
      trunkVlans: { 6: {} },
      translations: {},
    });
  });

  test("does not carry what goes through an end that the device does not have", () => {
    const broken = patchPair("xb", {
      inner: { ...access(5), interface: { ofport: -1, error: "no peer" } },
      outer: access(100),
    });
    const port = shown({ host: trunk(6, 100), pairs: [plain(6), broken] });
    expect(port).toMatchObject({ trunkVlans: { 6: {} }, translations: {} });
  });

  test("carries every VLAN only where nothing on the way has a list", () => {
    const open = patchPair("xa", { inner: trunk(), outer: trunk() });
    expect(shown({ host: trunk(), pairs: [open] })).toMatchObject({
      allVlans: true,
      trunkVlans: {},
    });
    const bounded = shown({ host: trunk(6), pairs: [open] });
    expect(bounded).toMatchObject({ trunkVlans: { 6: {} } });
    expect(bounded).not.toHaveProperty("allVlans");
  });

  test("carries nothing while it is parked", () => {
    const host = { ...access(4095), protected: true };
    expect(shown({ host, pairs: [plain(6), from100to5] })).toMatchObject({
      trunkVlans: {},
      translations: {},
    });
  });

  test("takes the first of two pairs that would translate one tag", () => {
    const another = patchPair("xz", { inner: access(9), outer: access(100) });
    expect(shown({ host: trunk(100), pairs: [another, from100to5] })).toMatchObject({
      trunkVlans: { 5: {}, 9: {} },
      translations: { 100: { vlan: 5 } },
    });
  });
});

describe("a bridge with our mark", () => {
  const given = { host: trunk(100), pairs: [from100to5] };

  test("without its interface is abandoned, and so are the ends that led to it", () => {
    const rows = switchRows({
      br0: { ports: from100to5.inner },
      "xl-et1": { marks: bridgeMarks, ports: from100to5.outer },
    });
    const view = readSwitch(rows, "br0");
    if (typeof view === "string") throw new Error(view);
    expect(view.abandoned.bridges.map(({ row }) => row.name)).toEqual(["xl-et1"]);
    expect(view.abandoned.ends.map(({ port }) => port.row.name)).toEqual(["xb-in"]);
    expect(documentOf(view, undefined)).toMatchObject({ vlans: {}, interfaces: {} });
  });

  test("is not abandoned while somebody else's port stands there", () => {
    const rows = switchRows({
      br0: {},
      "xl-et1": { marks: bridgeMarks, ports: { ...from100to5.outer, et7: {} } },
    });
    const view = readSwitch(rows, "br0");
    expect(view).toMatchObject({ abandoned: { bridges: [] } });
  });

  test("has abandoned ends where a pair is not one", () => {
    const half = { inner: {}, outer: patchPair("xd", { inner: {}, outer: access(8) }).outer };
    const view = viewOf({ ...given, pairs: [from100to5, half] });
    expect(view.abandoned.ends.map(({ port }) => port.row.name)).toEqual(["xd-out"]);
  });

  test.each([
    ["of another switch", { ...bridgeMarks, "plumbline-bridge": "br1" }],
    ["of none", { plumbline: "translation", "plumbline-interface": "et1" }],
    ["that is no translation's", { ...bridgeMarks, plumbline: "interface" }],
  ])("%s does not make its port one of this switch", (_name, marks) => {
    const view = viewOf({ ...given, bridgeMarks: marks });
    expect([...view.ports.keys()]).toEqual([]);
    expect(view.abandoned.bridges).toEqual([]);
  });

  test("is nothing on a patch port that somebody else made", () => {
    const rows = switchRows({
      br0: {
        ports: { p0: { trunks: [5], interface: { type: "patch", options: { peer: "p1" } } } },
      },
      br1: { ports: { p1: { interface: { type: "patch", options: { peer: "p0" } } } } },
    });
    const view = readSwitch(rows, "br0");
    if (typeof view === "string") throw new Error(view);
    expect(documentOf(view, undefined)).toMatchObject({
      vlans: { 5: { name: "" } },
      interfaces: { p0: { type: "ethernet", trunkVlans: { 5: {} } } },
    });
  });
});
