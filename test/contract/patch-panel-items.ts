// Items of every type that a patch panel can have, on a host whose first NIC is somebody else's: with six
// vhosts on the network "theirs", of which the first one is taken. Ours are on a second and a third NIC.

import type { JsonObject } from "../../src/model/json.ts";
import { valueAt } from "../../src/model/pointer.ts";
import { componentsOf } from "../../src/targets/patchpanel/components.ts";
import type { NicValue } from "../../src/targets/patchpanel/document.ts";
import { patchPanelTarget } from "../../src/targets/patchpanel/patchpanel-target.ts";
import { examplesOf, type ItemRow, type TargetItems } from "./target-items.ts";

export const theirNic: NicValue = {
  pciAddress: "00:03.0",
  physicalNetwork: "theirs",
  vhosts: 6,
  coreMask: "0x7fff",
};
export const theirVhosts = 6;

const ourNic: NicValue = {
  pciAddress: "00:04.0",
  physicalNetwork: "phys1",
  vhosts: 2,
  coreMask: "0x7e0001",
};
const third: NicValue = {
  pciAddress: "00:05.0",
  physicalNetwork: "phys2",
  vhosts: 1,
  coreMask: "0xf000001",
};
const p1: JsonObject = {
  vhost: 6,
  nic: 2,
  physicalNetwork: "phys1",
  mac: "fa:16:3e:00:00:01",
  up: true,
};
const p2: JsonObject = { ...p1, vhost: 7, mac: "fa:16:3e:00:00:02", vlan: 400 };

function rows(): ItemRow[] {
  const workers = [17, 18, 19, 20, 21, 22];
  const ours = { place: 2, firstVhost: theirVhosts, vhosts: 2, workers };
  const last = { place: 3, firstVhost: 8, vhosts: 1, workers: [24, 25, 26, 27] };
  return [
    ["nic", "/nics/2", ourNic],
    ["nic", "/nics/3", third, { ...third, vhosts: 2, coreMask: "0x3f000001" }],
    [
      "mirroring",
      "/mirroring/process",
      { mirrors: 2, coreMask: "0x180000001" },
      { mirrors: 1, coreMask: "0x600000000" },
    ],
    ...[ours, last].flatMap((nic) =>
      componentsOf(nic, "object").map(([name, value]): ItemRow => {
        return ["component", `/wiring/${nic.place}/${name}`, value];
      }),
    ),
    ["plug", "/plugs/p1", p1, { ...p1, mac: "fa:16:3e:00:00:11", vlan: 4094 }],
    ["plug", "/plugs/p2", p2, { ...p2, vlan: 401 }],
    ["plug", "/plugs/with~1a slash", { ...p1, vhost: 8, nic: 3, physicalNetwork: "phys2" }],
  ];
}

export function patchPanelItems(): TargetItems {
  return {
    type: patchPanelTarget,
    examples: examplesOf(patchPanelTarget, rows()),
    onlySeen: ["process", "takenVhost"],
    impossible: ["/plugs/of-no-vhost", "/nics/9", "/nowhere/1"],
    apart: [1, 2, 3, 4].map((vhost) => ({
      path: `/plugs/apart-${vhost}`,
      value: {
        vhost,
        nic: 1,
        physicalNetwork: "theirs",
        mac: `fa:16:3e:00:01:0${vhost}`,
        up: true,
      },
    })),
    isShown: (document) => valueAt(document, ["nics", "1", "vhosts"]) === theirVhosts,
  };
}
