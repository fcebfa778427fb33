// Port channels of ours and bonds of others, as a document has them.

import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import { documentOf } from "../../src/drivers/ovs/read/document.ts";
import { readSwitch } from "../../src/drivers/ovs/read/read-switch.ts";
import { switchRows, type WrittenPort } from "./switch-rows.ts";

function shown(ports: Readonly<Record<string, WrittenPort>>): {
  portChannels: JsonObject;
  interfaces: JsonObject;
} {
  const view = readSwitch(switchRows({ br0: { ports } }), "br0");
  if (typeof view === "string") throw new Error(view);
  const { portChannels, interfaces } = documentOf(view, undefined);
  return { portChannels: portChannels as JsonObject, interfaces: interfaces as JsonObject };
}

const lag = (portChannel: number, ...vlans: number[]): JsonObject => ({
  type: "lag",
  portChannel,
  trunkVlans: Object.fromEntries(vlans.map((vlan) => [vlan, {}])),
  translations: {},
});
const bare = { type: "ethernet", trunkVlans: {}, translations: {} };
const twoMembers = { interfaces: { et11: {}, et12: {} }, trunks: [5] };

function ours(number: string, name: string | undefined): Readonly<Record<string, string>> {
  const marks = { plumbline: "port-channel", "plumbline-port-channel": number };
  return name === undefined ? marks : { ...marks, "plumbline-interface": name };
}

describe("a port channel of ours", () => {
  test("has the number and the name that we remember, whatever its port is called", () => {
    const marks = ours("101", "Po-uplink");
    expect(shown({ pc101: { ...twoMembers, lacp: "passive", marks } })).toEqual({
      portChannels: { 101: { members: { et11: {}, et12: {} }, lacp: "passive" } },
      interfaces: { "Po-uplink": lag(101, 5), et11: bare, et12: bare },
    });
  });

  test("is one with a single member too", () => {
    const marks = ours("101", "pc101");
    expect(shown({ pc101: { interfaces: { et11: {} }, trunks: [5], marks } })).toEqual({
      portChannels: { 101: { members: { et11: {} }, lacp: "off" } },
      interfaces: { pc101: lag(101, 5), et11: bare },
    });
  });

  test("is there without its interface", () => {
    const marks = ours("101", undefined);
    expect(shown({ pc101: { ...twoMembers, marks } })).toEqual({
      portChannels: { 101: { members: { et11: {}, et12: {} }, lacp: "off" } },
      interfaces: { et11: bare, et12: bare },
    });
  });

  test("does not have members that the device could not open", () => {
    const error = "could not open network device et12 (No such device)";
    const interfaces = { et11: {}, et12: { error, ofport: -1 } };
    expect(shown({ pc1: { interfaces, trunks: [5], marks: ours("1", "pc1") } })).toEqual({
      portChannels: { 1: { members: { et11: {} }, lacp: "off" } },
      interfaces: { pc1: lag(1, 5), et11: bare },
    });
  });

  test("has the number alone of which two tell, by the names of their ports", () => {
    const first = { interfaces: { et1: {}, et2: {} }, trunks: [5], marks: ours("1", "x") };
    const second = { interfaces: { et3: {}, et4: {} }, trunks: [6], marks: ours("1", "y") };
    const { portChannels, interfaces } = shown({ b: second, a: first });
    expect(portChannels).toMatchObject({ 1: { members: { et1: {}, et2: {} } } });
    expect(Object.keys(interfaces)).toEqual(["et1", "et2", "x"]);
  });
});

describe("a bond of somebody else's", () => {
  test.each(["Port-Channel7", "port-channel7", "pc7", "po7", "bond7"])(
    "that is called %s is port channel 7",
    (name) => {
      expect(shown({ [name]: twoMembers })).toMatchObject({
        portChannels: { 7: { members: { et11: {}, et12: {} } } },
        interfaces: { "Port-Channel7": lag(7, 5) },
      });
    },
  );

  test.each(["uplink", "bond0", "bond007", "bond99999", "xpc7", "pc7x", "pc-7"])(
    "that is called %s has no number",
    (name) => {
      const { portChannels, interfaces } = shown({ [name]: twoMembers });
      expect(portChannels).toEqual({});
      const lone = { type: "lag", trunkVlans: { 5: {} }, translations: {} };
      expect(interfaces).toEqual({ [name]: lone, et11: bare, et12: bare });
    },
  );

  test("has no number that another bond, or a port channel of ours, has as well", () => {
    const both = { po7: twoMembers, bond7: { interfaces: { et13: {}, et14: {} } } };
    expect(shown(both).portChannels).toEqual({});
    expect(shown(both).interfaces).toMatchObject({ po7: { type: "lag" }, bond7: { type: "lag" } });
    const marks = ours("7", "uplink");
    const beside = { po7: twoMembers, x: { interfaces: { et13: {}, et14: {} }, marks } };
    expect(shown(beside).portChannels).toMatchObject({ 7: { members: { et13: {}, et14: {} } } });
    expect(shown(beside).interfaces).toMatchObject({ po7: { type: "lag" }, uplink: lag(7) });
  });

  test("takes no name from a port that has it", () => {
    const { portChannels, interfaces } = shown({ "Port-Channel7": { tag: 6 }, po7: twoMembers });
    expect(portChannels).toEqual({});
    expect(interfaces).toMatchObject({
      "Port-Channel7": { type: "ethernet", nativeVlan: 6 },
      po7: { type: "lag", trunkVlans: { 5: {} } },
    });
  });

  test("is one with a single interface of another name", () => {
    const { portChannels } = shown({ po7: { interfaces: { et1: {} }, lacp: "active" } });
    expect(portChannels).toEqual({ 7: { members: { et1: {} }, lacp: "active" } });
  });

  test("stays somebody else's under a mark of ours that cannot be read", () => {
    for (const number of ["", "0", "x", "-1", "65536", "1e3", " 1", "__proto__"]) {
      const port = { ...twoMembers, marks: ours(number, "et99") };
      expect(shown({ po7: port }).interfaces, number).toMatchObject({ "Port-Channel7": lag(7, 5) });
    }
  });
});
