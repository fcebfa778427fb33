// What two host groups must not share: a host name, a port, a LAG member, a port channel's number
// on one switch, a child. Computed once for all groups; the later group by name gets the finding.

import type { DiagnosticCode } from "../../model/diagnostic-codes.ts";
import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { hostsOf, interfaceNameOf } from "./lookup.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupPort, HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

/** Something that only one place may use, and how to say that it is used already. */
interface Use {
  readonly name: string;
  /** "Ethernet1 of pod000-sw1". */
  readonly words: string;
  readonly code: DiagnosticCode;
  readonly at: FieldOf;
  readonly help: string;
}

/** Group name → its findings; no entry where there are none. */
export function clashesByGroup(index: ResourceIndex): ReadonlyMap<string, readonly Finding[]> {
  const used = new Map<string, Use>();
  const findings = new Map<string, Finding[]>();
  for (const group of index.all(hostGroups)) {
    const clashes = usesOf(group).flatMap((use) => {
      const earlier = used.get(use.name);
      if (earlier !== undefined) return [clash(use, earlier)];
      used.set(use.name, use);
      return [];
    });
    if (clashes.length > 0) findings.set(group.name, clashes);
  }
  return findings;
}

function clash(use: Use, earlier: Use): Finding {
  const place = earlier.at.resource.name;
  const isOwn = place === use.at.resource.name;
  return {
    code: use.code,
    severity: "error",
    at: use.at,
    label: `${use.words} is used ${isOwn ? "twice" : `by ${place} already`}`,
    related: [{ ...earlier.at, text: `${place} uses it here` }],
    help: use.help,
  };
}

function usesOf(group: HostGroup): Use[] {
  const { hosts, ports = [], children = [] } = group.spec;
  const hostUses = hostsOf(group).map((host, i) => ({
    name: `host ${host}`,
    words: `host ${host}`,
    code: "host-group/host-twice" as const,
    at: { resource: group, field: hosts === undefined ? "/metadata/name" : `/spec/hosts/${i}` },
    help: "let a host be in one group; a metagroup may use that group as a child",
  }));
  const childUses = children.map((child, i) => ({
    name: `child ${child}`,
    words: `group ${child}`,
    code: "host-group/child-twice" as const,
    at: { resource: group, field: `/spec/children/${i}` },
    help: "let a group be the child of one metagroup, once",
  }));
  const portUses = ports.flatMap((port, i) => usesOfPort(group, port, `/spec/ports/${i}`));
  return [...hostUses, ...portUses, ...childUses];
}

function usesOfPort(group: HostGroup, port: HostGroupPort, field: string): Use[] {
  const { switch: onSwitch, portChannel } = port;
  const name = interfaceNameOf(port);
  const interfaceUse = (interfaceName: string, at: string): Use => ({
    name: `interface ${onSwitch} ${interfaceName}`,
    words: `${interfaceName} of ${onSwitch}`,
    code: "host-group/port-twice",
    at: { resource: group, field: at },
    help: "let a port be wired once: in one group, either by itself or in one port channel",
  });
  if (portChannel === undefined) {
    return name === "" ? [] : [interfaceUse(name, `${field}/interface`)];
  }
  const members = portChannel.members.map((member, i) =>
    interfaceUse(member, `${field}/portChannel/members/${i}`),
  );
  const idUse: Use = {
    name: `portChannel ${onSwitch} ${portChannel.id}`,
    words: `port channel ${portChannel.id} of ${onSwitch}`,
    code: "host-group/port-channel-twice",
    at: { resource: group, field: `${field}/portChannel/id` },
    help: "give each port channel of a switch a number of its own",
  };
  // A default name clashes exactly when the number does, which is said already.
  const own = port.interface === undefined ? [] : [interfaceUse(name, `${field}/interface`)];
  return [idUse, ...own, ...members];
}
