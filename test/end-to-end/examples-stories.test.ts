// The README of each example that tells a story: what it says to type is typed, and what is seen then
// is what it shows. UPDATE=1 writes what was seen into it, cut as before; in CI a difference fails.

import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { playScript } from "../scenarios/script.ts";
import { root } from "./command.ts";
import { readStory, retold, scriptOf } from "./story.ts";

const folder = join(root, "examples");
/** They need something that runs beside them: test/live/walkthrough.test.ts and examples-watching.test.ts play them. */
const withServers = ["etcd-and-agents", "ovs-lab", "watching"];
const told = readdirSync(folder).filter(
  (name) => !withServers.includes(name) && existsSync(join(folder, name, "README.md")),
);

describe("the story of an example is what a person sees", () => {
  test.each(told)("%s", async (name) => {
    const path = join(folder, name);
    const story = readStory(path);
    const transcript = await playScript(scriptOf(story, name), { areDigestsKept: true });
    const seen = retold(story, transcript);
    if (process.env["UPDATE"] === "1" && process.env["CI"] === undefined) {
      writeFileSync(join(path, "README.md"), seen);
    } else expect(seen).toBe(story.lines.join("\n"));
  });
});
