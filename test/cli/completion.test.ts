// Completion as a shell would ask for it. Bash is there wherever the tests run; the others are read.

import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createWorld, type World } from "../scenarios/world.ts";

let world: World;
beforeAll(() => {
  world = createWorld();
});
afterAll(() => {
  world.end();
});

async function script(shell: string): Promise<string> {
  await run(["completion", shell], world.ports);
  return world.taken().join("\n");
}

async function completed(line: string): Promise<string[]> {
  const words = line.split(" ");
  const ask = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _plumb; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const said = execFileSync("bash", ["-c", `${await script("bash")}\n${ask}`], {
    cwd: world.folder,
    encoding: "utf8",
  });
  return said.split("\n").filter((one) => one !== "");
}

test.each([
  ["plumb pl", ["plan"]],
  ["plumb -f manifests pl", ["plan"]],
  ["plumb --output text get Net", ["Network"]],
  ["plumb get t", ["targets"]],
  ["plumb schema VlanP", ["VlanPool"]],
  ["plumb apply -o ", ["text", "json"]],
  ["plumb apply --output j", ["json"]],
  ["plumb plan -o j", ["json", "junit"]],
  ["plumb drift -o gitlab", ["gitlab-codequality"]],
  ["plumb graph -o h", ["html"]],
  ["plumb graph --output m", ["mermaid"]],
  ["plumb explain conflict/nat", ["conflict/native-vlan"]],
  ["plumb plan --allow-e", ["--allow-empty"]],
  ["plumb completion z", ["zsh"]],
])("bash completes %s", async (line, words) => {
  expect(await completed(line)).toEqual(words);
});

test("fish and zsh know the same", async () => {
  const fish = await script("fish");
  expect(fish).toMatch(/seen_subcommand_from get' -a '.*Network.*targets'/);
  expect(fish).toMatch(/-l output -s o -x -a 'text json'/);
  expect(await script("zsh")).toContain('*" -o"|*" --output") values="text json"');
});
