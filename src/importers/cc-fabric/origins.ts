// Where the fields of an imported resource come from, so that what is wrong with the resource can be
// shown in the source. It only looks backwards; what a field means the readers know.

import { segmentsOf } from "../../model/pointer.ts";
import type { FieldOf, SourceRange } from "../../model/diagnostic.ts";
import { refOf, type Resource } from "../../model/resource.ts";
import { lineRange, type ImportedResource, type Origin } from "./resources.ts";

/** The driver's words for fields; a field without an entry has its own name, or stands nowhere. */
const driverWords: Readonly<Record<string, string>> = {
  availabilityZone: "availability_zone",
  availabilityZones: "handle_availability_zones",
  binding: "direct_binding",
  children: "members",
  dhcpRelays: "dhcp_relays",
  endpoint: "host",
  extraVlans: "extra_vlans",
  gateways: "networks",
  groupId: "group_id",
  hosts: "binding_hosts",
  id: "portchannel_id",
  infraNetworks: "infra_networks",
  interface: "name",
  multipleTrunks: "allow_multiple_trunk_ports",
  ports: "members",
  ranges: "vlan_ranges",
  regionAsn: "asn_region",
  vlanPool: "override_vlan_pool",
};

/** Fields that the driver does not nest. */
const wrappers: ReadonlySet<string> = new Set(["metadata", "spec", "portChannel", "scheduling"]);

export interface SourceTexts {
  readonly rangeOf: (path: readonly string[]) => SourceRange;
  readonly bindingsFile: string;
}

/** The imported resources as checks take them: their source is the driver's text. */
export function checkable(
  imported: readonly ImportedResource[],
  texts: SourceTexts,
): { resources: Resource[]; rangeOf: (at: FieldOf) => SourceRange } {
  const byResource = new Map<FieldOf["resource"], ImportedResource>();
  const byRef = new Map(imported.map((one) => [refOf(one), one]));
  const resources = imported.map((one) => {
    const { kind, name, spec } = one;
    const { file, line, column } = rangeAt(one.origin, [], texts);
    const source = { file, line, column, document: 0 };
    const resource: Resource = { kind, name, labels: {}, annotations: {}, spec, source };
    byResource.set(resource, one);
    return resource;
  });
  return {
    resources,
    rangeOf({ resource, field }) {
      const one = byResource.get(resource) ?? byRef.get(refOf(resource));
      if (one !== undefined) return rangeOfField(one, segmentsOf(field), texts);
      const { file, line, column } = resource.source;
      return { file, line, column, endLine: line, endColumn: column };
    },
  };
}

/** The place of a field: what the nearest field around it that has an origin says of it. */
export function rangeOfField(
  { origin, parts }: ImportedResource,
  field: readonly string[],
  texts: SourceTexts,
): SourceRange {
  for (let length = field.length; length > 0; length -= 1) {
    const part = parts?.get(`/${field.slice(0, length).join("/")}`);
    if (part !== undefined) return rangeAt(part, field.slice(length), texts);
  }
  return rangeAt(origin, field, texts);
}

function rangeAt(origin: Origin, rest: readonly string[], texts: SourceTexts): SourceRange {
  if ("line" in origin) return lineRange(texts.bindingsFile, origin.line);
  const inside = rest
    .filter((segment) => !wrappers.has(segment))
    .map((segment) => driverWords[segment] ?? segment);
  return texts.rangeOf([...origin.path, ...inside]);
}
