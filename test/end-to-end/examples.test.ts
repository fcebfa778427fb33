// Every example does what the README promises, with the built command: it is valid, it is applied on
// simulated switches, and then there is nothing to do and no drift.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { plumb, root, told, withTempFolder } from "./command.ts";

const folder = join(root, "examples");
const all = readdirSync(folder);
// One holds what an import starts from, and its manifests come into being in its story; the other has
// pipelines beside its manifests, and examples-ci.test.ts runs them.
const examples = all.filter((name) => name !== "from-cc-fabric" && name !== "ci");

test("there are examples, nothing but folders of them, and the README lists each", () => {
  expect(examples.length).toBeGreaterThanOrEqual(4);
  const readme = readFileSync(join(root, "README.md"), "utf8");
  for (const name of all) {
    expect(readdirSync(join(folder, name)), name).not.toEqual([]);
    expect(readme, name).toContain(`examples/${name}`);
  }
});

// Switches of the lab are real ones: test/live/walkthrough.test.ts applies it.
const simulated = examples.filter((name) => name !== "ovs-lab");

describe.each(simulated)("%s", (name) => {
  test("goes from nothing to in sync", async () => {
    await withTempFolder(async (work) => {
      const steps: [number, string, ...string[]][] = [
        [2, "plan", "--detailed-exitcode"],
        [0, "apply", "--auto-approve"],
        [0, "plan", "--detailed-exitcode"],
        [0, "drift"],
      ];
      for (const [code, ...words] of steps) {
        const ended = await plumb(work, [...words, "-f", join(folder, name)]);
        expect(ended.code, `${words.join(" ")}: ${told(ended)}`).toBe(code);
        expect(ended.err).not.toContain("warning");
      }
    });
  });
});

describe.each(examples)("%s", (name) => {
  test("is valid, and written as plumb fmt writes", async () => {
    await withTempFolder(async (work) => {
      for (const command of [["fmt", "--check"], ["validate"]]) {
        const ended = await plumb(work, [...command, "-f", join(folder, name)]);
        expect(ended.code, `${command.join(" ")}: ${told(ended)}`).toBe(0);
      }
    });
  });

  test("tells editors which schema its files have", () => {
    const inside = readdirSync(join(folder, name), { recursive: true, encoding: "utf8" });
    const files = inside.filter((file) => /\.ya?ml$/.test(file) && file !== "plumbline.yaml");
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const path = join(folder, name, file);
      const [first = ""] = readFileSync(path, "utf8").split("\n");
      const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1];
      expect(schema, `${file} begins with a modeline`).toBeDefined();
      expect(existsSync(resolve(dirname(path), schema ?? "")), `${file}: ${schema}`).toBe(true);
    }
  });
});
