// What two host groups must not share: a host name, a port, a LAG member, a port channel's number
// on one switch, a child, a border gateway's switch. Names that differ in upper and lower case only are
// taken for one. Computed once for all groups; the later group by name gets the finding.

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
  /** What it is, apart from its name: "interface pod000-sw1". */
  readonly sort: string;
  readonly name: string;
  /** "Ethernet1 of pod000-sw1". */
  readonly words: string;
  readonly code: DiagnosticCode;
  readonly at: FieldOf;
  readonly help: string;
  /** A default name that follows from a number; of two alike the number is told, which clashes as well. */
  readonly isDefault?: boolean;
}

/** Group name → its findings; no entry where there are none. */
export function clashesByGroup(index: ResourceIndex): ReadonlyMap<string, readonly Finding[]> {
  const used = new Map<string, Use>();
  const findings = new Map<string, Finding[]>();
  for (const group of index.all(hostGroups)) {
    const clashes = usesOf(group).flatMap((use) => {
      const key = `${use.sort} ${use.name.toLowerCase()}`;
      const earlier = used.get(key);
      if (earlier === undefined) used.set(key, use);
      const isTold = use.isDefault === true && earlier?.isDefault === true;
      return earlier === undefined || isTold ? [] : [clash(use, earlier)];
    });
    if (clashes.length > 0) findings.set(group.name, clashes);
  }
  return findings;
}

function clash(use: Use, earlier: Use): Finding {
  const place = earlier.at.resource.name;
  const isOwn = place === use.at.resource.name;
  const label =
    use.name === earlier.name
      ? `${use.words} is used ${isOwn ? "twice" : `by ${place} already`}`
      : `${use.words} differs from ${earlier.name}${isOwn ? "" : ` of ${place}`} in upper and lower case only`;
  return {
    code: use.code,
    severity: "error",
    at: use.at,
    label,
    related: [{ ...earlier.at, text: `${place} uses it here` }],
    help: use.help,
  };
}

function usesOf(group: HostGroup): Use[] {
  const { hosts, ports = [], children = [], role } = group.spec;
  const hostUses = hostsOf(group).map((host, i) => ({
    sort: "host",
    name: host,
    words: `host ${host}`,
    code: "host-group/host-twice" as const,
    at: { resource: group, field: hosts === undefined ? "/metadata/name" : `/spec/hosts/${i}` },
    help: "let a host be in one group; a metagroup may use that group as a child",
  }));
  const childUses = children.map((child, i) => ({
    sort: "child",
    name: child,
    words: `group ${child}`,
    code: "host-group/child-twice" as const,
    at: { resource: group, field: `/spec/children/${i}` },
    help: "let a group be the child of one metagroup, once",
  }));
  const portUses = ports.flatMap((port, i) => usesOfPort(group, port, `/spec/ports/${i}`));
  const gatewayUses =
    role === "borderGateway" ? ports.map((port, i) => gatewayUse(group, port, i)) : [];
  return [...hostUses, ...portUses, ...gatewayUses, ...childUses];
}

/** Which of two border gateways on one switch a network is placed on could not be told there. */
function gatewayUse(group: HostGroup, { switch: name }: HostGroupPort, i: number): Use {
  return {
    sort: "borderGateway",
    name,
    words: `switch ${name}`,
    code: "host-group/border-gateway-twice",
    at: { resource: group, field: `/spec/ports/${i}/switch` },
    help: "let a switch be part of one border gateway, once",
  };
}

function usesOfPort(group: HostGroup, port: HostGroupPort, field: string): Use[] {
  const { switch: onSwitch, portChannel } = port;
  const name = interfaceNameOf(port);
  const interfaceUse = (interfaceName: string, at: string): Use => ({
    sort: `interface ${onSwitch}`,
    name: interfaceName,
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
    sort: `portChannel ${onSwitch}`,
    name: String(portChannel.id),
    words: `port channel ${portChannel.id} of ${onSwitch}`,
    code: "host-group/port-channel-twice",
    at: { resource: group, field: `${field}/portChannel/id` },
    help: "give each port channel of a switch a number of its own",
  };
  const isDefault = name === interfaceNameOf({ switch: onSwitch, portChannel });
  const own =
    port.interface === undefined
      ? interfaceUse(name, `${field}/portChannel/id`)
      : interfaceUse(name, `${field}/interface`);
  return [idUse, { ...own, isDefault }, ...members];
}
