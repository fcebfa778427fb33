// Every JSON output that a command really writes, held against the schema that promises its shape.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock } from "../../src/records/lock.ts";
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
  ["init", "init etcd-roles --agent a=switch/* --planner b --passwords c --enable-auth", 0],
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
  ["explain", "explain core-mask --nics 2 --vhosts 2 --mirrors 1 --numa 0-15 --numa 16-31", 0],
  ["explain", "explain core-mask --vhosts 4 --cores 1-5", 1],
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
  ["import-drift", "import drift", 2],
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
  ["lock", "lock", 0],
  ["doctor", "doctor", 0],
  ["validate", "validate", 0],
  ["import", "import cc-fabric config.yaml --out imported --allocations placed.json", 0],
  ["import", "import cc-fabric wrong.yaml --out wrong", 3],
  ["import-spp", "import spp 00:04.0#phys1#2#0x3fe --host a --out host", 0],
  ["import-spp", "import spp 00:04.0#phys1#2#FE --host a --out host --force", 0],
  ["validate", "import spp 00:04.0#phys1#2#xfe --host a --out other", 3],
  ["state", "state import-allocations placed.json", 0],
  ["state", "state snapshot --out live.snapshot", 0],
  ["plan", "plan --snapshot live.snapshot", 0],
  ["drift", "drift --snapshot live.snapshot", 0],
  ["state", "state export --out all.state", 0],
  ["state", "state import all.state --state stores/a", 0],
  ["state", "state migrate --state stores/a --to embedded:stores/b", 0],
  ["state", "state migrate --undo -y --state stores/a", 0],
];

/** A configuration that the driver takes; with two names for one VLAN Plumbline does not. */
function driverConfig(secondName: string): string {
  const infra = (name: string, vni: number): string =>
    `infra_networks: [{name: ${name}, vlan: 50, vni: ${vni}}]`;
  return `
global_config:
  asn_region: 65130
  default_vlan_ranges: ["2000:2100"]
  availability_zones: [{name: z1a, suffix: a, number: 1}]
  vrfs: []
  colour: blue
switchgroups:
  - {name: pod0, availability_zone: z1a, asn: 65130, group_id: 1, members: [{name: s1, host: 192.0.2.1}]}
hostgroups:
  - {binding_hosts: [a], ${infra("boot", 100_050)}, members: [{switch: s1, name: E1}]}
  - {binding_hosts: [b], ${infra(secondName, 100_050)}, members: [{switch: s1, name: E2}]}
`;
}

describe("a command's JSON is what its schema promises", () => {
  let world: World;
  beforeAll(() => {
    world = createWorld();
    writeFileSync(join(world.folder, "config.yaml"), driverConfig("boot"));
    writeFileSync(join(world.folder, "wrong.yaml"), driverConfig("bios"));
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

  test("lock: who holds it, and who held it until it was broken", async () => {
    const { store, clock, ports } = world;
    const holder = { ...ports.identity, command: "plumb apply" };
    const lock = await acquireLock(store, clock, storeKeys("default"), holder, 60_000);
    if (!isLock(lock)) throw new Error("the lock is not free");
    for (const words of [[], ["break", lock.record.id, "-y"]]) {
      expect(await run(["lock", ...words, "-o", "json"], ports)).toBe(0);
      const output = JSON.parse(world.taken().join("\n"));
      expect(violations("lock", output)).toEqual([]);
      expect((output.broken ?? output.lock).id).toBe(lock.record.id);
    }
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
