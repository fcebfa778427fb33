// Runs a script of commands and writes down what a person would see. Digests become <1>, <2>, … in
// the order in which they come up, so that a transcript tells which plan is meant and nothing else; the folder is <project>.
//
//   $ plumb …                     the command; what it says on standard error stands behind "! "
//   $ write FILE                  followed by lines that begin with "| "
//   $ edit FILE OLD => NEW        replaces the first OLD
//   $ copy PATH                   a folder of the project
//   $ remove FILE   $ wait 120    files and seconds
//   $ answer yes|no|nobody        who sits at the terminal
//   $ lock   $ unlock             somebody else holds the lock

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "../../src/cli/run.ts";
import { acquireLock, isLock, type Lock } from "../../src/records/lock.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { createWorld, projectRoot, type World } from "./world.ts";

export interface PlayOptions {
  /** Digests stay as a person sees them, and commands may name them so. */
  readonly areDigestsKept?: boolean;
}

export async function playScript(
  script: string,
  { areDigestsKept = false }: PlayOptions = {},
): Promise<string> {
  const world = createWorld();
  const stage: Stage = { areDigestsKept, digests: [], lock: undefined };
  const transcript: string[] = [];
  try {
    const lines = script.split("\n");
    for (const [i, line] of lines.entries()) {
      // Behind the first command, every line that is no command is what was seen.
      const isPreface = !lines.slice(0, i).some((earlier) => earlier.startsWith("$ "));
      if (isPreface && !line.startsWith("$ ")) transcript.push(line);
      if (!line.startsWith("$ ")) continue;
      const given = lines.slice(i + 1).findIndex((next) => !next.startsWith("| "));
      const input = lines.slice(i + 1, i + 1 + Math.max(0, given));
      transcript.push(line, ...input, ...(await step(line.slice(2), input, world, stage)));
    }
  } finally {
    world.end();
  }
  return `${transcript.join("\n").trimEnd()}\n`;
}

interface Stage {
  readonly areDigestsKept: boolean;
  readonly digests: string[];
  lock: Lock | undefined;
}

async function step(
  line: string,
  input: readonly string[],
  world: World,
  stage: Stage,
): Promise<string[]> {
  const words = wordsOf(line).map((word) =>
    word.replace(/<(\d+)>/g, (_, n: string) => stage.digests[Number(n) - 1] ?? ""),
  );
  const [command, file = "", ...rest] = words;
  const path = join(world.folder, file);
  if (command === "write") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, input.map((one) => `${one.slice(2)}\n`).join(""));
  } else if (command === "edit") {
    const [old = "", , fresh = ""] = rest;
    const text = readFileSync(path, "utf8");
    if (!text.includes(old)) throw new Error(`${file} has no ${old}`);
    writeFileSync(
      path,
      text.replace(old, () => fresh),
    );
  } else if (command === "copy") cpSync(join(projectRoot, file), world.folder, { recursive: true });
  else if (command === "remove") rmSync(path, { recursive: true });
  else if (command === "wait") world.clock.pass(Number(file) * 1000);
  else if (command === "answer") world.answer = file === "nobody" ? undefined : file === "yes";
  else if (command === "unlock") await stage.lock?.release();
  else if (command === "lock") {
    const holder = { owner: "bob", host: "shelf", pid: 12, command: "plumb apply" };
    const keys = storeKeys("default");
    const lock = await acquireLock(world.store, world.clock, keys, holder, 3_600_000);
    if (!isLock(lock)) throw new Error("the lock is not free");
    stage.lock = lock;
  } else if (command === "plumb") {
    const code = await run(words.slice(1), world.ports);
    const said = world.taken().map((one) => one.replaceAll(world.folder, "<project>"));
    if (code !== 0) said.push(`(exit ${code})`);
    if (stage.areDigestsKept) return said;
    return said.map((one) =>
      one.replace(/\b[0-9a-f]{64}\b|\b(?!0000)(?=[0-9a-f]*\d)[0-9a-f]{8}\b(?!-)/g, (digest) =>
        alias(stage.digests, digest),
      ),
    );
  } else throw new Error(`a script cannot "${line}"`);
  return [];
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

function alias(digests: string[], digest: string): string {
  const short = digest.slice(0, 8);
  if (!digests.includes(short)) digests.push(short);
  return `<${digests.indexOf(short) + 1}>`;
}
