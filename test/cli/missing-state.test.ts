// Danger: a misspelt state folder answers that all is well, and is made by looking.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasStore } from "../../src/adapters/embedded/has-store.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { run } from "../../src/cli/run.ts";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import type { StorePlace } from "../../src/ports/store-place.ts";
import { createWorld, type World } from "../scenarios/world.ts";

let world: World;
let ports: CommandPorts;
beforeAll(async () => {
  world = createWorld();
  const openStore = (place: StorePlace) =>
    openEmbeddedStore(place.type === "embedded" ? place.folder : "", world.clock);
  ports = { ...world.ports, openStore, hasStore };
  await run(["init"], ports);
  expect(await run(["plan", "--out", "change.plan"], ports)).toBe(0);
  world.taken();
});
afterAll(() => {
  world.end();
});

async function plumb(line: string): Promise<{ code: number; text: string }> {
  const code = await run(line.split(" "), ports);
  return { code, text: world.taken().join("\n") };
}

test.each([
  "drift",
  "history",
  "undo -y",
  "state list",
  "show switch/leaf-a1",
  "blame switch/leaf-a1",
  "apply change.plan -y",
])("plumb %s refuses a state that is not there, and makes none", async (line) => {
  const { code, text } = await plumb(`${line} --state typo`);
  expect(code).toBe(1);
  expect(text).toContain(`there is no state in ${join(world.folder, "typo")}`);
  expect(text).toContain("--state");
  expect(existsSync(join(world.folder, "typo"))).toBe(false);
});

test.each(["validate", "get", "get targets", "show change.plan"])(
  "plumb %s does without a state, and makes none",
  async (line) => {
    expect((await plumb(`${line} --state typo`)).code).toBe(0);
    expect(existsSync(join(world.folder, "typo"))).toBe(false);
  },
);

test("a folder that holds something else is no state", async () => {
  expect((await plumb("drift --state manifests")).code).toBe(1);
  expect(readdirSync(join(world.folder, "manifests"))).not.toContain("data.mdb");
});

test("a first plan makes the state, and then looking works", async () => {
  expect((await plumb("plan --state fresh")).code).toBe(0);
  expect((await plumb("history --state fresh")).text).toBe("Nothing was applied yet.");
  expect((await plumb("drift --state fresh")).code).toBe(0);
});
