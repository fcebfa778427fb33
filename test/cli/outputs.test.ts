// Every JSON output that a command really writes, held against the schema that promises its shape.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });

function violations(schema: string, output: unknown): unknown {
  const path = join(projectRoot, "schemas/outputs", `${schema}.schema.json`);
  const compiled =
    ajv.getSchema(path) ??
    ajv.addSchema(JSON.parse(readFileSync(path, "utf8")), path).getSchema(path)!;
  return compiled(output) === true ? [] : compiled.errors;
}

function savedDigest({ folder }: World): string {
  return JSON.parse(readFileSync(join(folder, "change.plan"), "utf8")).digest.slice(0, 8);
}

// In this order: each line finds the world as those before it left it.
const lines: [schema: string, line: string, exit: number][] = [
  ["version", "version", 0],
  ["init", "init", 0],
  ["fmt", "fmt", 0],
  ["plan", "plan --out change.plan", 0],
  ["plan", "show change.plan", 0],
  ["diff", "diff", 2],
  ["apply", "apply --auto-approve", 0],
  ["plan", "plan", 0],
  ["history", "history", 0],
  ["history", "history DIGEST", 0],
  ["blame", "blame switch/leaf-a1", 0],
  ["blame", "blame switch/leaf-a1 /vlans/2000", 0],
  ["explain", "explain", 0],
  ["explain", "explain HostGroup.ports --recursive", 0],
  ["explain", "explain binding", 0],
  ["explain", "explain switch/leaf-a1 vlan 2000", 0],
  ["explain", "explain switch/leaf-a1 /interfaces", 0],
  ["graph", "graph", 0],
  ["graph", "graph --no-plan --target switch/leaf-a1", 0],
  ["get", "get", 0],
  ["get", "get targets", 0],
  ["show", "show switch/leaf-a1", 0],
  ["show", "show switch/leaf-a1 --owned", 0],
  ["state", "state list", 0],
  ["state", "state show targets/switch/leaf-a1/owned", 0],
  ["sim", "sim switch/leaf-a1 set /interfaces/Port-Channel101/nativeVlan 7", 0],
  ["sim", "sim switch/leaf-a2 fail unreachable", 0],
  ["drift", "drift", 2],
  ["explain", "explain switch/leaf-a1 /interfaces/Port-Channel101/nativeVlan", 0],
  ["explain", "explain switch/leaf-a2 vlan 2000", 8],
  ["drift", "drift", 2],
  ["plan", "plan", 8],
  ["sim", "sim switch/leaf-a2 clear", 0],
  ["sim", "sim switch/leaf-a1 fail refuse", 0],
  ["apply", "apply --auto-approve", 1],
  ["sim", "sim switch/leaf-a1 clear", 0],
  ["apply", "apply --auto-approve", 0],
  ["apply", "undo --auto-approve", 0],
  ["history", "history", 0],
  ["validate", "validate", 0],
];

describe("a command's JSON is what its schema promises", () => {
  let world: World;
  beforeAll(() => {
    world = createWorld();
  });
  afterAll(() => {
    world.end();
  });

  test.each(lines)("%s: plumb %s", async (schema, line, exit) => {
    const words = line.replace("DIGEST", () => savedDigest(world)).split(" ");
    const code = await run([...words, "-o", "json"], world.ports);
    const said = world.taken().filter((one) => !one.startsWith("! "));
    const output: unknown = JSON.parse(said.join("\n"));
    expect(violations(schema, output)).toEqual([]);
    expect(code).toBe(exit);
  });

  test("manifests with errors give the document of validate, whatever was asked for", async () => {
    world.input = "kind: Nonsense\n";
    const code = await run(["plan", "-f", "-", "-o", "json"], world.ports);
    expect(code).toBe(3);
    expect(violations("validate", JSON.parse(world.taken().join("\n")))).toEqual([]);
  });

  test("a schema that promises nothing would promise this", () => {
    expect(violations("plan", { formatVersion: "1.0" })).not.toEqual([]);
    expect(violations("drift", { formatVersion: "2.0", summary: {}, targets: [] })).not.toEqual([]);
  });
});
