// Danger: somebody writes a password into a manifest, and the complaint about it prints the password.

import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { maskSecrets } from "../../src/cli/views/secrets.ts";
import { createWorld, type World } from "../scenarios/world.ts";

let world: World;
beforeAll(() => {
  world = createWorld();
});
afterAll(() => {
  world.end();
});

const head = "apiVersion: plumbline/v1\nkind: Switch\nmetadata: {name: leaf-a1}\n";

describe("a secret is shown nowhere when its line is wrong", () => {
  test.each([
    "spec: {pair: a, driver: sim, credentials: {fromFile: a, value: hunter2}}\n",
    "spec:\n  credentials: {fromFile: a, value: hunter2}\n",
    "spec:\n  credentials:\n    fromFile: a\n    value: hunter2\n",
    "spec:\n  credentials:\n    value: 'it is hunter2'\n",
    "spec:\n  credentials: hunter2\n",
    "spec:\n  credentials:\n  - hunter2\n",
    "spec:\n  credentials: {\n  value: hunter2,\n  }\n",
    "spec:\n  credentials: {fromEnv: 'hunter2 !'}\n",
    "spec:\n  credentials:\n    fromEnv: hunter2 !\n",
    "spec:\n  password: hunter2\n",
    "spec:\n  password: hunter2: x\n",
    "spec:\n  password: *hunter2\n",
    "spec:\n  password: !hunter2 x\n",
    "spec:\n  password: @hunter2\n",
    "spec:\n  password: |\n    hunter2: x\n   hunter2\n",
    'spec:\n  password: "hunter2" hunter2\n',
    "spec:\n  apiToken: 'hunter2\n",
    "spec:\n  privateKey: [hunter2, {a: hunter2}]\n",
    "spec:\n  pair: 7, secret: hunter2\n",
    '{"spec":{"secret":"hunter2","pair":7}}\n',
  ])("%j", async (spec) => {
    world.input = spec.startsWith("{") ? spec : head + spec;
    for (const format of ["text", "json"]) {
      for (const command of ["validate", "plan"]) {
        expect(await run([command, "-f", "-", "-o", format], world.ports)).toBe(3);
        const said = world.taken().join("\n");
        expect(said).toMatch(/error/);
        expect(said).not.toContain("hunter2");
      }
    }
  });
});

describe("a secret is shown nowhere when the project file is wrong, or a flag is", () => {
  test.each([
    "store: etcd://me:hunter2@there:1\n",
    'store: "etcd://me:hunter2@there:1"\n',
    "store: etcd://a:1,me:hunter2@there\n",
    "etcd: {password: hunter2}\n",
    "source: {repository: 'https://me:hunter2@there/a.git'}\n",
    "source:\n  repository: ssh://me:hunter2@there/a.git\n",
    "source: {repository: /a, password: hunter2}\n",
    "etcd:\n  password: hunter2\n",
    "etcd:\n  password: {value: hunter2}\n",
    "etcd:\n  password: {fromEnv: 'hunter2 x'}\n",
    "hook: {secret: hunter2}\n",
    "notify:\n  - type: github\n    token: hunter2\n    repository: a/b\n",
    "notify: [{type: slack, url: 'https://hooks.example/services/T0/hunter2'}]\n",
    "notify:\n  - type: slack\n    url: https://chat.example/hooks/hunter2\n",
    "notify:\n  - type: webhook\n    url: https://me:hunter2@a.example/\n",
  ])("%j", async (project) => {
    const projectFile = join(world.folder, "plumbline.yaml");
    writeFileSync(projectFile, project);
    for (const format of ["text", "json"]) {
      expect(await run(["plan", "-o", format], world.ports)).toBe(3);
      const said = world.taken().join("\n");
      expect(said).toMatch(/error/);
      expect(said).not.toContain("hunter2");
    }
    rmSync(projectFile);
  });

  test.each(["plan --store etcd://me:hunter2@there:1", "plan --store=etcd://hunter2@there"])(
    "%s",
    async (line) => {
      expect(await run(line.split(" "), world.ports)).toBe(64);
      expect(world.taken().join("\n")).not.toContain("hunter2");
    },
  );
});

function masked(text: string, line: number, column: number, endColumn: number): unknown {
  const lines = text.split("\n");
  const range = { file: "a", line, column, endLine: line, endColumn };
  const one = maskSecrets((number) => lines[number - 1] ?? "", range);
  return [one.line, one.line.slice(one.range.column - 1, one.range.endColumn - 1)];
}

describe("what is no secret stays to be read, and is marked as before", () => {
  test.each([
    ["  network: tenant-bleu", 1, 12, 23, "  network: tenant-bleu", "tenant-bleu"],
    ["a: {token: x y, b: 1}", 1, 4, 5, "a: {token: (hidden)", "{"],
    [
      "{credentials: {value: x}, pair: 7}",
      1,
      33,
      34,
      "{credentials: {value: (hidden)}, pair: 7}",
      "7",
    ],
    ["credentials:\n  value: abc", 2, 3, 8, "  value: (hidden)", "value"],
    ["credentials:\n  value: abc", 2, 11, 12, "  value: (hidden)", "(hidden)"],
    ["credentials:\n  value: abc\npair: 7", 3, 7, 8, "pair: 7", "7"],
    ["credentials: {value: abc}\n\npair: 7", 3, 7, 8, "pair: 7", "7"],
  ])("%j", (...[text, line, column, endColumn, shown, mark]) => {
    expect(masked(text, line, column, endColumn)).toEqual([shown, mark]);
  });
});
