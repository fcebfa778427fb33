// What holds for every command: project file, colours, folders, and that bugs alone throw.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { driverNames } from "../../src/cli/catalog.ts";
import { commands } from "../../src/cli/commands/list.ts";
import { parseArguments } from "../../src/cli/program.ts";
import { readProject } from "../../src/cli/project.ts";
import { run } from "../../src/cli/run.ts";
import { settle } from "../../src/cli/settings.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => {
  world.end();
});

const zone = (name: string) =>
  `apiVersion: plumbline/v1\nkind: AvailabilityZone\nmetadata: {name: ${name}}\nspec: {number: 1}\n`;

describe("the project file", () => {
  const schema = JSON.parse(readFileSync(join(projectRoot, "schemas/project.schema.json"), "utf8"));
  const isValid = new Ajv({ strict: true }).compile(schema);

  test.each([
    ["fabric: prod\nstore: embedded:s\nmanifests: [a, b]\n", []],
    ["", []],
    ["# nothing\n", []],
    ["fabrik: prod\n", ["schema/unknown-field"]],
    ["fabric: [prod]\n", ["schema/wrong-type"]],
    ["fabric: PROD\n", ["schema/wrong-type"]],
    ["store: etcd:there\n", ["schema/wrong-type"]],
    ["store: etcd://a:1,b:2\n", []],
    ["store: etcd+https://[::1]:2379/\n", []],
    ["store: etcd://me:word@a\n", ["schema/wrong-type"]],
    ["store: https://a:1\n", ["schema/wrong-type"]],
    ["etcd: {}\n", []],
    ["etcd: {caFile: a, certificateFile: b, keyFile: c, user: d}\n", []],
    ["etcd: {password: {fromEnv: WORD}}\n", []],
    ["etcd: {password: {fromFile: word}}\n", []],
    ["etcd: here\n", ["schema/wrong-type"]],
    ["etcd: {ca: a}\n", ["schema/unknown-field"]],
    ["etcd: {user: ''}\n", ["schema/wrong-type"]],
    ["etcd: {keyFile: 7}\n", ["schema/wrong-type"]],
    ["etcd: {password: hunter2}\n", ["schema/wrong-type"]],
    ["etcd: {password: {}}\n", ["schema/wrong-type"]],
    ["etcd: {password: {fromEnv: a, fromFile: b}}\n", ["schema/wrong-type"]],
    ["etcd: {password: {fromEnv: 'a b'}}\n", ["schema/wrong-type"]],
    ["etcd: {password: {value: a}}\n", ["schema/unknown-field"]],
    ["agents: remote\n", []],
    ["agents: local\n", []],
    ["agents: here\n", ["schema/wrong-type"]],
    ["agents: [local]\n", ["schema/wrong-type"]],
    ["manifests: []\n", ["schema/wrong-type"]],
    ["manifests: one\nfabric: 7\n", ["schema/wrong-type", "schema/wrong-type"]],
    ["notify: []\n", []],
    ["notify: [{type: webhook, url: 'https://a.example/x?y=z', secret: {fromEnv: A}}]\n", []],
    ["notify: [{type: webhook, url: {fromFile: a}, on: [failed, recovered]}]\n", []],
    ["notify: [{type: slack, url: {fromFile: a}, on: []}]\n", []],
    ["notify: [{type: github, token: {fromEnv: A}, repository: a/b, context: x}]\n", []],
    ["notify: [{type: gitlab, token: {fromEnv: A}, repository: '7'}]\n", []],
    ["notify: [{type: gitlab, token: {fromEnv: A}, repository: a/b/c}]\n", []],
    ["notify: [{type: gitea, url: 'http://a:3000', token: {fromEnv: A}, repository: a/b}]\n", []],
    ["notify: here\n", ["schema/wrong-type"]],
    ["notify: [here]\n", ["schema/wrong-type"]],
    ["notify: [{url: 'http://a'}]\n", ["schema/missing-field"]],
    ["notify: [{type: pager}]\n", ["schema/wrong-value"]],
    ["notify: [{type: webhook}]\n", ["schema/missing-field"]],
    ["notify: [{type: webhook, url: 'ftp://a'}]\n", ["schema/wrong-type"]],
    ["notify: [{type: webhook, url: 'http://me:word@a'}]\n", ["schema/wrong-type"]],
    ["notify: [{type: webhook, url: 'http://a', token: {fromEnv: A}}]\n", ["schema/unknown-field"]],
    ["notify: [{type: webhook, url: 'http://a', on: [everything]}]\n", ["schema/wrong-type"]],
    ["notify: [{type: slack, url: 'https://hooks.example/a'}]\n", ["schema/wrong-type"]],
    ["notify: [{type: github, repository: a/b/c, token: {fromEnv: A}}]\n", ["schema/wrong-type"]],
    ["notify: [{type: github, repository: a/.., token: {fromEnv: A}}]\n", ["schema/wrong-type"]],
    [
      "notify: [{type: github, on: [failed], repository: a/b, token: {fromEnv: A}}]\n",
      ["schema/unknown-field"],
    ],
    [
      "notify: [{type: gitea}]\n",
      ["schema/missing-field", "schema/missing-field", "schema/missing-field"],
    ],
    [
      "notify: [{type: gitlab, token: hunter2, repository: a}]\n",
      ["schema/wrong-type", "schema/wrong-type"],
    ],
    ["hook: {secret: {fromEnv: A}}\n", []],
    ["hook: {secret: hunter2}\n", ["schema/wrong-type"]],
    ["hook: {secrets: a}\n", ["schema/unknown-field"]],
    ["source: {repository: 'https://git.example/a.git', ref: main, path: a/b}\n", []],
    ["source: {repository: 'git@git.example:a.git', sshKey: a, knownHosts: b, poll: 5m}\n", []],
    ["source: {repository: ./a.git, user: a, password: {fromEnv: A}, allowedSigners: b}\n", []],
    ["source: {repository: /a.git, gpgKeyring: b}\n", []],
    ["source: https://git.example/a.git\n", ["schema/wrong-type"]],
    ["source: {}\n", ["schema/missing-field"]],
    ["source: {repository: 'https://me:word@a/b'}\n", ["schema/wrong-type"]],
    ["source: {repository: /a, path: ../b}\n", ["schema/wrong-type"]],
    [
      "source: {repository: /a, ref: --all, poll: often}\n",
      ["schema/wrong-type", "schema/wrong-type"],
    ],
    ["source: {repository: /a, password: hunter2}\n", ["schema/wrong-type"]],
    ["source: {repository: /a, branch: main}\n", ["schema/unknown-field"]],
    ["source: {repository: /a, knownHosts: b}\n", ["schema/missing-field"]],
    [
      "source: {repository: /a, user: a, sshKey: b, password: {fromFile: c}}\n",
      ["schema/wrong-value", "schema/wrong-value"],
    ],
    ["- fabric\n", ["yaml/not-a-map"]],
  ])("%j is understood as its schema says", (text, codes) => {
    expect(readProject("plumbline.yaml", text).diagnostics.map((one) => one.code)).toEqual(codes);
    expect(isValid(parse(text) ?? {})).toBe(codes.length === 0);
  });

  test("broken YAML is one problem with a place", () => {
    const { diagnostics } = readProject("plumbline.yaml", "fabric: [");
    expect(diagnostics[0]).toMatchObject({ code: "yaml/syntax", range: { line: 1 } });
  });

  test("a mistake in it stops every command, with the line", async () => {
    writeFileSync(join(world.folder, "plumbline.yaml"), "fabrik: x\n");
    expect(await run(["get"], world.ports)).toBe(3);
    expect(world.taken().join("\n")).toContain('did you mean "fabric"?');
  });

  test("a flag wins over the environment, the environment over the file", async () => {
    for (const folder of ["file", "env", "flag"]) {
      mkdirSync(join(world.folder, folder));
      writeFileSync(join(world.folder, folder, "zone.yaml"), zone(folder));
    }
    const project = join(world.folder, "plumbline.yaml");
    writeFileSync(project, "manifests: [file]\n");
    const seen = async (argv: string[], environment: Record<string, string>): Promise<string> => {
      await run(["get", ...argv], { ...world.ports, environment });
      return world.taken().join("\n");
    };
    expect(await seen([], {})).toContain("file/zone.yaml");
    expect(await seen([], { PLUMB_FILENAME: "env" })).toContain("env/zone.yaml");
    expect(await seen(["-f", "flag"], { PLUMB_FILENAME: "env" })).toContain("flag/zone.yaml");
    writeFileSync(project, "");
    expect(await seen(["-C", "flag"], {})).toMatch(/ zone\.yaml:1$/);
  });
});

describe("where agents are", () => {
  const declarations = commands.map((command) => command.declaration);
  test.each([
    ["with an embedded store, in the command", [], {}, "", "local"],
    ["with an etcd, elsewhere", ["--store", "etcd://a:1"], {}, "", "remote"],
    ["as the file says", ["--store", "etcd://a:1"], {}, "agents: local\n", "local"],
    ["as the environment says", [], { PLUMB_AGENTS: "remote" }, "agents: local\n", "remote"],
    ["as a flag says", ["--agents", "local"], { PLUMB_AGENTS: "remote" }, "", "local"],
  ])("%s", (_, argv, environment, text, agents) => {
    const parsed = parseArguments(declarations, ["plan", ...argv], environment, 80);
    if (parsed.type !== "invocation") throw new Error(JSON.stringify(parsed));
    const { project } = readProject("plumbline.yaml", text);
    const surroundings = { ...world.ports, environment, argv };
    expect(settle(parsed.globals, project, surroundings)).toMatchObject({ agents });
  });
});

describe("colours", () => {
  const escape = String.fromCharCode(27);
  test.each([
    ["nobody asks for them", {}, [], false, false],
    ["the output is shown", {}, [], true, true],
    ["NO_COLOR is set", { NO_COLOR: "1" }, [], true, false],
    ["the terminal is dumb", { TERM: "dumb" }, [], true, false],
    ["FORCE_COLOR is set", { FORCE_COLOR: "1" }, [], false, true],
    ["--no-color is given", { FORCE_COLOR: "1" }, ["--no-color"], true, false],
  ])("when %s", async (_, environment, argv, isOutShown, isColored) => {
    await run(["init"], world.ports);
    world.taken();
    const terminal = { ...world.ports.terminal, isOutShown, canAsk: false };
    await run(["plan", ...argv], { ...world.ports, environment, terminal });
    expect(world.taken().join("\n").includes(escape)).toBe(isColored);
  });
});

test("manifests are read from standard input", async () => {
  world.input = zone("piped");
  expect(await run(["get", "-f", "-"], world.ports)).toBe(0);
  expect(world.taken()).toEqual(["AvailabilityZone  piped  <stdin>:1"]);
});

test("the drivers that validate knows are those that there are", () => {
  const keys = { sim: () => "", simulated: "" };
  const drivers = createDrivers({
    store: world.store,
    keys,
    clock: world.clock,
    openOvsdb: world.ports.openOvsdb,
    openKeys: () => Promise.resolve(world.store),
    openSppCtl: world.ports.openSppCtl,
  });
  expect(driverNames.map((driver) => driver.name)).toEqual([...drivers.keys()]);
});

test("validate opens no store", async () => {
  await run(["init"], world.ports);
  const openStore = () => Promise.reject(new Error("a store was opened"));
  expect(await run(["validate"], { ...world.ports, openStore })).toBe(0);
});

test("a store that cannot be opened is said in one line", async () => {
  await run(["init"], world.ports);
  world.taken();
  const reason = "permission denied";
  const trouble = { type: "trouble", doing: "opening the store", reason, retry: "later" } as const;
  const code = await run(["plan"], { ...world.ports, openStore: () => Promise.resolve(trouble) });
  expect(code).toBe(1);
  expect(world.taken()).toEqual(["! error: opening the store: permission denied"]);
});

test.each(["bash", "zsh", "fish"])("the completion of %s names every command", async (shell) => {
  expect(await run(["completion", shell], world.ports)).toBe(0);
  const script = world.taken().join("\n");
  for (const word of ["validate", "apply", "--auto-approve", "--filename", "cc-fabric"]) {
    expect(script).toContain(word.replace(/^--/, shell === "fish" ? "-l " : "--"));
  }
});
