// The host of the reference: two NICs, two vhosts on each, as values and as texts that its own scripts write.

import type { JsonObject } from "../../src/model/json.ts";

export type Dialect = "array" | "object";

export const nicValues = [
  { pciAddress: "00:04.0", physicalNetwork: "phys1", vhosts: 2, coreMask: "0xfe" },
  { pciAddress: "00:05.0", physicalNetwork: "phys2", vhosts: 2, coreMask: "0xfc02" },
] as const;

export const vhostNames = ["phys1/0", "phys1/1", "phys2/2", "phys2/3"];

export const mac = "fa:16:3e:00:00:0a";
export const otherMac = "fa:16:3e:00:00:0b";

/** A plug on the first NIC without a tag, and one on the second with one. */
export const flatPlug: JsonObject = {
  vhost: 0,
  nic: 1,
  physicalNetwork: "phys1",
  mac,
  up: true,
};
export const vlanPlug: JsonObject = {
  vhost: 2,
  nic: 2,
  physicalNetwork: "phys2",
  mac,
  vlan: 400,
  up: true,
};

/** To the byte what the scripts of both times have written. */
export const configurationTexts: Readonly<Record<Dialect, string>> = {
  array:
    '[{"physical_network": "phys1", "pci_address": "00:04.0", "num_vhost": 2, "core_mask": "0xfe"}, ' +
    '{"physical_network": "phys2", "pci_address": "00:05.0", "num_vhost": 2, "core_mask": "0xfc02"}]',
  object:
    '{"vf": [{"physical_network": "phys1", "pci_address": "00:04.0", "num_vhost": 2, "core_mask": "0xfe", ' +
    '"components": [{"core": 2, "type": "forward", "name": "forward_0_tx", "rx_port": ["ring:0"], "tx_port": ["vhost:0"]}, ' +
    '{"core": 3, "type": "forward", "name": "forward_0_rx", "rx_port": ["vhost:0"], "tx_port": ["ring:1"]}, ' +
    '{"core": 4, "type": "forward", "name": "forward_1_tx", "rx_port": ["ring:2"], "tx_port": ["vhost:1"]}, ' +
    '{"core": 5, "type": "forward", "name": "forward_1_rx", "rx_port": ["vhost:1"], "tx_port": ["ring:3"]}, ' +
    '{"core": 6, "type": "classifier_mac", "name": "classifier", "rx_port": ["phy:0"], "tx_port": ["ring:0", "ring:2"]}, ' +
    '{"core": 7, "type": "merge", "name": "merger", "rx_port": ["ring:1", "ring:3"], "tx_port": ["phy:0"]}]}, ' +
    '{"physical_network": "phys2", "pci_address": "00:05.0", "num_vhost": 2, "core_mask": "0xfc02", ' +
    '"components": [{"core": 10, "type": "forward", "name": "forward_2_tx", "rx_port": ["ring:4"], "tx_port": ["vhost:2"]}, ' +
    '{"core": 11, "type": "forward", "name": "forward_2_rx", "rx_port": ["vhost:2"], "tx_port": ["ring:5"]}, ' +
    '{"core": 12, "type": "forward", "name": "forward_3_tx", "rx_port": ["ring:6"], "tx_port": ["vhost:3"]}, ' +
    '{"core": 13, "type": "forward", "name": "forward_3_rx", "rx_port": ["vhost:3"], "tx_port": ["ring:7"]}, ' +
    '{"core": 14, "type": "classifier_mac", "name": "classifier", "rx_port": ["phy:1"], "tx_port": ["ring:4", "ring:6"]}, ' +
    '{"core": 15, "type": "merge", "name": "merger", "rx_port": ["ring:5", "ring:7"], "tx_port": ["phy:1"]}]}]}',
};

/** 40 steps at spp-ctl, with which agents of these hosts have always begun. */
export function wiringSteps(dialect: Dialect): readonly string[] {
  const towardsVhost = dialect === "object" ? "merge" : "forward";
  return [1, 2].flatMap((client) => {
    const first = (client - 1) * 2;
    const cores = client === 1 ? [2, 3, 4, 5, 6, 7] : [10, 11, 12, 13, 14, 15];
    const forwarders = [first, first + 1].flatMap((v, i) => [
      `make forward_${v}_tx ${cores[2 * i]} ${towardsVhost}`,
      `attach vhost:${v} tx forward_${v}_tx`,
      `attach ring:${2 * v} rx forward_${v}_tx`,
      `make forward_${v}_rx ${cores[2 * i + 1]} forward`,
      `attach ring:${2 * v + 1} tx forward_${v}_rx`,
      `attach vhost:${v} rx forward_${v}_rx`,
    ]);
    return [
      ...forwarders,
      `make classifier ${cores[4]} classifier_mac`,
      `attach ring:${2 * first} tx classifier`,
      `attach ring:${2 * first + 2} tx classifier`,
      `attach phy:${client - 1} rx classifier`,
      `make merger ${cores[5]} merge`,
      `attach phy:${client - 1} tx merger`,
      `attach ring:${2 * first + 1} rx merger`,
      `attach ring:${2 * first + 3} rx merger`,
    ].map((step) => `vf ${client}: ${step}`);
  });
}

/** Port vlanPlug is plugged, by an agent of one time or the other. */
export function vlanSteps(dialect: Dialect, direction: "plug" | "unplug"): readonly string[] {
  const isPlug = direction === "plug";
  const [port, component] =
    dialect === "object" ? ["ring:5", "merger"] : ["vhost:2", "forward_2_rx"];
  return [
    `detach ${port} rx ${component}`,
    `attach ${port} rx ${component}${isPlug ? " add 400" : ""}`,
    "detach ring:4 tx classifier",
    `attach ring:4 tx classifier${isPlug ? " del" : ""}`,
    `${isPlug ? "classify" : "unclassify"} ${mac} ring:4 400`,
  ].map((step) => `vf 2: ${step}`);
}
