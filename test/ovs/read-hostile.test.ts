// Databases in which somebody wrote what we would not: nothing of it stops the driver, becomes ours, or
// lets something look absent that is there.

import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import { documentOf } from "../../src/drivers/ovs/read/document.ts";
import { readSwitch } from "../../src/drivers/ovs/read/read-switch.ts";
import type { SwitchView } from "../../src/drivers/ovs/view.ts";
import type { OvsdbTables, Row } from "../../src/ports/ovsdb.ts";
import { switchRows, type WrittenPort } from "./switch-rows.ts";

function viewOf(tables: OvsdbTables): SwitchView {
  const view = readSwitch(tables, "br0");
  if (typeof view === "string") throw new Error(view);
  return view;
}

function shown(ports: Readonly<Record<string, WrittenPort>>): JsonObject {
  return documentOf(viewOf(switchRows({ br0: { ports } })), undefined);
}

describe("a ledger entry that cannot be read", () => {
  const garbage: Readonly<Record<string, string>> = {
    "plumbline-vlan-": "x",
    "plumbline-vlan-abc": "x",
    "plumbline-vlan-0": "x",
    "plumbline-vlan-4095": "x",
    "plumbline-vlan-007": "x",
    "plumbline-vlan-5 ": "x",
    "plumbline-vlan-5.5": "x",
    "plumbline-vlan--5": "x",
    "plumbline-vlan-1e3": "x",
    "plumbline-vlan-99999999999999999999": "x",
    "plumbline-vlan-__proto__": "x",
    "plumbline-vlan-7": "x".repeat(256),
    "plumbline-vni-5": "x",
    "plumbline-vni-6": "",
    "plumbline-vni-7": "4095",
    "plumbline-vni-8": "-1",
    "plumbline-vni-9": "5 ",
    "plumbline-vni-0": "5",
    "plumbline-vni-16777216": "5",
    "plumbline-vni-x": "5",
    ["__proto__"]: "x",
  };

  test("is none", () => {
    const view = viewOf(switchRows({ br0: { marks: garbage } }));
    expect([...view.vlans, ...view.vnis]).toEqual([]);
    expect(documentOf(view, undefined)).toMatchObject({ vlans: {}, vnis: {} });
  });

  test("does not hide one that can be", () => {
    const marks = { ...garbage, "plumbline-vlan-5": "blue", "plumbline-vni-10165": "5" };
    const view = viewOf(switchRows({ br0: { marks } }));
    expect(documentOf(view, undefined)).toMatchObject({
      vlans: { 5: { name: "blue" } },
      vnis: { 10165: { vlan: 5 } },
    });
  });
});

describe("a mark on a port that cannot be meant so", () => {
  const marks: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["a tunnel that is a plain port", { plumbline: "tunnel" }],
    ["a patch port that is a plain port", { plumbline: "translation" }],
    ["a port channel without a number", { plumbline: "port-channel" }],
    ["a role that there is not", { plumbline: "yes" }],
    ["no role", { "plumbline-made": "true", "plumbline-before": '{"trunks":[]}' }],
    ["a role of nothing", { plumbline: "" }],
  ];

  test.each(marks)("leaves it somebody else's: %s", (_name, given) => {
    const view = viewOf(switchRows({ br0: { ports: { et1: { tag: 5, marks: given } } } }));
    expect(view.ports.get("et1")).toMatchObject({ isMarked: false, isMade: false });
    expect(documentOf(view, undefined)).toMatchObject({
      vlans: { 5: { name: "" } },
      interfaces: { et1: { type: "ethernet", nativeVlan: 5 } },
    });
  });

  test.each(["", "x", "null", "[]", "{}", '{"trunks":5}', '{"trunks":["5"]}', '{"trunks":[4096]}'])(
    "does not tell how the port was before us: %s",
    (before) => {
      const given = { plumbline: "interface", "plumbline-before": before };
      const ports = { et1: { tag: 5, marks: given } };
      const view = viewOf(switchRows({ br0: { ports } }));
      expect(view.ports.get("et1")?.before).toBeUndefined();
    },
  );
});

describe("names", () => {
  test("that objects have already are names like any other", () => {
    const { interfaces, portChannels } = shown({
      constructor: { tag: 5 },
      toString: { tag: 6 },
      po1: { interfaces: { hasOwnProperty: {}, valueOf: {} } },
    });
    expect(Object.keys(interfaces as object)).toEqual([
      "Port-Channel1",
      "constructor",
      "hasOwnProperty",
      "toString",
      "valueOf",
    ]);
    expect(portChannels).toEqual({
      1: { members: { hasOwnProperty: {}, valueOf: {} }, lacp: "off" },
    });
  });

  test("that no document can hold are left out, and their VLANs avoided all the same", () => {
    const ports = Object.fromEntries([["__proto__", { tag: 5 }]]);
    const { interfaces, vlans } = shown(ports);
    expect(Object.keys(interfaces as object)).toEqual([]);
    expect(vlans).toEqual({ 5: { name: "" } });
  });

  test("that two things have are those of the plain port", () => {
    const marks = {
      plumbline: "port-channel",
      "plumbline-port-channel": "1",
      "plumbline-interface": "et1",
    };
    const bond = { interfaces: { et2: {}, et3: {} }, tag: 6, marks };
    const { interfaces, portChannels } = shown({ bond, et1: { tag: 5 } });
    expect(interfaces).toMatchObject({ et1: { type: "ethernet", nativeVlan: 5 } });
    expect(portChannels).toMatchObject({ 1: { members: { et2: {}, et3: {} } } });
  });
});

describe("a database that contradicts itself", () => {
  const whole = switchRows({ br0: { ports: { et1: { tag: 5 } } } });

  test.each(["Bridge", "Port", "Interface"])(
    "because a row of %s is missing is no switch with less on it",
    (table) => {
      const [lost] = [...whole.rows(table).keys()];
      const torn = changed(whole, table, (rows) => void rows.delete(lost ?? ""));
      expect(readSwitch(torn, "br0")).toBe(
        `the database refers to a row that it does not have: ${table} ${lost}`,
      );
    },
  );

  test("shows no port that has no interface, and avoids its VLAN", () => {
    const torn = changed(whole, "Port", (rows) => {
      for (const [uuid, row] of rows) rows.set(uuid, { ...row, interfaces: [] });
    });
    expect(documentOf(viewOf(torn), undefined)).toMatchObject({
      vlans: { 5: { name: "" } },
      interfaces: {},
    });
  });

  test("says what to do where nobody made it a switch's", () => {
    expect(readSwitch({ sequence: 0, rows: () => new Map() }, "br0")).toMatch(/ovs-vsctl init/);
    expect(readSwitch(switchRows({}), "br0")).toBe(
      "there is no bridge br0 (there is none at all): " +
        'make it, or name another one in the Switch\'s "bridge"',
    );
  });
});

function changed(
  tables: OvsdbTables,
  table: string,
  change: (rows: Map<string, Row>) => void,
): OvsdbTables {
  const rows = new Map(tables.rows(table));
  change(rows);
  return { sequence: 2, rows: (name) => (name === table ? rows : tables.rows(name)) };
}
