// What the bindings of one directly bound host must not share: a network is there with one tag, once in
// a trunk, and a host has one trunk unless its group says otherwise. Computed once for each host; the
// later binding by name gets the finding. A binding that is down configures nothing and clashes with
// nothing; one by vhost shares the ports with others of its network.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { wirings, type Wiring } from "../host-group/lookup.ts";
import { hostOf, ownHostOf, wiringOfHost } from "./lookup.ts";
import { portBindings } from "./name.ts";
import type { PortBindingSpec } from "./spec.generated.ts";
import { isByVhost } from "./vhost.ts";

type Binding = Resource<PortBindingSpec>;

/** Binding name → its findings; no entry where there are none. */
type Findings = ReadonlyMap<string, readonly Finding[]>;

export function clashesOf(binding: Binding, index: ResourceIndex): readonly Finding[] {
  const host = hostIfUp(binding, index);
  const wiring = host === undefined ? undefined : wiringOfHost(host, index);
  if (host === undefined || wiring?.isDirect !== true) return [];
  const bindings = index.group(portBindings, hostIfUp, host);
  const known = index.derive(findingsOfBindings);
  let findings = known.get(bindings);
  if (findings === undefined) {
    known.set(bindings, (findings = byBinding(clashesOnHost(host, bindings, wiring))));
  }
  return findings.get(binding.name) ?? [];
}

function hostIfUp(binding: Binding, index: ResourceIndex): string | undefined {
  const hasNoTag = binding.spec.adminState === "down" || isByVhost(binding);
  return hasNoTag ? undefined : hostOf(binding, index)?.name;
}

/** What was found of all bindings of a host. They live as long as the hosts are wired as they are. */
function findingsOfBindings(index: ResourceIndex): WeakMap<readonly Binding[], Findings> {
  index.derive(wirings);
  return new WeakMap();
}

function byBinding(clashes: readonly Clash[]): Findings {
  const findings = new Map<string, Finding[]>();
  for (const [{ name }, finding] of clashes) {
    const own = findings.get(name);
    if (own === undefined) findings.set(name, [finding]);
    else own.push(finding);
  }
  return findings;
}

type Clash = readonly [binding: Binding, finding: Finding];

/** `bindings` are all of the host, sorted by name. */
function clashesOnHost(host: string, bindings: readonly Binding[], wiring: Wiring): Clash[] {
  const first = new Map<string, Binding>();
  const inTrunk = new Map<string, Binding>();
  const trunks = new Set(bindings.flatMap(({ spec }) => spec.parent ?? []));
  const clashes: Clash[] = [];
  for (const binding of bindings) {
    const { network, hostVlan } = binding.spec;
    const earlier = first.get(network);
    if (earlier === undefined) first.set(network, binding);
    const trunk = trunkOf(binding, trunks);
    const place = trunk === undefined ? undefined : `${trunk} ${network}`;
    const same = place === undefined ? undefined : inTrunk.get(place);
    if (earlier !== undefined && hostVlan !== earlier.spec.hostVlan) {
      clashes.push([binding, twoTags(host, binding, earlier)]);
    } else if (same !== undefined)
      clashes.push([binding, twiceInTrunk(binding, same, trunk ?? "")]);
    if (place !== undefined && same === undefined) inTrunk.set(place, binding);
  }
  return wiring.hasMultipleTrunks ? clashes : [...clashes, ...secondTrunks(host, bindings, trunks)];
}

/** The trunk that a binding is in, by the name of its parent. */
function trunkOf({ name, spec }: Binding, trunks: ReadonlySet<string>): string | undefined {
  return spec.parent ?? (trunks.has(name) ? name : undefined);
}

function twoTags(host: string, binding: Binding, earlier: Binding): Finding {
  const { network } = binding.spec;
  return {
    code: "binding/network-twice",
    severity: "error",
    at: { resource: binding, field: "/spec/network" },
    label: `${network} is ${taggedAs(binding)} on ${host} here, and ${taggedAs(earlier)} elsewhere`,
    related: [tagOf(earlier)],
    help: "bind a network to a host with one tag; a switch port translates it once",
  };
}

function twiceInTrunk(binding: Binding, earlier: Binding, trunk: string): Finding {
  return {
    code: "binding/network-twice",
    severity: "error",
    at: { resource: binding, field: "/spec/network" },
    label: `${binding.spec.network} is in the trunk of ${trunk} already`,
    related: [{ resource: earlier, field: "/spec/network", text: `${earlier.name} binds it here` }],
    help: "remove one of the two; a trunk carries a network once",
  };
}

function taggedAs({ spec }: Binding): string {
  return spec.hostVlan === undefined ? "untagged" : `tagged ${spec.hostVlan}`;
}

function tagOf(binding: Binding): NonNullable<Finding["related"]>[number] {
  const field = binding.spec.hostVlan === undefined ? "/spec/network" : "/spec/hostVlan";
  return { resource: binding, field, text: `${binding.name} has it ${taggedAs(binding)}` };
}

function secondTrunks(
  host: string,
  bindings: readonly Binding[],
  trunks: ReadonlySet<string>,
): Clash[] {
  const [first, ...others] = bindings.filter(({ name }) => trunks.has(name));
  if (first === undefined) return [];
  const related = [
    { resource: first, field: hostField(first), text: `${first.name} is a trunk of it` },
  ];
  return others.map((binding) => [
    binding,
    {
      code: "binding/second-trunk",
      severity: "error",
      at: { resource: binding, field: hostField(binding) },
      label: `${host} has the trunk of ${first.name} already`,
      related,
      help: "let all subports of the host name one parent, or give its group multipleTrunks: true",
    },
  ]);
}

function hostField(binding: Binding): string {
  return ownHostOf(binding)?.field ?? "/spec";
}
