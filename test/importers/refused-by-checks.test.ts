// What the driver takes without a word and Plumbline does not, shown in the line of the driver's
// configuration or of the bindings that it comes from.

import { expect, test } from "vitest";
import { checkResources } from "../../src/cli/check-resources.ts";
import { findDuplicates } from "../../src/manifest/find-duplicates.ts";
import { config, imported, lag, line, node } from "./cc-fabric-source.ts";

/** The lines of the configuration and of the bindings that findings point at, with their codes. */
function refused(hosts: string, ...bindings: readonly object[]): string[] {
  const { resources, locate, diagnostics, leftOver } = imported(config(hosts), ...bindings);
  expect([diagnostics, leftOver]).toEqual([[], []]);
  const findings = [...findDuplicates(resources), ...checkResources(resources)];
  return findings.map(locate).map(({ code, range, related }) => {
    const places = [range, ...related.map((one) => one.range)];
    const lines = places.map((one) => `${one!.file.split(".")[0]!}:${one!.line}`);
    return `${code} ${lines.join(" ")}`;
  });
}

/** A host group on one line. The first line of host groups is line 18. */
const group = (host: string, members: string, more = ""): string =>
  `  - {binding_hosts: [${host}], members: [${members}]${more}}\n`;
const plain = (name: string): string => `{switch: sw-A, name: ${name}}`;
const infra = (fields: string): string => `, infra_networks: [{${fields}}]`;

test.each([
  [
    "a group that is the child of two metagroups",
    node +
      group("m1", "node001", ", metagroup: true") +
      group("m2", "node001", ", metagroup: true"),
    "host-group/child-twice driver:20 driver:19",
  ],
  [
    "a LAG's member that is a port by itself",
    node + group("x", plain("Ethernet2")),
    "host-group/port-twice driver:19 driver:18",
  ],
  [
    "two LAGs with one number on a switch",
    node +
      group("x", lag.replace("Port-Channel101", "po101").replace("1, Ethernet2", "3, Ethernet4")),
    "host-group/port-channel-twice driver:19 driver:18",
  ],
  [
    "a host that two groups have",
    node + group("node001", plain("Ethernet9")),
    "resource/duplicate driver:19 driver:18",
  ],
  [
    "two names for the VLAN of an infra network",
    group("x", plain("Ethernet8"), infra("name: a, vlan: 50, vni: 100050")) +
      group("y", plain("Ethernet9"), infra("name: b, vlan: 50, vni: 100051")),
    "driver:19 driver:18",
  ],
  [
    "a port on a switch that is not there",
    group("x", "{switch: sw-C, name: Ethernet8}"),
    "reference/unknown-switch driver:18",
  ],
])("%s", (_, hosts, expected) => {
  expect(
    refused(hosts).some((one) => one.includes(expected)),
    refused(hosts).join("\n"),
  ).toBe(true);
});

test("two native VLANs on one port, each in the line of the bindings that wants it", () => {
  const other = { ...line, network: "net-2", vni: 10_002, vlan: 2006 };
  const [found = ""] = refused(node, line, other);
  expect(found).toContain("bindings:1");
  expect(found).toContain("bindings:2");
});

test("two switches of one name, each in its own line", () => {
  const text = config(node).replace("name: sw-B", "name: sw-A");
  const { resources, locate } = imported(text);
  const [found] = findDuplicates(resources).map(locate);
  expect(found).toMatchObject({
    code: "resource/duplicate",
    range: { line: 16 },
    related: [{ range: { line: 15 } }],
  });
});

test("values that no manifest may have are refused where they stand, and not written", () => {
  const speaks = (text: string): unknown[] =>
    imported(text).diagnostics.map(({ code, range }) => [code, range?.line, range?.column]);
  const place = (text: string, at: string): [number, number] => {
    const before = text.slice(0, text.indexOf(at)).split("\n");
    return [before.length, before.at(-1)!.length + 1];
  };
  const asn = config(node).replace("asn: 65130.1", "asn: 1.2.3");
  expect(speaks(asn)).toEqual([["schema/wrong-value", ...place(asn, "1.2.3")]]);
  const infraVni = config(group("x", plain("E1"), infra("name: a, vlan: 50, vni: 99999999")));
  expect(speaks(infraVni)).toEqual([["schema/wrong-value", ...place(infraVni, "99999999")]]);
  const member = config(group("x", "{switch: sw-A, name: po1, lacp: true, members: ['E 1', '?']}"));
  expect(speaks(member)).toEqual([["schema/wrong-value", ...place(member, "'?'")]]);
});
