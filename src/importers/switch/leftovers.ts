// What an import of switches could not describe, item by item, and why. A person reads this list to
// know what stays as it is on the switch, so nothing is ever left out without an entry.

import type { TargetName } from "../../model/target.ts";
import type { ResourceRef } from "../../model/resource.ts";
import { segmentsOf } from "../../model/pointer.ts";
import type { DescribedResource } from "../manifest-files.ts";
import type { PortReasons } from "./groups.ts";
import type { LiveSwitch } from "./live-switch.ts";
import type { NetworkDrafts } from "./networks.ts";
import type { Misfit, TakenBack } from "./taken-back.ts";

export interface LeftOver {
  /** "switch/leaf-a1 /vlans/77", or the resource that needs a look. */
  readonly path: string;
  readonly why: string;
}

/** A live item that nothing describes. */
export interface Uncovered {
  readonly target: TargetName;
  readonly path: string;
  /** The VLAN that it is about, where it is about one. */
  readonly vlan: number | undefined;
}

/** A network that belongs to a place on which it is not live. */
export interface Placed {
  readonly target: TargetName;
  readonly resource: ResourceRef;
}

export interface LeftOverSource {
  readonly misfits: readonly Pick<Misfit, "target" | "path">[];
  readonly placed: readonly Placed[];
  readonly uncovered: readonly Uncovered[];
  readonly switches: readonly LiveSwitch[];
  readonly networks: NetworkDrafts;
  readonly reasons: PortReasons;
  readonly takenBack: TakenBack;
  readonly vrfs: readonly DescribedResource[];
}

export function leftOverOf(source: LeftOverSource): LeftOver[] {
  const byTarget = new Map(source.switches.map((one) => [one.target, one]));
  const items = source.uncovered.map((item): LeftOver => {
    const one = byTarget.get(item.target);
    const why = one === undefined ? unknown : whyOf(item, one, source);
    return { path: `${item.target} ${item.path}`, why };
  });
  const numbers = source.vrfs.map(({ name }): LeftOver => {
    return {
      path: `Vrf/${name} /spec/number`,
      why: "no switch knows it: the lowest free one was taken",
    };
  });
  const placed = source.placed.map(({ target, resource }): LeftOver => {
    return { path: resource, why: `a plan places it on ${target}, where it is not live` };
  });
  const misfits = source.misfits.map(({ target, path }): LeftOver => {
    return { path: `${target} ${path}`, why: "as it is described, a plan would change it" };
  });
  return [...items, ...numbers, ...placed, ...misfits];
}

const unknown = "nothing in a manifest describes this; it stays as it is on the switch";

function whyOf(item: Uncovered, one: LiveSwitch, source: LeftOverSource): string {
  const [section = "", name = "", field = ""] = segmentsOf(item.path);
  if (section === "interfaces") {
    const reason = source.reasons.get(`${item.target} ${name}`);
    if (reason !== undefined) return reason;
    if (field === "allVlans")
      return "a manifest lists VLANs; it cannot say that a port carries all";
    if (field === "trunkVlans" && item.vlan !== undefined)
      return whyNotVlan(item.vlan, one, source);
    if (field === "nativeVlan" || field === "translations") return whyNotUsed(item, one, source);
    return unknown;
  }
  if (section === "portChannels")
    return source.reasons.get(portOfChannel(name, one)) ?? noInterface;
  if (section === "remoteVteps") {
    return "these follow from the other switches of the VNI: declare or import them together";
  }
  if (section === "vrfs") return "no described network announces it here";
  return item.vlan === undefined ? unknown : whyNotVlan(item.vlan, one, source, section);
}

const noInterface = "it has no interface of its own";

function portOfChannel(id: string, { ports, target }: LiveSwitch): string {
  const port = ports.find(({ portChannel }) => String(portChannel?.id) === id);
  return `${target} ${port?.interfaceName ?? ""}`;
}

function whyNotVlan(
  vlan: number,
  one: LiveSwitch,
  { networks, takenBack }: LeftOverSource,
  section = "",
): string {
  const use = networks.useOf(one, vlan);
  if (use.type === "plain") return use.why;
  const id = use.type === "network" ? use.network.id : use.name;
  if (section === "gateways") {
    return takenBack.routes.get(id) ?? "its subnets do not follow from what the switch has";
  }
  if (section === "evpn") return "the pair does not speak EVPN: it has no asn, groupId and zone";
  return use.type === "network"
    ? "no port carries it; its Network keeps the VLAN and the VNI for it"
    : "no port carries it, and outside of the pool only a host group can have it";
}

function whyNotUsed(
  { vlan, path }: Uncovered,
  one: LiveSwitch,
  { networks }: LeftOverSource,
): string {
  if (vlan === undefined) return unknown;
  const use = networks.useOf(one, vlan);
  if (use.type === "plain") return use.why;
  const [, name = ""] = segmentsOf(path);
  const port = one.ports.find(({ interfaceName }) => interfaceName === name);
  if (port?.trunkVlans.includes(vlan) !== true)
    return "the port does not carry the VLAN that it means";
  return use.type === "network"
    ? "a port has a network under one tag, and has it under another already"
    : "a tag can be translated to networks of the VLAN pool only";
}
