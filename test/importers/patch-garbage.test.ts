// Edits of texts as people and programs write them: whatever is in them, an edit is either a manifest that
// can be read, with nothing else different, or is none at all; nothing throws.

import { expect, test } from "vitest";
import { candidatesFor } from "../../src/importers/patch/candidates.ts";
import type { Deviation } from "../../src/importers/patch/deviation.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import type { Json } from "../../src/model/json.ts";
import { refOf } from "../../src/model/resource.ts";

const head = "apiVersion: plumbline/v1\nkind: HostGroup\nmetadata: {name: a}\n";

const texts = [
  `${head}spec:\n  ports:\n  - {switch: s1, interface: Ethernet1}`,
  `${head}spec: {ports: [{switch: s1, interface: Ethernet1}, {switch: s2, interface: Ethernet1}]}\n`,
  `${head}spec: # why\n  ports: # here\n    -   switch: s1 # one\n        interface: 'Ethernet1' # two\n    # three\n    - switch: "s2"\n      interface: >-\n        Ethernet1\n`,
  `--- # first\n${head}spec:\n  ports: &p [{switch: s1, interface: Ethernet1}]\n...\n# tail\n`,
  `${head}spec:\n  ports:\n    - &x {switch: s1, interface: Ethernet1}\n    - {switch: s2, interface: Ethernet1}\n  labels: *x\n`,
  `\uFEFF${head}spec:\r\n  ports: [\r\n    {switch: s1, interface: Ethernet1}, # a\r\n    {switch: s2, interface: Ethernet1} # b\r\n  ]\r\n`,
  `# yaml-language-server: $schema=x\n${head}spec:\n  ports: [{switch: s1, interface: Ethernet1}]\n---\n${head.replace("name: a", "name: b")}spec: {ports: [{switch: s2, interface: Ethernet1}]}\n`,
  `{"apiVersion":"plumbline/v1","kind":"HostGroup","metadata":{"name":"a"},"spec":{"ports":[{"switch":"s1","interface":"Ethernet1"}]}}`,
];

const values: readonly (readonly [Json | undefined, Json | undefined])[] = [
  ["Ethernet1", "Ethernet2"],
  ["Ethernet1", "#: {}[]'\"\n\u0000"],
  ["s1", -0.5],
  [
    { speed: 10, interface: "Ethernet1" },
    { speed: "25G", interface: "__proto__", "": true },
  ],
  [
    { s1: {}, s2: {} },
    { s1: {}, constructor: {} },
  ],
  [{ deep: { s2: {} } }, { deep: {} }],
  [undefined, "x"],
  ["Ethernet1", undefined],
  [null, [1, 2]],
];

test("an edit of any text is a manifest that can be read, or none", () => {
  let tried = 0;
  let readable = 0;
  for (const text of texts) {
    const { resources } = readManifest("m.yaml", text);
    const byRef = new Map(resources.map((one) => [refOf(one), one]));
    const claims = [...byRef.keys(), "HostGroup/gone"].map((resource) => ({
      resource,
      file: "m.yaml",
      line: 1,
      column: 1,
      through: ["Network/none"],
    }));
    for (const [expected, live] of values) {
      for (const type of ["changed", "missing", "extra"] as const) {
        const deviation: Deviation = {
          target: "switch/s1",
          path: "/interfaces/s2",
          type,
          claims: claims.slice(0, 1),
          ...(expected === undefined ? {} : { expected }),
          ...(live === undefined ? {} : { live }),
        };
        const allocations = [{ pool: "vlan/x", key: "none", value: "s1" }];
        for (const old of [text, "", text.slice(0, 40)]) {
          const written = { texts: new Map([["m.yaml", old]]), byRef, allocations };
          for (const candidate of candidatesFor(deviation, written)) {
            tried += 1;
            const read = readManifest("m.yaml", candidate.text);
            if (read.diagnostics.length === 0) readable += 1;
            expect(candidate.words).not.toBe("");
            // Comments of others stay, wherever the edit is.
            if (!candidate.words.startsWith("removes") && !candidate.words.startsWith("takes")) {
              for (const comment of old.match(/ # \w+/g) ?? [])
                expect(candidate.text).toContain(comment);
            }
          }
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(100);
  expect(readable).toBeGreaterThan(20);
});
