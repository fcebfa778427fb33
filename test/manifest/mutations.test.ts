// Whatever happens to a manifest, reading it throws nothing and points only at places that exist.

import fc from "fast-check";
import { expect, test } from "vitest";
import { diagnosticsText } from "../../src/cli/views/diagnostics.ts";
import { plainPalette } from "../../src/cli/views/palette.ts";
import type { SourceRange } from "../../src/model/diagnostic.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";

const valid = `# a fabric
apiVersion: plumbline/v1
kind: HostGroup
metadata: {name: node001, labels: {rack: "r12"}}
spec:
  hosts: &h [a, b]
  ports:
    - switch: leaf-a1
      portChannel: {id: 101, members: [Ethernet1, 'Ethernet2'], lacp: active}
---
apiVersion: plumbline/v1
kind: PortBinding
metadata:
  name: b
  annotations:
    note: |
      two
      lines
spec: {network: blue, host: a, hostVlan: 12}
`;

const snippetList = [
  "\n|---\n|...\n|%YAML 1.1\n| |\t|- |? |: |{|}|[|]|,|&h |*h|!!x |>\n|'|#|010|<<: |__proto__: 1\n",
  '\r\n|\r|9007199254740993|é|\u{1F600}|null|~|.inf|\u2028|@|`|%|"',
].flatMap((line) => line.split("|"));
const snippets = fc.constantFrom("|\n", ...snippetList);

const edit = fc.record({
  at: fc.nat(valid.length),
  removed: fc.nat(30),
  added: fc.array(snippets, { maxLength: 3 }),
});

function mutated(
  edits: readonly { at: number; removed: number; added: readonly string[] }[],
): string {
  return edits.reduce(
    (text, { at, removed, added }) => text.slice(0, at) + added.join("") + text.slice(at + removed),
    valid,
  );
}

function isInside(text: string, range: SourceRange): boolean {
  const lines = text.split("\n");
  const fits = (line: number, column: number): boolean =>
    line >= 1 && column >= 1 && line <= lines.length && column <= lines[line - 1]!.length + 1;
  const isForward =
    range.endLine > range.line || (range.endLine === range.line && range.endColumn >= range.column);
  return fits(range.line, range.column) && fits(range.endLine, range.endColumn) && isForward;
}

test("any mutation of a manifest is read without an exception, and every place is in the text", () => {
  let withProblems = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const text = mutated(edits);
      const { resources, diagnostics } = readManifest("m.yaml", text);
      if (diagnostics.length > 0) withProblems += 1;
      for (const { range, related, help, label } of diagnostics) {
        for (const place of [range!, ...related.map((one) => one.range)]) {
          expect(isInside(text, place), JSON.stringify(place)).toBe(true);
        }
        expect(help).not.toBe("");
        expect(label).not.toBe("");
      }
      for (const { source } of resources) {
        expect(text.split("\n")[source.line - 1]?.length).toBeGreaterThanOrEqual(source.column);
      }
      const texts = new Map([["m.yaml", text]]);
      diagnosticsText(diagnostics, { texts, palette: plainPalette });
    }),
    { numRuns: 1500 },
  );
  expect(withProblems).toBeGreaterThan(500);
});
