// The resources for hosts and their ports, and why a port gets none. What is in the keys of a host was
// read before; which of the descriptions hold is asked afterwards.

import { wiringOfHost, hostOf } from "../../kinds/port-binding/lookup.ts";
import { keyNameOf } from "../../kinds/host/lookup.ts";
import { hosts } from "../../kinds/host/name.ts";
import { portBindings } from "../../kinds/port-binding/name.ts";
import { isByVhost, portIdOf } from "../../kinds/port-binding/vhost.ts";
import type { Allocation } from "../../model/allocation.ts";
import type { JsonObject } from "../../model/json.ts";
import { refOf, type ResourceRef } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { presentFields, type DescribedResource } from "../manifest-files.ts";
import { createResourceNames, type ResourceNames } from "../resource-names.ts";
import { mirrorsOf, nicsOf, plugsOf, type LivePlug, type SeenPanel } from "./live-panel.ts";
import { networksByVlan, type NetworksByVlan } from "./networks.ts";

export interface PanelsToDescribe {
  readonly panels: readonly SeenPanel[];
  readonly given: ResourceIndex;
  readonly allocations: readonly Allocation[];
  readonly driver: string;
  /** Where the keys are; undefined for the store in which everything else is. */
  readonly keysIn: string | undefined;
}

export interface PanelDescription {
  readonly hosts: readonly DescribedResource[];
  readonly networks: readonly DescribedResource[];
  readonly bindings: readonly DescribedBinding[];
  /** The name of the Host, by the host's name in keys. */
  readonly hostNames: ReadonlyMap<string, string>;
  /** "HOST PORT", the host by its name in keys → why there is no binding. */
  readonly reasons: ReadonlyMap<string, string>;
}

export type DescribedBinding = DescribedResource & {
  /** The name of its Host. */
  readonly host: string;
  readonly port: string;
};

/** `takenBack`: resources that would change something, or be mistakes, and why. */
export function describePanels(
  source: PanelsToDescribe,
  takenBack: ReadonlyMap<ResourceRef, string>,
): PanelDescription {
  const { panels, given, allocations } = source;
  const declared = new Map(given.all(hosts).map((one) => [keyNameOf(one), one.name]));
  const names = createResourceNames(declared.values());
  const hostNames = new Map(
    panels.map(({ keyName }) => [keyName, declared.get(keyName) ?? names.nameFor(keyName)]),
  );
  const ports: Ports = {
    source,
    networks: networksByVlan(given, allocations),
    names: createResourceNames(given.all(portBindings).map(({ name }) => name)),
    bound: boundPorts(given),
    firstHosts: new Map(),
    takenBack,
    reasons: new Map(),
  };
  const isKept = (one: DescribedResource): boolean => !takenBack.has(refOf(one));
  const described = panels
    .filter(({ keyName }) => !declared.has(keyName))
    .map((panel) => describeHost(panel, hostNames.get(panel.keyName) ?? "", source));
  const bindings = panels.flatMap((panel) => {
    const host = hostNames.get(panel.keyName) ?? "";
    const isGone = takenBack.has(refOf({ kind: hosts.name, name: host }));
    return isGone ? [] : plugsOf(panel).flatMap((plug) => bind(plug, { panel, host }, ports));
  });
  const used = new Set(bindings.map(({ spec }) => spec["network"]));
  return {
    hosts: described.filter(isKept),
    networks: ports.networks.added().filter(({ name }) => used.has(name)),
    bindings,
    hostNames,
    reasons: ports.reasons,
  };
}

function describeHost(
  panel: SeenPanel,
  name: string,
  { driver, keysIn }: PanelsToDescribe,
): DescribedResource {
  const { keyName, keys } = panel;
  const softPatchPanel: JsonObject = presentFields({
    driver,
    host: keyName === name ? undefined : keyName,
    keysIn,
    keys: keys === "object" ? undefined : keys,
    nics: [...nicsOf(panel)],
    mirrors: mirrorsOf(panel),
  });
  return { kind: hosts.name, name, spec: { softPatchPanel } };
}

interface Ports {
  readonly source: PanelsToDescribe;
  readonly networks: NetworksByVlan;
  readonly names: ResourceNames;
  /** "HOST PORT" of bindings that are there. */
  readonly bound: ReadonlySet<string>;
  /** Port → the first host that has it: while a machine moves, two do. */
  readonly firstHosts: Map<string, string>;
  readonly takenBack: ReadonlyMap<ResourceRef, string>;
  readonly reasons: Map<string, string>;
}

function bind(
  { port, physicalNetwork, mac, vlan }: LivePlug,
  { panel, host }: { readonly panel: SeenPanel; readonly host: string },
  { source, networks, names, bound, firstHosts, takenBack, reasons }: Ports,
): DescribedBinding[] {
  if (bound.has(`${host} ${port}`)) return [];
  const vlanPool = wiringOfHost(host, source.given)?.vlanPool;
  const refuse = (why: string): [] => {
    reasons.set(`${panel.keyName} ${port}`, why);
    return [];
  };
  if (vlanPool === undefined) {
    return refuse(`no manifest of -f has a HostGroup with the switch ports of ${host}`);
  }
  if (vlan === undefined) {
    return refuse("its network is flat, and keys do not say which one it is: bind it by hand");
  }
  const first = firstHosts.get(port) ?? host;
  firstHosts.set(port, first);
  const name = names.nameFor(first === host ? port : `${port} ${host}`);
  const fault = takenBack.get(refOf({ kind: portBindings.name, name }));
  if (fault !== undefined) return refuse(fault);
  const attachment = presentFields({
    type: "vhost",
    portId: port,
    physicalNetwork: physicalNetwork === vlanPool ? undefined : physicalNetwork,
  });
  const network = networks.nameOf(vlanPool, vlan);
  const spec = { network, host, macAddress: mac, attachment };
  return [{ kind: portBindings.name, name, spec, host, port }];
}

function boundPorts(given: ResourceIndex): ReadonlySet<string> {
  const byVhost = given.all(portBindings).filter(isByVhost);
  return new Set(byVhost.map((one) => `${hostOf(one, given)?.name ?? ""} ${portIdOf(one)}`));
}
