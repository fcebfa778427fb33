// What commands say of the commit that manifests are, and of who wrote a line.

import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createWorld, type World } from "../scenarios/world.ts";
import { createRepository, type Repository } from "./repository.ts";

let world: World;
let repository: Repository;

async function plumb(...words: string[]): Promise<string[]> {
  await run(words, world.ports);
  return world.taken();
}

/** The last words of a line, from a place in a file on. */
function place(lines: readonly string[], beginning: string): string | undefined {
  return lines
    .find((line) => line.trim().startsWith(beginning))
    ?.replace(/^.*?(?=manifests\/)/, "");
}

const binding = "manifests/networks.yaml";

beforeEach(async () => {
  world = createWorld();
  repository = createRepository(world.folder);
  await plumb("init");
});

afterEach(() => {
  world.end();
});

function commitAll(author = "Ann Author"): string {
  repository.git("add", "--all");
  const date = new Date(world.clock.now()).toISOString();
  repository.git(
    "commit",
    "-q",
    "-m",
    "m",
    `--author=${author} <a@fabric.example>`,
    `--date=${date}`,
  );
  return repository.git("rev-parse", "HEAD");
}

test("a plan says branch and commit, a saved one keeps them, and neither changes its digest", async () => {
  const commit = commitAll();
  const short = commit.slice(0, 7);
  const clean = await plumb("plan", "--out", "clean.json");
  expect(clean[0]).toContain(` · manifests main@${short} (clean) · live`);
  repository.write({ [binding]: `${repository.git("show", `HEAD:${binding}`)}\n# a note\n` });
  const changed = await plumb("plan", "--out", "changed.json");
  expect(changed[0]).toBe(clean[0]?.replace("(clean)", "(1 file changed)"));
  await plumb("apply", "clean.json", "--auto-approve");
  const history = await plumb("history", "-o", "json");
  expect(JSON.parse(history.join(""))).toMatchObject({
    entries: [{ manifests: `main@${short} (clean)` }],
  });
  const quiet = await plumb("plan");
  expect(quiet[0]).toContain(`manifests main@${short} (1 file changed)`);
  expect((await plumb("plan"))[0]).toBe(quiet[0]);
  const json = JSON.parse((await plumb("plan", "-o", "json")).join(""));
  expect(json.manifests).toEqual({
    branch: "main",
    commit,
    changedFiles: [binding],
    otherFiles: 0,
  });
});

test("drift and blame name author, commit and age of a line, and say what is not committed", async () => {
  const short = commitAll().slice(0, 7);
  await plumb("apply", "--auto-approve");
  await plumb("sim", "switch/leaf-a1", "set", "/interfaces/Port-Channel101/nativeVlan", "1");
  world.clock.pass(7_200_000);
  const story = `(Ann Author, ${short}, 2 h ago)`;
  expect(place(await plumb("drift"), "~ Port-Channel101")).toBe(`${binding}:9 ${story}`);
  const item = ["blame", "switch/leaf-a1", "/interfaces/Port-Channel101/nativeVlan"];
  expect(place(await plumb(...item), "claimed by")).toContain(`${binding}:9:1 ${story}`);
  expect(place(await plumb("blame", "switch/leaf-a1"), "/vlans/2000")).toBe(
    `${binding}:9 ${story}`,
  );
  const json = JSON.parse((await plumb("drift", "-o", "json")).join(""));
  expect(json.targets[0].differences[0].claims[0].author).toMatchObject({ name: "Ann Author" });

  // Lines further down are found again; those that nobody committed have no author.
  const text = repository.git("show", `HEAD:${binding}`);
  repository.write({ [binding]: `# one\n# two\n${text}\n` });
  expect(place(await plumb("drift"), "~ Port-Channel101")).toBe(`${binding}:11 ${story}`);
  const [first = "", second = ""] = text.split(/^---\n/m);
  repository.write({
    [binding]: `${first}---\n# moved\n# and\n${second.replace("apiVersion", '"apiVersion"')}\n`,
  });
  const moved = place(await plumb("drift"), "~ Port-Channel101");
  expect(moved).toBe(`${binding}:11 (not committed)`);
});

test("the name of an author is shown, and does nothing else", async () => {
  commitAll(`\u001B[31mred\u202E${"x".repeat(80)}`);
  await plumb("apply", "--auto-approve");
  await plumb("sim", "switch/leaf-a1", "set", "/interfaces/Port-Channel101/nativeVlan", "1");
  const line = place(await plumb("drift"), "~ Port-Channel101") ?? "";
  // oxlint-disable-next-line no-control-regex
  expect(line).not.toMatch(/[\u001B\u202E]/);
  expect(line).toMatch(/red\uFFFDx{10,40}…, /);
});
