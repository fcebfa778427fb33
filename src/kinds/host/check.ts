// A host by itself: where it is reached, its name in keys, its NICs. Which cores its processes have is
// checked in check-cores.ts; whether its driver exists is asked of the drivers.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { comparePciAddresses, normalPciAddress } from "../../targets/patchpanel/pci-address.ts";
import { firstHolders, takenValue } from "../findings.ts";
import { checkCores } from "./check-cores.ts";
import { checkController, checkKeysIn } from "./check-endpoints.ts";
import { checkKeyName } from "./key-name.ts";
import { keyNameOf } from "./lookup.ts";
import { hosts } from "./name.ts";
import type { HostSpec } from "./spec.generated.ts";

type Host = Resource<HostSpec>;

const panel = "/spec/softPatchPanel";

export function checkHost(host: Host, index: ResourceIndex): readonly Finding[] {
  const { controller, keysIn, host: keyName } = host.spec.softPatchPanel;
  const at = (field: string): FieldOf => ({ resource: host, field: `${panel}/${field}` });
  return [
    ...(controller === undefined ? [] : checkController(controller, at("controller"))),
    ...(keysIn === undefined ? [] : checkKeysIn(keysIn, at("keysIn"))),
    ...(keyName === undefined ? [] : checkKeyName(keyName, at("host"))),
    ...checkOnlyOne(host, index),
    ...checkNics(host),
    ...checkMirrors(host),
    ...checkCores(host),
  ];
}

/** Two hosts of one name in the same etcd would write each other's keys. */
function checkOnlyOne(host: Host, index: ResourceIndex): readonly Finding[] {
  const same = index.group(hosts, keysOf, keysOf(host));
  return takenValue(host, keyNameOf(host), firstHolders(same, keyNameOf), {
    code: "fabric/not-unique",
    field: ({ spec }) =>
      spec.softPatchPanel.host === undefined ? "/metadata/name" : `${panel}/host`,
    what: "name in keys",
  });
}

function keysOf(host: Host): string {
  return `${host.spec.softPatchPanel.keysIn ?? ""} ${keyNameOf(host)}`;
}

function checkNics(host: Host): Finding[] {
  const { nics } = host.spec.softPatchPanel;
  const first = new Map<string, number>();
  let before: { readonly address: string; readonly field: string } | undefined;
  return nics.flatMap(({ pciAddress, physicalNetwork }, i): Finding[] => {
    const at = { resource: host, field: `${panel}/nics/${i}/pciAddress` };
    const name = { resource: host, field: `${panel}/nics/${i}/physicalNetwork` };
    const names = checkKeyName(physicalNetwork, name);
    const address = normalPciAddress(pciAddress);
    if (address === undefined) return [...names, noPciAddress(at)];
    const same = first.get(address);
    if (same !== undefined) return [...names, nicTwice(at, same)];
    first.set(address, i);
    const order =
      before !== undefined && comparePciAddresses(address, before.address) < 0
        ? [otherOrder(at, before.field, pciAddress)]
        : [];
    before = { address, field: at.field };
    return [...names, ...order];
  });
}

function noPciAddress(at: FieldOf): Finding {
  return {
    code: "host/pci-address",
    severity: "error",
    at,
    label: "is no BUS:DEVICE.FUNCTION",
    help: 'write it as lspci shows it: "00:04.0", or "0000:00:04.0" with the domain',
  };
}

function nicTwice(at: FieldOf, first: number): Finding {
  const { resource } = at;
  const field = `${panel}/nics/${first}/pciAddress`;
  return {
    code: "host/nic-twice",
    severity: "error",
    at,
    label: `is NIC ${first + 1} already`,
    related: [{ resource, field, text: `NIC ${first + 1} is here` }],
    help: "name each NIC once; more virtual machines on one need more vhosts, not another entry",
  };
}

function otherOrder(at: FieldOf, field: string, address: string): Finding {
  return {
    code: "host/nic-order",
    severity: "warning",
    at,
    label: `${address} comes before the one above it on the bus`,
    related: [{ resource: at.resource, field, text: "which is this one" }],
    help: "list NICs in the order of their PCI addresses, unless the host gives them to DPDK otherwise",
  };
}

function checkMirrors(host: Host): Finding[] {
  const { mirrors, keys } = host.spec.softPatchPanel;
  if (mirrors === undefined || keys !== "array") return [];
  return [
    {
      code: "host/mirrors-need-object",
      severity: "error",
      at: { resource: host, field: `${panel}/mirrors`, atKey: true },
      label: "an array has no place for them",
      related: [{ resource: host, field: `${panel}/keys`, text: "the configuration is an array" }],
      help: "drop the mirrors, or let keys be object where the host's agent reads it",
    },
  ];
}
