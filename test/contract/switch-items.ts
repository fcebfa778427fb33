// One item of every type that a switch can have, so that no driver chooses what it is tried with. They
// stand in making order and can all be on one switch at a time.

import type { JsonObject } from "../../src/model/json.ts";
import { valueAt } from "../../src/model/pointer.ts";
import { bareEthernet, bareLag, bareVrf, keySet } from "../../src/targets/switch/document.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";
import { examplesOf, type ItemRow, type TargetItems } from "./target-items.ts";

/** Physical interfaces: four that exist and that nobody uses, and one that could come into being. */
export interface InterfaceNames {
  readonly existing: readonly [string, string, string, string];
  readonly absent: string;
}

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

function rows({ existing: [first, second, third, fourth], absent }: InterfaceNames): ItemRow[] {
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

/** What they would stand in is not there. */
const impossible = [
  "/interfaces/nowhere/trunkVlans/2001",
  "/portChannels/999/members/nowhere",
  "/nowhere/1",
] as const;

export function switchItems(names: InterfaceNames): TargetItems {
  return {
    type: switchTarget,
    examples: examplesOf(switchTarget, rows(names)),
    onlySeen: ["allVlans"],
    impossible,
    apart: [11, 12, 13, 14].map((id) => ({ path: `/vlans/${id}`, value: { name: `n${id}` } })),
    isShown: (document) => {
      const at = (name: string) => valueAt(document, ["interfaces", name, "type"]);
      const isThere = names.existing.every((one) => at(one) === "ethernet");
      return isThere && valueAt(document, ["interfaces", names.absent]) === undefined;
    },
  };
}
