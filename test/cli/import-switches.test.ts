// What `plumb import switch/NAME` says and refuses, beyond the manifests that it makes.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";

let world: World;
beforeEach(async () => {
  world = createWorld();
  await plumb("init");
  await plumb("apply --auto-approve");
});
afterEach(() => {
  world.end();
});

async function plumb(line: string): Promise<{ code: number; said: string }> {
  world.taken();
  const code = await run(line.split(" "), world.ports);
  return { code, said: world.taken().join("\n") };
}

function written(folder: string): string {
  const names = readdirSync(join(world.folder, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${name}\n${readFileSync(join(world.folder, folder, name), "utf8")}`)
    .join("\n");
}

const fabric = "-f manifests/fabric.yaml";

test("two imports write the same", async () => {
  await plumb(`import switch/leaf-a1 switch/leaf-a2 ${fabric} --out one`);
  await plumb(`import switch/leaf-a2 switch/leaf-a1 ${fabric} --out two`);
  expect(written("one")).toContain("kind: PortBinding");
  expect(written("two")).toBe(written("one"));
});

test("what manifests describe already is not described again", async () => {
  const { code, said } = await plumb("import switch/leaf-a1 switch/leaf-a2 --out imported");
  expect(code).toBe(0);
  expect(said).toMatch(/^Wrote 0 files to imported/);
  expect(said).not.toContain("Left over");
});

test("a port of a host group that is there is left to it", async () => {
  await plumb("sim switch/leaf-a1 set /interfaces/Port-Channel101/trunkVlans/99 {}");
  const { said } = await plumb("import switch/leaf-a1 --out imported");
  expect(said).toContain("switch/leaf-a1 /interfaces/Port-Channel101/trunkVlans/99");
  expect(said).toContain("HostGroup node001 has this port: bind networks to its host");
});

test("the document of -o json is what its schema promises", async () => {
  await plumb('sim switch/leaf-a1 set /vlans/77 {"name":"printers"}');
  const { said } = await plumb(`import switch/leaf-a1 ${fabric} --out imported -o json`);
  const file = join(projectRoot, "schemas/outputs/import-switches.schema.json");
  const validate = new Ajv().compile(JSON.parse(readFileSync(file, "utf8")));
  expect(validate(JSON.parse(said))).toBe(true);
});

test("a switch that does not answer is not imported as an empty one", async () => {
  await plumb("sim switch/leaf-a1 fail unreachable");
  const { code, said } = await plumb(`import switch/leaf-a1 ${fabric} --out imported`);
  expect(code).toBe(8);
  expect(said).toMatch(/^! error: switch\/leaf-a1 is unknown: /);
  expect(readdirSync(world.folder)).not.toContain("imported");
});

test("what others wrote into a switch is shown, and does nothing to a terminal", async () => {
  await plumb(
    'sim switch/leaf-a1 set /interfaces/et\u001B[2J {"type":"ethernet","description":"x"}',
  );
  const { said } = await plumb(`import switch/leaf-a1 ${fabric} --out imported`);
  expect(said).toContain("switch/leaf-a1 /interfaces/et\uFFFD[2J");
});

test("manifests with errors are reported, and nothing is written", async () => {
  world.input = "kind: Nonsense\n";
  const { code, said } = await plumb("import switch/leaf-a1 -f - --out imported");
  expect(code).toBe(3);
  expect(said).toContain("schema/unknown-kind");
});

test.each([
  ["import switch/leaf-a1", 64, "say where to write the manifests: --out DIR"],
  ["import nonsense --out x", 64, '"nonsense" is no source'],
  ["import switch/leaf-a1 nonsense --out x", 64, '"nonsense" is no source'],
  ["import cc-fabric --out x", 64, "name the configuration file of cc-fabric"],
  ["import cc-fabric a b c --out x", 64, 'cc-fabric takes two files; what is "c"?'],
  ["import switch/leaf-a1 --out x --allocations y", 64, "--allocations goes with cc-fabric"],
  ["import switch/leaf-a1 --out x --pair A!", 64, "--pair takes a name"],
  ["import switch/leaf-a1 --out x --pair other", 64, "these are declared with their pairs"],
  ["import switch/leaf-b9 --out x", 64, "there is no target switch/leaf-b9"],
  ["import switch/leaf-a1 --out x --pair a --pair b", 64, "these switches are one pair"],
  ["import switch/leaf-a1 --out x --bridge br0", 64, "--bridge goes with ovs"],
  ["import ovs --out x", 64, "say where the switch is: unix:PATH"],
  ["import ovs switch/leaf-a1 --out x", 64, '"switch/leaf-a1" is no way to an Open vSwitch'],
  ["import ovs unix:/a --out x", 64, "say what the switch at unix:/a is to be called: --name"],
  ["import ovs tcp:192.0.2.1:6640 --out x", 64, "is to be called: --name NAME"],
  ["import ovs unix:/a unix:/a --out x", 64, "unix:/a is named twice"],
  [
    "import ovs unix:/a unix:/b --name a --out x",
    64,
    "there are 2 switches: give --name once for each",
  ],
  ["import ovs ssl:a.example:1 ssl:a.other:1 --out x", 64, "two switches would be called a"],
  ["import ovs unix:/a --name A --out x", 64, '--name takes a name of a-z, 0-9 and "-", not "A"'],
  ["import ovs unix:/a --name a --pair A --out x", 64, "--pair takes a name"],
  ["import ovs unix:/a --name a --credentials-env 1 --out x", 64, "takes the name of a variable"],
  [
    "import ovs unix:/a --name a --credentials-env A --credentials-file a --out x",
    64,
    "credentials are in a file or in a variable",
  ],
  ["import ovs unix:/a --name leaf-a1 --out x", 64, "there is a switch/leaf-a1: a manifest"],
  ["import ovs unix:/a --name a --vtep-address here --out x", 64, "switch/a: vtepAddress: here: "],
  ["import ovs unix:/a --name a --bridge= --out x", 64, 'switch/a: bridge: "": this is empty'],
  ["import ovs unix:/a --name a --vtep-address 1:2 --out x", 64, "Switch a cannot be described"],
])("plumb %s is refused", async (line, exit, message) => {
  const { code, said } = await plumb(line);
  expect(code).toBe(exit);
  expect(said).toContain(message);
});

test("on a switch that is all ours, what is left over would go, and the import says so", async () => {
  await plumb('sim switch/leaf-a1 set /vlans/77 {"name":"printers"}');
  world.input = readFileSync(join(world.folder, "manifests/fabric.yaml"), "utf8").replaceAll(
    "driver: sim",
    "driver: sim, ownership: exclusive",
  );
  const { said } = await plumb("import switch/leaf-a1 -f - --out imported");
  expect(said).toContain("! switch/leaf-a1 is not shared");
});
