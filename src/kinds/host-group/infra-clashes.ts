// What infra networks must not share: a VLAN of a switch with another one, a VNI anywhere, and untagged
// traffic of a port. The same network may be needed by many groups; then it has one name, VLAN and VNI.
// Computed once for all groups; the later group by name gets the finding.

import type { DiagnosticCode } from "../../model/diagnostic-codes.ts";
import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { wirings } from "./lookup.ts";
import { metagroupsByChild } from "./metagroups.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupSpec, InfraNetwork } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

interface Placed {
  readonly group: HostGroup;
  readonly one: InfraNetwork;
  readonly field: string;
}

/** Group → its findings; no entry where there are none. */
export function infraClashesByGroup(index: ResourceIndex): ReadonlyMap<string, readonly Finding[]> {
  const byVni = new Map<number, Placed>();
  const byVlan = new Map<string, Placed>();
  const findings = new Map<string, readonly Finding[]>();
  for (const group of index.all(hostGroups)) {
    const placed = placedIn(group);
    if (placed.length === 0) continue;
    const found = [
      ...placed.flatMap((here) => numberClash(here, byVni, byVlan, index)),
      ...untaggedClashes(placed, index),
    ];
    if (found.length > 0) findings.set(group.name, found);
  }
  return findings;
}

function placedIn(group: HostGroup): Placed[] {
  return (group.spec.infraNetworks ?? []).map((one, i) => ({
    group,
    one,
    field: `/spec/infraNetworks/${i}`,
  }));
}

/** The first that is wrong: a VNI with two meanings explains what follows from it. */
function numberClash(
  here: Placed,
  byVni: Map<number, Placed>,
  byVlan: Map<string, Placed>,
  index: ResourceIndex,
): Finding[] {
  const { one, group } = here;
  const sameVni = firstAt(byVni, one.vni, here);
  if (sameVni !== undefined) {
    if (sameVni.one.vlan !== one.vlan) {
      return [clash("host-group/infra-vni-clash", here, sameVni, "vlan", `VNI ${one.vni}`)];
    }
    if (sameVni.one.name !== one.name) {
      return [clash("host-group/infra-vni-clash", here, sameVni, "name", `VNI ${one.vni}`)];
    }
  }
  const wiring = index.derive(wirings).get(group.name);
  for (const { target } of wiring?.switches ?? []) {
    const sameVlan = firstAt(byVlan, `${target} ${one.vlan}`, here);
    if (sameVlan === undefined || sameVlan.one.vni === one.vni) continue;
    const words = `VLAN ${one.vlan} of ${target.slice(target.indexOf("/") + 1)}`;
    return [clash("host-group/infra-vlan-clash", here, sameVlan, "vni", words)];
  }
  return [];
}

/** The one that was there before; this one takes the place if there was none. */
function firstAt<Key>(places: Map<Key, Placed>, key: Key, here: Placed): Placed | undefined {
  const earlier = places.get(key);
  if (earlier === undefined) places.set(key, here);
  return earlier;
}

function clash(
  code: DiagnosticCode,
  here: Placed,
  earlier: Placed,
  field: "vlan" | "name" | "vni",
  words: string,
): Finding {
  const what = { vlan: "VLAN", name: "name", vni: "VNI" }[field];
  const other = earlier.one[field];
  return {
    code,
    severity: "error",
    at: placeOf(here, field),
    label: `${words} has the ${what} ${other} in ${earlier.group.name}`,
    related: [{ ...placeOf(earlier, field), text: `${earlier.one.name} is here` }],
    help: `if they are one network, give both the ${what} ${other}; if not, give one of them other numbers`,
  };
}

function placeOf({ group, field }: Placed, name: string): FieldOf {
  return { resource: group, field: `${field}/${name}` };
}

/** A port has one native VLAN, whether the group itself or its metagroup asks for it. */
function untaggedClashes(placed: readonly Placed[], index: ResourceIndex): Finding[] {
  const group = placed[0]?.group;
  const metagroup = index.derive(metagroupsByChild).get(group?.name ?? "")?.group;
  const inMetagroup = metagroup === undefined || metagroup === group ? [] : placedIn(metagroup);
  const [first, ...others] = [...inMetagroup, ...placed].filter(({ one }) => one.untagged === true);
  return others
    .filter((here) => here.group === group && here.one.vlan !== first?.one.vlan)
    .map((here) => ({
      code: "host-group/two-untagged",
      severity: "error",
      at: placeOf(here, "untagged"),
      label: `untagged traffic of these ports belongs to ${first?.one.name ?? ""}`,
      related:
        first === undefined
          ? []
          : [{ ...placeOf(first, "untagged"), text: `${first.one.name} has it here` }],
      help: "let one infra network of a port be untagged",
    }));
}
