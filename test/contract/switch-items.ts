// One item of every type that a switch can have, so that no driver chooses what it is tried with. They
// stand in making order and can all be on one switch at a time.

import type { Json, JsonObject } from "../../src/model/json.ts";
import { segmentsOf } from "../../src/model/pointer.ts";
import type { ItemType, ItemView } from "../../src/model/target.ts";
import { bareEthernet, bareLag, bareVrf, keySet } from "../../src/targets/switch/document.ts";
import { switchItemTypes } from "../../src/targets/switch/item-types.ts";

/** Physical interfaces: four that exist and that nobody uses, and one that could come into being. */
export interface InterfaceNames {
  readonly existing: readonly [string, string, string, string];
  readonly absent: string;
}

export interface ItemExample {
  readonly type: ItemType;
  readonly path: string;
  /** As it is made, and what becomes of it; one value where there is no other. */
  readonly values: readonly [Json] | readonly [Json, Json];
}

type Row = readonly [type: string, path: string, ...values: ItemExample["values"]];

const gateway: JsonObject = {
  vrf: "red",
  primary: "192.0.2.1/24",
  secondaries: keySet(["198.51.100.1/24"]),
  dhcpRelays: {},
};
const evpn: JsonObject = {
  rd: "192.0.2.11:10001",
  imports: keySet(["65000:10001"]),
  exports: keySet(["65000:10001"]),
};

function rows({ existing: [first, second, third, fourth], absent }: InterfaceNames): Row[] {
  const on = (name: string): string => `/interfaces/${name}`;
  const bundle = on("Port-Channel101");
  const members = (...names: string[]): JsonObject => keySet(names);
  return [
    ["vlan", "/vlans/2001", { name: "blue" }, { name: "red" }],
    ["vlan", "/vlans/2002", { name: 'green "7" – ü' }],
    ["vlan", "/vlans/2003", { name: "" }, { name: "x".repeat(255) }],
    ["vni", "/vnis/10001", { vlan: 2001 }, { vlan: 2002 }],
    [
      "remoteVteps",
      "/remoteVteps/10001",
      keySet(["192.0.2.12"]),
      keySet(["192.0.2.13", "192.0.2.14"]),
    ],
    ["evpn", "/evpn/2001", evpn, { ...evpn, imports: keySet(["65000:10002"]) }],
    [
      "portChannel",
      "/portChannels/101",
      { members: members(second, third), lacp: "active" },
      { members: members(third, fourth), lacp: "off" },
    ],
    ["portChannel", "/portChannels/102", { members: {}, lacp: "active", speed: "10g" }],
    ["interface", on(absent), bareEthernet],
    ["interface", bundle, bareLag(101)],
    ["description", `${on(first)}/description`, "to node001 – ü", "x".repeat(240)],
    ["description", `${bundle}/description`, "to node002"],
    ["speed", `${on(first)}/speed`, "10g", "25g"],
    ["trunkVlan", `${on(first)}/trunkVlans/2001`, {}],
    ["trunkVlan", `${on(first)}/trunkVlans/2002`, {}],
    ["trunkVlan", `${on(absent)}/trunkVlans/2001`, {}],
    ["trunkVlan", `${bundle}/trunkVlans/2001`, {}],
    ["trunkVlan", `${bundle}/trunkVlans/2002`, {}],
    ["trunkVlan", `${bundle}/trunkVlans/2003`, {}],
    ["translation", `${on(first)}/translations/100`, { vlan: 2001 }, { vlan: 2002 }],
    ["nativeVlan", `${on(absent)}/nativeVlan`, 2001],
    ["nativeVlan", `${bundle}/nativeVlan`, 2001, 2002],
    ["vrf", "/vrfs/red", bareVrf],
    ["gateway", "/gateways/2001", gateway, { ...gateway, primary: "192.0.2.2/24" }],
    ["prefix", "/vrfs/red/prefixes/192.0.2.0~124", { azLocal: true, announced: false }],
    ["aggregate", "/vrfs/red/aggregates/198.51.100.0~122", { azLocal: false }, { azLocal: true }],
  ];
}

/** What no driver makes: it is seen on devices, and taken away at most. */
const onlySeen = ["allVlans"];

export function itemExamples(names: InterfaceNames): readonly ItemExample[] {
  return rows(names).map(([name, path, ...values]) => {
    const type = switchItemTypes.find((one) => one.name === name);
    if (type === undefined) throw new Error(`there is no item type "${name}"`);
    return { type, path, values };
  });
}

/** Item types of a switch that no example is of. */
export function typesWithoutExample(examples: readonly ItemExample[]): string[] {
  const shown = new Set(examples.map(({ type }) => type.name));
  return switchItemTypes
    .map(({ name }) => name)
    .filter((name) => !shown.has(name) && !onlySeen.includes(name));
}

/** The driver features that an example needs, among them those of what it stands in or waits for. */
export function featuresOf(example: ItemExample, all: readonly ItemExample[]): ReadonlySet<string> {
  const features = new Set<string>();
  for (const one of [example, ...neededBy(example, all)]) {
    for (const value of one.values) {
      const feature = one.type.feature(viewOf(one, value));
      if (feature !== undefined) features.add(feature);
    }
  }
  return features;
}

function neededBy(example: ItemExample, all: readonly ItemExample[]): ItemExample[] {
  const needs = example.values.flatMap((value) =>
    example.type
      .waitsFor(viewOf(example, value))
      .filter(({ optional }) => optional !== true)
      .map(({ bucket, key }) => `${bucket}/${key}`),
  );
  const direct = all.filter(
    ({ path }) =>
      needs.includes(path) || (path !== example.path && example.path.startsWith(`${path}/`)),
  );
  return direct.flatMap((one) => [one, ...neededBy(one, all)]);
}

function viewOf({ type, path }: ItemExample, value: Json): ItemView {
  const segments = segmentsOf(path);
  return { keys: segments.filter((_, i) => type.pattern[i] === "*"), value };
}
