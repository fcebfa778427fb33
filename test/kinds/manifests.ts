// Manifests in tests are YAML, as people write them. This reads them, and shows what the resources
// in them add up to as lines of text.

import { canonicalJson } from "../../src/model/digest.ts";
import type { Resource } from "../../src/model/resource.ts";
import { ResourceIndex } from "../../src/model/resource-index.ts";
import type { Finding } from "../../src/model/diagnostic.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import { asKindOfObjects } from "../../src/plan/declare.ts";
import { kinds } from "../../src/kinds/list.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { desiredIn, emptyWorld } from "../support/world.ts";

/** A resource on one line: `one("Network", "blue", "{vni: 5000}")`. */
export function one(kind: string, name: string, spec: string): string {
  return `{apiVersion: plumbline/v1, kind: ${kind}, metadata: {name: ${name}}, spec: ${spec}}\n`;
}

export function resourcesOf(...texts: readonly string[]): Resource[] {
  const { resources, diagnostics } = readManifest("test.yaml", texts.join("---\n"));
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return [...resources];
}

/** All findings of all kinds, as "severity code Kind/name field: label | related Kind/name field". */
export function findingsOf(...texts: readonly string[]): string[] {
  const index = new ResourceIndex(resourcesOf(...texts));
  return kinds.flatMap((anyKind) => {
    const kind = asKindOfObjects(anyKind);
    return index.all<object>(kind).flatMap((resource) => kind.check(resource, index).map(shown));
  });
}

function shown({ severity, code, at, label, related = [] }: Finding): string {
  const places = related.map(({ resource, field }) => ` | ${resource.name} ${field}`);
  return `${severity} ${code} ${at.resource.name} ${at.field}: ${label ?? ""}${places.join("")}`;
}

/** What the claims on one switch add up to: "/vlans/2000 {\"name\":\"N\"}". */
export function desiredOn(target: string, ...texts: readonly string[]): string[] {
  return desiredIn(emptyWorld, resourcesOf(...texts), fabricCatalog)
    .filter((item) => item.target === target)
    .map(({ path, value }) => `${path} ${canonicalJson(value)}`)
    .sort();
}

/** The acceptance fixture of the seed: one pair, nodes with a LAG to both switches. */
export function pairP(nodes: number): string {
  const groups = Array.from({ length: nodes }, (_, i) => {
    const k = i + 1;
    const lag = `{id: ${100 + k}, members: [Ethernet${2 * k - 1}, Ethernet${2 * k}]}`;
    const ports = ["p-s1", "p-s2"].map((name) => `{switch: ${name}, portChannel: ${lag}}`);
    return one("HostGroup", `n${String(k).padStart(2, "0")}`, `{ports: [${ports.join(", ")}]}`);
  });
  return [
    one("AvailabilityZone", "z1a", "{number: 1, suffix: a}"),
    one("VlanPool", "p", "{ranges: [2000-3750]}"),
    one("SwitchPair", "p", '{availabilityZone: z1a, groupId: 7, asn: "65100"}'),
    one("Switch", "p-s1", "{pair: p, driver: sim}"),
    one("Switch", "p-s2", "{pair: p, driver: sim}"),
    ...groups,
  ].join("---\n");
}
