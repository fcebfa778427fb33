// What people read of things on a switch: in a plan, as drift, and as a label.

import { describe, expect, test } from "vitest";
import { itemRows } from "../../src/cli/views/item-row.ts";
import { switchWords } from "../../src/cli/views/switch-words.ts";
import type { Json } from "../../src/model/json.ts";
import { operationId, type Action, type Operation } from "../../src/model/operation.ts";
import type { Difference } from "../../src/reconcile/drift.ts";

const target = "switch/leaf-a1";

interface Sides {
  readonly previous?: Json;
  readonly value?: Json;
  readonly item?: NonNullable<Operation["item"]>;
}

function operation(action: Action, path: string, sides: Sides): Operation {
  const id = operationId(action, target, path);
  return { id, target, action, path, claims: [], waitsFor: [], disrupts: [], ...sides };
}

function planned(...operations: Operation[]): string[] {
  return itemRows(operations).map(({ symbol, subject, detail }) =>
    `${symbol} ${subject}: ${detail}`.replace(/: $/, ""),
  );
}

function drifted(path: string, expected: Json | undefined, live: Json | undefined): string {
  const type = live === undefined ? "missing" : expected === undefined ? "extra" : "changed";
  const sides = {
    ...(expected === undefined ? {} : { expected }),
    ...(live === undefined ? {} : { live }),
  };
  const difference: Difference = { path, type, claims: [], ...sides };
  const { subject, detail } = switchWords.describeDrift([difference]);
  return `${subject}: ${detail}`;
}

function label(path: string, value: Json): string {
  const { subject, detail } = switchWords.label(path, value);
  return `${subject}: ${detail}`.replace(/: $/, "");
}

const gateway = {
  vrf: "internet",
  primary: "192.0.2.1/24",
  secondaries: {},
  dhcpRelays: {},
};
const evpn = { rd: "1:10165", imports: { "1:10165": {} }, exports: { "1:10165": {} } };
const announced = { azLocal: false, announced: true };

describe("a gateway", () => {
  test("is called by its VLAN and shows its addresses and its VRF", () => {
    expect(label("/gateways/2003", gateway)).toBe(
      "gateway of vlan 2003: 192.0.2.1/24 in vrf internet",
    );
    const more = {
      ...gateway,
      secondaries: { "198.51.100.1/24": {} },
      dhcpRelays: { "10.9.0.9": {} },
    };
    expect(planned(operation("add", "/gateways/2003", { value: more }))).toEqual([
      "+ gateway of vlan 2003: 192.0.2.1/24, 198.51.100.1/24 in vrf internet, dhcp relays 10.9.0.9",
    ]);
  });

  test("that changes shows each field that does, in one line", () => {
    const value = { ...gateway, vrf: "blue", secondaries: { "198.51.100.1/24": {} } };
    const item = { path: "/gateways/2003", previous: gateway, value };
    const vrf = { previous: "internet", value: "blue", item };
    expect(
      planned(
        operation("replace", "/gateways/2003/vrf", vrf),
        operation("add", "/gateways/2003/secondaries/198.51.100.1~124", { value: {}, item }),
      ),
    ).toEqual(["~ gateway of vlan 2003: vrf internet -> blue, secondaries + 198.51.100.1/24"]);
  });

  test("that drifted says which address should be another", () => {
    const live = { ...gateway, primary: "192.0.2.9/24", dhcpRelays: { "10.0.0.1": {} } };
    expect(drifted("/gateways/2003", gateway, live)).toBe(
      "gateway of vlan 2003: primary is 192.0.2.9/24, should be 192.0.2.1/24; dhcp relays also have 10.0.0.1",
    );
    expect(drifted("/gateways/2003", gateway, undefined)).toBe(
      "gateway of vlan 2003: is missing, should be 192.0.2.1/24 in vrf internet",
    );
  });
});

describe("an EVPN instance", () => {
  test("shows its route distinguisher, and what of it changes", () => {
    expect(label("/evpn/2003", evpn)).toBe("evpn vlan 2003: rd 1:10165");
    expect(label("/evpn/2003", { ...evpn, remoteImports: { "65130:10165": {} } })).toBe(
      "evpn vlan 2003: rd 1:10165, with remote sites",
    );
    const value = { ...evpn, imports: { "2:10165": {} } };
    const item = { path: "/evpn/2003", previous: evpn, value };
    expect(
      planned(
        operation("remove", "/evpn/2003/imports/1:10165", { previous: {}, item }),
        operation("add", "/evpn/2003/imports/2:10165", { value: {}, item }),
      ),
    ).toEqual(["~ evpn vlan 2003: imports + 2:10165, - 1:10165"]);
  });

  test("that drifted says what it lacks", () => {
    expect(drifted("/evpn/2003", evpn, { ...evpn, exports: {} })).toBe(
      "evpn vlan 2003: exports lack 1:10165",
    );
  });
});

describe("a VRF", () => {
  test("is one line, whatever the number of its prefixes", () => {
    const prefix = (n: number): Operation =>
      operation("add", `/vrfs/internet/prefixes/192.0.${n}.0~124`, { value: announced });
    expect(planned(prefix(2))).toEqual(["~ vrf internet: prefixes + 192.0.2.0/24 (announced)"]);
    const many = planned(...[1, 2, 3, 4, 5, 6, 7, 8].map(prefix));
    expect(many).toHaveLength(1);
    expect(many[0]).toMatch(/192\.0\.6\.0\/24 \(announced\) and 2 more$/);
    expect(
      planned(
        operation("remove", "/vrfs/internet/aggregates/192.0.0.0~116", {
          previous: { azLocal: true },
        }),
        operation("replace", "/vrfs/internet/prefixes/192.0.2.0~124/announced", {
          previous: true,
          value: false,
          item: {
            path: "/vrfs/internet/prefixes/192.0.2.0~124",
            previous: announced,
            value: { azLocal: true, announced: false },
          },
        }),
      ),
    ).toEqual([
      "~ vrf internet: 192.0.2.0/24 announced -> within its zone, aggregates - 192.0.0.0/16",
    ]);
  });

  test("that drifted says what is gone", () => {
    expect(drifted("/vrfs/internet/prefixes/192.0.2.0~124", announced, undefined)).toBe(
      "vrf internet: lacks 192.0.2.0/24",
    );
    expect(label("/vrfs/internet/aggregates/192.0.0.0~116", { azLocal: true })).toBe(
      "vrf internet: aggregate 192.0.0.0/16 (within its zone)",
    );
    expect(label("/vrfs/internet", { prefixes: {}, aggregates: {} })).toBe("vrf internet");
  });
});

test("speeds stand without quotes, on interfaces and port channels alike", () => {
  const before = { members: { Ethernet1: {} }, lacp: "active", speed: "10g" };
  const item = { path: "/portChannels/101", previous: before, value: { ...before, speed: "25g" } };
  expect(label("/portChannels/101", before)).toBe(
    "port channel 101: Ethernet1, lacp active, speed 10g",
  );
  expect(
    planned(
      operation("replace", "/portChannels/101/speed", { previous: "10g", value: "25g", item }),
      operation("add", "/interfaces/Ethernet1/speed", { value: "100g" }),
    ),
  ).toEqual(["~ port channel 101: speed 10g -> 25g", "~ Ethernet1: speed 100g"]);
  expect(drifted("/interfaces/Ethernet1/speed", "100g", "10g")).toBe(
    "Ethernet1: speed is 10g, should be 100g",
  );
});

test("a name on a device moves no cursor", () => {
  expect(label("/vlans/7", { name: "a\u001B[2Jb" })).toBe('vlan 7: "a\uFFFD[2Jb"');
});

test("a value of a shape that nobody expects is shown, and nothing breaks", () => {
  for (const path of ["/gateways/1", "/evpn/1", "/vrfs/a/prefixes/b", "/portChannels/1", "/x/y"]) {
    for (const value of [null, 7, "a", [], {}] as Json[]) {
      expect(label(path, value)).not.toContain("undefined");
      expect(drifted(path, value, undefined)).not.toContain("undefined");
      expect(planned(operation("add", path, { value }))).toHaveLength(1);
    }
  }
});

describe("the tunnels of a VNI", () => {
  const path = "/remoteVteps/10165";
  const [a, b, c] = ["192.0.2.111", "192.0.2.112", "192.0.2.113"];

  test("lead to addresses, to which others join and which leave", () => {
    expect(label(path, { [a]: {}, [b]: {} })).toBe(`tunnels of vni 10165: to ${a}, ${b}`);
    expect(label(path, {})).toBe("tunnels of vni 10165: to nobody");
    expect(planned(operation("add", path, { value: { [a]: {} } }))).toEqual([
      `+ tunnels of vni 10165: to ${a}`,
    ]);
    expect(planned(operation("remove", path, { previous: { [a]: {} } }))).toEqual([
      `- tunnels of vni 10165: to ${a}`,
    ]);
    const [before, both, after] = [{ [a]: {} }, { [a]: {}, [c]: {} }, { [c]: {} }];
    const joins = { value: {}, item: { path, previous: before, value: both } };
    const leaves = { previous: {}, item: { path, previous: both, value: after } };
    expect(planned(operation("add", `${path}/${c}`, joins))).toEqual([
      `~ tunnels of vni 10165: to + ${c}`,
    ]);
    expect(
      planned(operation("add", `${path}/${c}`, joins), operation("remove", `${path}/${a}`, leaves)),
    ).toEqual([`~ tunnels of vni 10165: to + ${c}, - ${a}`]);
  });

  test("drift by what is missing and what is too much", () => {
    expect(drifted(path, { [a]: {} }, undefined)).toBe(
      `tunnels of vni 10165: is missing, should be to ${a}`,
    );
    expect(drifted(path, { [a]: {}, [b]: {} }, { [b]: {}, [c]: {} })).toBe(
      `tunnels of vni 10165: addresses lack ${a}; addresses also have ${c}`,
    );
    expect(drifted(path, undefined, { [c]: {} })).toBe(
      "tunnels of vni 10165: is there, and nothing declares it",
    );
  });
});

describe("a port that carries every VLAN", () => {
  const path = "/interfaces/et1/allVlans";

  test("says so wherever it is seen, and when that ends", () => {
    expect(label(path, true)).toBe("et1: carries every vlan, listed or not");
    expect(planned(operation("remove", path, { previous: true }))).toEqual([
      "~ et1: no longer every vlan",
    ]);
    expect(planned(operation("add", path, { value: true }))).toEqual([
      "~ et1: carries every vlan, listed or not",
    ]);
    expect(drifted(path, undefined, true)).toBe(
      "et1: carries every vlan, listed or not, and nothing declares it",
    );
  });
});
