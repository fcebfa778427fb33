// Findings of the pure code get the place of their field in the text.

import { expect, test } from "vitest";
import type { Finding } from "../../src/model/diagnostic.ts";
import { findDuplicates } from "../../src/manifest/find-duplicates.ts";
import { createLocator } from "../../src/manifest/locate-finding.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";

const text = `---
apiVersion: plumbline/v1
kind: HostGroup
metadata: {name: node001}
spec:
  hosts: &hosts [a, b]
  ports:
    - switch: leaf-a1
      interface: Ethernet1
---
apiVersion: plumbline/v1
kind: HostGroup
metadata: {name: node002}
spec: {hosts: [c]}
`;
const { resources, diagnostics } = readManifest("g.yaml", text);
const locator = createLocator((file) => (file === "g.yaml" ? text : undefined));

function marked(index: number, field: string, atKey = false): string {
  const range = locator.locateField({ resource: resources[index]!, field, atKey });
  const line = text.split("\n")[range.line - 1] ?? "";
  const end = range.endLine === range.line ? range.endColumn - 1 : line.length;
  return `${range.line} ${line.slice(range.column - 1, end)}`;
}

test.each([
  [0, "/spec/ports/0/interface", false, "9 Ethernet1"],
  [0, "/spec/ports/0/interface", true, "9 interface"],
  [0, "/spec/hosts/1", false, "6 b"],
  [0, "/spec/ports/0/portChannel/id", false, "8 switch"],
  [0, "/spec/binding", false, "5 spec"],
  [0, "", false, "2 apiVersion"],
  [1, "/metadata/name", false, "13 node002"],
  [1, "/spec/hosts/0", false, "14 c"],
] as const)("in resource %i, %s is found", (index, field, atKey, expected) => {
  expect(diagnostics).toEqual([]);
  expect(marked(index, field, atKey)).toBe(expected);
});

test("a finding whose text is gone is shown where its resource began", () => {
  const { source } = resources[1]!;
  const finding: Finding = {
    code: "resource/duplicate",
    severity: "error",
    at: {
      resource: { ...resources[1]!, source: { ...source, file: "gone.yaml" } },
      field: "/spec",
    },
    help: "h",
  };
  expect(locator.locateFinding(finding).range).toMatchObject({ file: "gone.yaml", line: 11 });
});

test("two resources of one kind and name name each other's place", () => {
  const twice = text.replace("node002", "node001");
  const same = readManifest("g.yaml", twice).resources;
  const findings = findDuplicates([...same].reverse());
  expect(findings).toHaveLength(1);
  const found = createLocator(() => twice).locateFinding(findings[0]!);
  expect(found.code).toBe("resource/duplicate");
  expect([found.range?.line, found.related[0]?.range.line]).toEqual([13, 4]);
});

test("a resource of JSON lines is found in its line", () => {
  const json =
    '{"apiVersion":"plumbline/v1","kind":"Network","metadata":{"name":"n"},"spec":{"vni":7}}';
  const lines = `${json}\n${json.replace('"n"', '"m"')}\n`;
  const [, second] = readManifest("n.jsonl", lines).resources;
  const range = createLocator(() => lines).locateField({ resource: second!, field: "/spec/vni" });
  expect(range).toMatchObject({ line: 2, column: json.indexOf("7") + 1 });
});
