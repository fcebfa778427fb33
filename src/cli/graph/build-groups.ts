// The host groups of a picture: metagroups around their children, what is bound to each, and the networks
// that lead outside by way of transits and border gateways. Groups that are gone come from the plan.

import { interfaceNameOf, isMetagroup } from "../../kinds/host-group/lookup.ts";
import { hostGroups } from "../../kinds/host-group/name.ts";
import type { HostGroupSpec, InfraNetwork } from "../../kinds/host-group/spec.generated.ts";
import { networkIdOf } from "../../kinds/network/lookup.ts";
import { networks } from "../../kinds/network/name.ts";
import { boundBy } from "../../kinds/port-binding/lookup.ts";
import { portBindings } from "../../kinds/port-binding/name.ts";
import type { PortBindingSpec } from "../../kinds/port-binding/spec.generated.ts";
import type { Claimant } from "../../model/claim.ts";
import { refOf, type Resource, type ResourceRef } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { compareNames } from "../../model/sort.ts";
import { switchTargetName } from "../../targets/switch/paths.ts";
import { panelNodes } from "./build-panels.ts";
import type { GraphNode, Mark, Place } from "./fabric-graph.ts";
import { goneResources, type GoneGroup } from "./gone.ts";
import { interconnectsOf, type Interconnect } from "./interconnects.ts";
import type { Marks } from "./marks.ts";
import { placeOf } from "./place.ts";

type HostGroup = Resource<HostGroupSpec>;

export interface GroupPort {
  readonly group: string;
  readonly switch: string;
  /** Empty where the group is on the switch without a port of its own. */
  readonly interface: string;
  readonly description: string;
  readonly isUnmanaged: boolean;
}

export class GroupNodes {
  readonly #index: ResourceIndex;
  readonly #marks: Marks;
  /** Group → the metagroup around it. */
  readonly #parents: ReadonlyMap<string, string>;
  readonly #bindings: ReadonlyMap<string, readonly Resource<PortBindingSpec>[]>;
  readonly #goneBindings: ReadonlyMap<string, ReadonlyMap<string, Claimant>>;
  readonly #interconnects: ReadonlyMap<string, readonly Interconnect[]>;
  /** Switch → the groups whose first port is there. */
  readonly #firstWiredTo: Map<string, (HostGroup | GoneGroup)[]> = new Map();
  /** Those that have no node yet. */
  readonly #left: Map<string, HostGroup | GoneGroup> = new Map();

  constructor(index: ResourceIndex, marks: Marks) {
    this.#index = index;
    this.#marks = marks;
    const groups = index.all(hostGroups);
    this.#parents = new Map(
      groups.flatMap(({ name, spec }) =>
        (spec.children ?? []).map((child): [string, string] => [child, name]),
      ),
    );
    const networkNames = new Map(index.all(networks).map((one) => [networkIdOf(one), one.name]));
    this.#bindings = bindingsByGroup(index);
    this.#interconnects = interconnectsOf(marks.plan, networkNames);
    const gone = goneResources(index, marks.plan);
    this.#goneBindings = gone.bindings;
    for (const group of groups)
      if (!this.#parents.has(group.name)) this.#left.set(group.name, group);
    for (const group of gone.groups) this.#left.set(group.name, group);
    for (const group of this.#left.values()) {
      const [first] = this.#switchesOf(group);
      if (first === undefined) continue;
      const there = this.#firstWiredTo.get(first);
      if (there === undefined) this.#firstWiredTo.set(first, [group]);
      else there.push(group);
    }
  }

  /** The ports that all groups are wired to, those of children included. */
  ports(): GroupPort[] {
    return this.#index.all(hostGroups).flatMap((group) => portsOf(group));
  }

  /** The groups that stand with these switches: the first of their ports is there. */
  of(switches: readonly string[]): (HostGroup | GoneGroup)[] {
    const found = switches.flatMap((one) => this.#firstWiredTo.get(one) ?? []);
    for (const { name } of found) this.#left.delete(name);
    return found.sort((a, b) => compareNames(a.name, b.name));
  }

  /** Those that stand with no switch so far. */
  left(): (HostGroup | GoneGroup)[] {
    return [...this.#left.values()].sort((a, b) => compareNames(a.name, b.name));
  }

  idOf(group: string): string {
    return `${hostGroups.name}/${group}`;
  }

  placeOf(group: string): Place | undefined {
    const found = this.#index.get(hostGroups, group);
    return found === undefined ? undefined : placeOf(found);
  }

  /** What belongs to a group, and by which ports are found when a picture is narrowed. */
  refsOf(name: string): ResourceRef[] {
    const parent = this.#parents.get(name);
    const around = parent === undefined ? [] : [parent];
    const bound = [name, ...around].flatMap((group) => [
      ...(this.#bindings.get(group) ?? []).flatMap(bindingRefs),
      ...(this.#interconnects.get(group) ?? []).map(({ network }) => `Network/${network}`),
    ]);
    return [...new Set([this.idOf(name), ...around.map((one) => this.idOf(one)), ...bound])];
  }

  node(group: HostGroup | GoneGroup, around: readonly ResourceRef[]): GraphNode {
    const { name } = group;
    const id = this.idOf(name);
    const wired = this.#switchesOf(group).map((one) => `Switch/${one}`);
    const refs = [...new Set([id, ...wired, ...around])];
    const base = { type: "hostGroup", id, name, refs } as const;
    if (!("spec" in group)) {
      const { file, line } = group.claim;
      const children = this.#goneBindingNodes(name, refs);
      return { ...base, detail: "", mark: "removed", source: { file, line }, children };
    }
    const children = (group.spec.children ?? []).flatMap((child) => {
      const found = this.#index.get(hostGroups, child);
      return found === undefined || isMetagroup(found) ? [] : [this.node(found, refs)];
    });
    return {
      ...base,
      detail: detailOf(group),
      mark: this.#orUnknown(this.#marks.ofResource(id), group),
      source: placeOf(group),
      children: [
        ...children,
        ...panelNodes(group, this.#index, this.#marks, refs),
        ...(this.#bindings.get(name) ?? []).map((one) => this.#bindingNode(one, group, refs)),
        ...this.#goneBindingNodes(name, refs),
        ...(group.spec.infraNetworks ?? []).map((one) => this.#infraNode(one, group, refs)),
        ...(this.#interconnects.get(name) ?? []).map((one) =>
          this.#interconnectNode(one, group, refs),
        ),
      ],
    };
  }

  #bindingNode(
    binding: Resource<PortBindingSpec>,
    group: HostGroup,
    around: readonly ResourceRef[],
  ): GraphNode {
    const { network, hostVlan, attachment } = binding.spec;
    const tag = hostVlan === undefined ? "untagged" : `host vlan ${hostVlan}`;
    const isTrunk = (group.spec.binding ?? (isMetagroup(group) ? "trunk" : "direct")) === "trunk";
    return {
      type: "binding",
      id: refOf(binding),
      name: binding.name,
      detail: `${network}, ${attachment?.type === "vhost" ? "vhost" : isTrunk ? "trunk" : tag}`,
      mark: this.#orUnknown(this.#marks.ofResource(refOf(binding)), group),
      source: placeOf(binding),
      refs: [...bindingRefs(binding), ...around],
      children: [],
    };
  }

  #goneBindingNodes(group: string, around: readonly ResourceRef[]): GraphNode[] {
    return [...(this.#goneBindings.get(group) ?? [])].map(([ref, { file, line, through }]) => ({
      type: "binding",
      id: `${ref} at ${group}`,
      name: ref.slice(ref.indexOf("/") + 1),
      detail: through.flatMap((one) => networkName(one) ?? []).join(", "),
      mark: "removed",
      source: { file, line },
      refs: [ref, ...through, ...around],
      children: [],
    }));
  }

  #infraNode(
    { name, vlan, untagged }: InfraNetwork,
    group: HostGroup,
    around: readonly ResourceRef[],
  ): GraphNode {
    const ref = `InfraNetwork/${name}`;
    return {
      type: "network",
      id: `${ref} at ${group.name}`,
      name,
      detail: `vlan ${vlan}${untagged === true ? ", untagged" : ""}`,
      mark: this.#orUnknown(this.#marks.ofResource(refOf(group), ref), group),
      source: placeOf(group),
      refs: [ref, ...around],
      children: [],
    };
  }

  #interconnectNode(
    { network, zones, change }: Interconnect,
    group: HostGroup,
    around: readonly ResourceRef[],
  ): GraphNode {
    const resource = this.#index.get(networks, network);
    const ref = `${networks.name}/${network}`;
    const made = this.#marks.ofResource(ref, refOf(group));
    return {
      type: "network",
      id: `${ref} at ${group.name}`,
      name: network,
      detail: zones.length === 0 ? "" : `for ${zones.join(", ")}`,
      mark: change ?? this.#orUnknown(made, group),
      ...(resource === undefined ? {} : { source: placeOf(resource) }),
      refs: [ref, ...around],
      children: [],
    };
  }

  /** Nothing is planned for what stands on unknown switches alone. */
  #orUnknown(mark: Mark, group: HostGroup): Mark {
    if (mark !== "same") return mark;
    const targets = this.#switchesOf(group).map(switchTargetName);
    const isUnknown = targets.every((target) => this.#marks.ofTarget(target) === "unknown");
    return targets.length > 0 && isUnknown ? "unknown" : mark;
  }

  #switchesOf(group: HostGroup | GoneGroup): string[] {
    if (!("spec" in group)) return [...group.switches];
    const own = [
      group,
      ...(group.spec.children ?? []).map((one) => this.#index.get(hostGroups, one)),
    ];
    const ports = own.flatMap((one) => (one === undefined ? [] : portsOf(one)));
    return [...new Set(ports.map((port) => port.switch))];
  }
}

function portsOf({ name, spec }: HostGroup): GroupPort[] {
  return (spec.ports ?? []).map((port) => ({
    group: name,
    switch: port.switch,
    interface: interfaceNameOf(port),
    description: port.description ?? "",
    isUnmanaged: port.unmanaged === true,
  }));
}

function detailOf({ name, spec }: HostGroup): string {
  const { role, availabilityZones = [], scheduling, hosts = [], children } = spec;
  const others = hosts.filter((host) => host !== name);
  return [
    ...(role === undefined ? [] : [role === "transit" ? "transit" : "border gateway"]),
    ...(availabilityZones.length === 0 ? [] : [`for ${availabilityZones.join(", ")}`]),
    ...(scheduling?.state === undefined || scheduling.state === "enabled"
      ? []
      : [scheduling.state]),
    ...(others.length === 0 ? [] : [`hosts ${others.join(", ")}`]),
    ...(children === undefined ? [] : [`metagroup of ${children.length}`]),
  ].join(", ");
}

function bindingRefs(binding: Resource<PortBindingSpec>): ResourceRef[] {
  return [refOf(binding), `${networks.name}/${binding.spec.network}`];
}

function networkName(ref: ResourceRef): string | undefined {
  const start = `${networks.name}/`;
  return ref.startsWith(start) ? ref.slice(start.length) : undefined;
}

function bindingsByGroup(
  index: ResourceIndex,
): ReadonlyMap<string, readonly Resource<PortBindingSpec>[]> {
  const byGroup = new Map<string, Resource<PortBindingSpec>[]>();
  for (const binding of index.all(portBindings)) {
    const group = boundBy(binding, index)?.wiring.group.name;
    if (group === undefined) continue;
    const own = byGroup.get(group);
    if (own === undefined) byGroup.set(group, [binding]);
    else own.push(binding);
  }
  return byGroup;
}
