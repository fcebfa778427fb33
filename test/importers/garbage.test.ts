// Whatever stands in a field of a configuration or of the bindings: an import ends with diagnostics
// or with resources that can be checked, and never with an exception.

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { checkResources } from "../../src/cli/check-resources.ts";
import { importCcFabric } from "../../src/importers/cc-fabric/import-cc-fabric.ts";
import { findDuplicates } from "../../src/manifest/find-duplicates.ts";
import { hasErrors } from "../../src/model/diagnostic.ts";
import { isJsonObject, type Json } from "../../src/model/json.ts";
import { fullConfiguration } from "../end-to-end/full-configuration.ts";

const { config, bindings } = fullConfiguration();
const whole = parse(config) as Json;
const lines = bindings.trim().split("\n");

const scalars = [
  null,
  true,
  0,
  -1,
  4094,
  1e21,
  0.5,
  "",
  "x",
  "0",
  "Ethernet1",
  "z1a",
  "10.0.0.0/8",
];
const oddities = [[], {}, [null], [[1]], { name: "x" }, "constructor", "__proto__", "\u0000", "🙂"];
const garbage = fc.constantFrom<Json>(...scalars, ...oddities);

/** The value with `fresh` in one of its fields, which `choose` picks on the way down. */
function broken(value: Json, choose: () => number, fresh: Json): Json {
  const keys = isJsonObject(value) || Array.isArray(value) ? Object.keys(value) : [];
  const key = keys[choose() % Math.max(1, keys.length)];
  if (key === undefined || choose() % 5 === 0) return fresh;
  if (Array.isArray(value)) {
    return value.map((one: Json, i) => (String(i) === key ? broken(one, choose, fresh) : one));
  }
  const fields = value as { readonly [name: string]: Json };
  return { ...fields, [key]: broken(fields[key] ?? null, choose, fresh) };
}

const faults = fc.record({
  seeds: fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
  inConfig: garbage,
  inLine: garbage,
  line: fc.nat({ max: lines.length - 1 }),
});

test("garbage in any field is refused or carried, and breaks nothing", () => {
  fc.assert(
    fc.property(faults, ({ seeds, inConfig, inLine, line }) => {
      let next = 0;
      const choose = (): number => seeds[(next += 1) % seeds.length]!;
      const brokenLine = JSON.stringify(broken(JSON.parse(lines[line]!) as Json, choose, inLine));
      const imported = importCcFabric({
        config: { file: "c.yaml", text: stringify(broken(whole, choose, inConfig)) },
        bindings: { file: "b.jsonl", text: lines.with(line, brokenLine).join("\n") },
        driver: "sim",
        schema: "s.json",
      });
      for (const { range } of imported.diagnostics) expect(range?.line).toBeGreaterThan(0);
      if (hasErrors(imported.diagnostics)) return;
      const findings = [
        ...findDuplicates(imported.resources),
        ...checkResources(imported.resources),
      ];
      for (const one of findings.map(imported.locate)) {
        expect(["c.yaml", "b.jsonl"]).toContain(one.range?.file);
      }
    }),
    { numRuns: 20 },
  );
});
