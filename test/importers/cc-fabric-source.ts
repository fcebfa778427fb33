// A small CC-Fabric configuration and a line of its bindings, for tests to change.

import {
  importCcFabric,
  type CcFabricImport,
} from "../../src/importers/cc-fabric/import-cc-fabric.ts";

export function imported(config: string, ...bindings: readonly object[]): CcFabricImport {
  return importCcFabric({
    config: { file: "driver.yaml", text: config },
    bindings: {
      file: "bindings.jsonl",
      text: bindings.map((one) => JSON.stringify(one)).join("\n"),
    },
    driver: "sim",
    schema: "plumbline.schema.json",
  });
}

/** A pair of switches; `hosts` are lines under "hostgroups:". */
export function config(
  hosts: string,
  pair: string = "vlan_ranges: ['2000:3750', '100:100']",
): string {
  return `
global_config:
  asn_region: 65130
  default_vlan_ranges: ["500:600"]
  availability_zones: [{name: Z1A, suffix: A, number: 1}]
  vrfs: [{name: cc, number: 1}]
switchgroups:
  - name: Pod_0
    availability_zone: z1A
    vtep_ip: 192.0.2.1
    asn: 65130.1
    group_id: 7
    ${pair}
    members:
      - {name: sw-A, host: 192.0.2.11, platform: arista-eos, user: admin, password: hunter2}
      - {name: sw-B, host: 192.0.2.12, platform: arista-eos, user: admin, password: hunter2}
hostgroups:
${hosts}`;
}

export const lag =
  "{switch: sw-A, name: Port-Channel101, lacp: true, members: [Ethernet1, Ethernet2]}";
export const node: string = `  - {binding_hosts: [node001], members: [${lag}]}\n`;
export const line = {
  host: "node001",
  network: "net-1",
  vni: 10_001,
  pool: "Pod_0",
  vlan: 2005,
  trunkVlan: null,
};
