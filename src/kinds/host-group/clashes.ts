// What two host groups must not share: a host name, a port, a LAG member, a port channel's number
// on one switch, a child, a border gateway's switch. Names that differ in upper and lower case only are
// taken for one. Computed once for all groups; the later group by name gets the finding.

import type { DiagnosticCode } from "../../model/diagnostic-codes.ts";
import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { hostsOf, interfaceNameOf } from "./lookup.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupPort, HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

/** A sort of thing that only one place may use, and how to say that it is used already. */
interface Sort {
  readonly code: DiagnosticCode;
  words(name: string, onSwitch: string): string;
  readonly help: string;
}

const hostSort: Sort = {
  code: "host-group/host-twice",
  words: (name) => `host ${name}`,
  help: "let a host be in one group; a metagroup may use that group as a child",
};

const childSort: Sort = {
  code: "host-group/child-twice",
  words: (name) => `group ${name}`,
  help: "let a group be the child of one metagroup, once",
};

const interfaceSort: Sort = {
  code: "host-group/port-twice",
  words: (name, onSwitch) => `${name} of ${onSwitch}`,
  help: "let a port be wired once: in one group, either by itself or in one port channel",
};

const portChannelSort: Sort = {
  code: "host-group/port-channel-twice",
  words: (id, onSwitch) => `port channel ${id} of ${onSwitch}`,
  help: "give each port channel of a switch a number of its own",
};

/** Which of two border gateways on one switch a network is placed on could not be told there. */
const borderGatewaySort: Sort = {
  code: "host-group/border-gateway-twice",
  words: (name) => `switch ${name}`,
  help: "let a switch be part of one border gateway, once",
};

/** One of the hundred thousands of uses in a large fabric: words are made for those that clash. */
interface Use {
  readonly sort: Sort;
  readonly name: string;
  /** Empty where the name stands for itself in the whole fabric. */
  readonly onSwitch: string;
  readonly group: HostGroup;
  readonly field: string;
  /** A default name that follows from a number; of two alike the number is told, which clashes as well. */
  readonly isDefault: boolean;
}

/** Group name → its findings; no entry where there are none. */
export function clashesByGroup(index: ResourceIndex): ReadonlyMap<string, readonly Finding[]> {
  const used = new Map<string, Use>();
  const findings = new Map<string, Finding[]>();
  for (const group of index.all(hostGroups)) {
    const clashes: Finding[] = [];
    for (const use of usesOf(group)) {
      const key = `${use.sort.code} ${use.onSwitch} ${use.name.toLowerCase()}`;
      const earlier = used.get(key);
      if (earlier === undefined) used.set(key, use);
      else if (!use.isDefault || !earlier.isDefault) clashes.push(clash(use, earlier));
    }
    if (clashes.length > 0) findings.set(group.name, clashes);
  }
  return findings;
}

function clash(use: Use, earlier: Use): Finding {
  const { sort, name, onSwitch, group } = use;
  const place = earlier.group.name;
  const isOwn = place === group.name;
  const words = sort.words(name, onSwitch);
  const other = isOwn ? earlier.name : `${earlier.name} of ${place}`;
  return {
    code: sort.code,
    severity: "error",
    at: { resource: group, field: use.field },
    label:
      name === earlier.name
        ? `${words} is used ${isOwn ? "twice" : `by ${place} already`}`
        : `${words} differs from ${other} in upper and lower case only`,
    related: [{ resource: earlier.group, field: earlier.field, text: `${place} uses it here` }],
    help: sort.help,
  };
}

function usesOf(group: HostGroup): Use[] {
  const { hosts, ports = [], children = [], role } = group.spec;
  const uses: Use[] = [];
  const use = (sort: Sort, name: string, field: string, onSwitch = "", isDefault = false): void => {
    uses.push({ sort, name, onSwitch, group, field, isDefault });
  };
  hostsOf(group).forEach((host, i) => {
    use(hostSort, host, hosts === undefined ? "/metadata/name" : `/spec/hosts/${i}`);
  });
  ports.forEach((port, i) => {
    usePort(port, `/spec/ports/${i}`, use);
    if (role === "borderGateway") use(borderGatewaySort, port.switch, `/spec/ports/${i}/switch`);
  });
  children.forEach((child, i) => {
    use(childSort, child, `/spec/children/${i}`);
  });
  return uses;
}

function usePort(
  port: HostGroupPort,
  field: string,
  use: (sort: Sort, name: string, field: string, onSwitch: string, isDefault?: boolean) => void,
): void {
  const { switch: onSwitch, portChannel } = port;
  const name = interfaceNameOf(port);
  if (portChannel === undefined) {
    if (name !== "") use(interfaceSort, name, `${field}/interface`, onSwitch);
    return;
  }
  const id = `${field}/portChannel/id`;
  use(portChannelSort, String(portChannel.id), id, onSwitch);
  const isDefault = name === interfaceNameOf({ switch: onSwitch, portChannel });
  const place = port.interface === undefined ? id : `${field}/interface`;
  use(interfaceSort, name, place, onSwitch, isDefault);
  portChannel.members.forEach((member, i) => {
    use(interfaceSort, member, `${field}/portChannel/members/${i}`, onSwitch);
  });
}
