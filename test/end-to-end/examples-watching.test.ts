// The README of examples/watching: what it says to type is typed into one shell beside a controller that
// runs, and what is seen then is what it shows. UPDATE=1 writes what was seen into it, cut as before.

import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRetold, type, typedIn } from "../live/typed-story.ts";
import { compileProgram, type Program } from "../support/compiled.ts";
import { createTempFolder } from "../support/temp-folder.ts";
import { root } from "./command.ts";

const example = join(root, "examples/watching");
const readme = join(example, "README.md");

/** What follows depends on who plays it, and when; columns are as wide as what stands in them. */
function steady(text: string, folder: string): string {
  const { username } = userInfo();
  return text
    .replaceAll(folder, "/home/you")
    .replaceAll(`${username}@${hostname()}`, "you@host1")
    .replaceAll(`ed by ${username}`, "ed by you")
    .replace(/process \d+/g, "process 4711")
    .replace(/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "2026-11-21 12:00:00")
    .replace(/\b\d+\.\d+ s\b/g, "0.50 s")
    .replace(/(?<![.\d])\d+ (?:s|min)\b/g, "12 s")
    .replace(/(?<=(?:True|False|Unknown) +12 s) +/g, "  ")
    .replace(/(?<=2026-11-21 12:00:00|0\.50 s) {2,}/g, "  ");
}

/** Git as it is without anybody's settings, with commits that are the same each time. */
const git = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "you",
  GIT_AUTHOR_EMAIL: "you@example.net",
  GIT_AUTHOR_DATE: "2026-11-21T12:00:00Z",
  GIT_COMMITTER_NAME: "you",
  GIT_COMMITTER_EMAIL: "you@example.net",
  GIT_COMMITTER_DATE: "2026-11-21T12:00:00Z",
};

/** A person takes longer to read than a controller to begin. */
const untilLeading = "until grep -q leading watch.log; do sleep 0.1; done";

let program: Program;
beforeAll(() => {
  program = compileProgram("src/main.ts");
}, 120_000);
afterAll(() => {
  program.remove();
});

test("the walk with a watched repository is what a person sees", { timeout: 300_000 }, async () => {
  const folder = createTempFolder();
  try {
    const [work, bin] = [join(folder.path, "my-fabric"), join(folder.path, "bin")];
    cpSync(example, work, { recursive: true });
    mkdirSync(bin);
    const line = program.command().map((word) => `"${word}"`);
    writeFileSync(join(bin, "plumb"), `#!/bin/sh\nexec ${line.join(" ")} "$@"\n`);
    chmodSync(join(bin, "plumb"), 0o755);

    const typed = typedIn(readFileSync(readme, "utf8").split("\n"));
    expect(typed.length).toBeGreaterThan(20);
    const here = typed.map((one) =>
      one.text.endsWith("&") ? { ...one, text: `${one.text}\n${untilLeading}` } : one,
    );
    const seen = await type(
      {
        command: ["bash", "-m"],
        folder: work,
        environment: {
          ...git,
          PATH: [bin, process.env["PATH"]].join(delimiter),
          HOME: folder.path,
          NO_COLOR: "1",
        },
        atExit: "kill -9 $(jobs -p) 2> /dev/null",
      },
      here,
    );
    expectRetold(readme, typed, seen, (text) => steady(text, folder.path));
  } finally {
    folder.remove();
  }
});
