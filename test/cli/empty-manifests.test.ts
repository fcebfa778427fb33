// Danger: a generator fails, its empty output is piped into plumb, and the whole fabric is torn down.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createWorld, type World } from "../scenarios/world.ts";

let world: World;
beforeEach(async () => {
  world = createWorld();
  await run(["init"], world.ports);
  await run(["apply", "-y"], world.ports);
  world.taken();
});
afterEach(() => {
  world.end();
});

async function plumb(...words: string[]): Promise<{ code: number; text: string }> {
  const code = await run(words, world.ports);
  return { code, text: world.taken().join("\n") };
}

describe.each(["", "# only a comment\n", "---\n---\n"])("the input %j", (input) => {
  test.each(["validate", "plan", "diff", "apply -y"])("is refused by %s", async (line) => {
    world.input = input;
    const { code, text } = await plumb(...line.split(" "), "-f", "-");
    expect(code).toBe(3);
    expect(text).toContain("there is no resource in the standard input");
    expect(text).toContain("--allow-empty");
    expect((await plumb("drift")).text).toBe("No drift. 2 targets are as applied.");
  });
});

test("a file with nothing but a comment is refused, as JSON too", async () => {
  writeFileSync(join(world.folder, "empty.yaml"), "# nothing\n");
  const { code, text } = await plumb("plan", "-f", "empty.yaml", "-o", "json");
  expect(code).toBe(3);
  expect(JSON.parse(text)).toMatchObject({
    valid: false,
    diagnostics: [{ code: "input/no-manifests" }],
  });
});

test("with --allow-empty it is meant, and everything goes", async () => {
  expect((await plumb("validate", "-f", "-", "--allow-empty")).code).toBe(0);
  expect((await plumb("diff", "-f", "-", "--allow-empty")).code).toBe(2);
  const { code, text } = await plumb("apply", "-y", "-f", "-", "--allow-empty");
  expect(code).toBe(0);
  expect(text).toContain("12 to remove");
});

test("the help of plan tells of it", async () => {
  expect((await plumb("plan", "--help")).text).toContain("--allow-empty");
});
