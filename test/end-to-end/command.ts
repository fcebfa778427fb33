// The built command as a process: how it ended, what it said, and what it cost. Needs a build.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createTempFolder } from "../support/temp-folder.ts";

export const root: string = resolve(import.meta.dirname, "../..");
const command = join(root, "dist/main.js");

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly wallMs: number;
  /** Of the processor: what other processes take meanwhile is not counted. */
  readonly cpuMs: number;
  readonly megabytes: number;
}

// The process tells its own cost on a channel of its own, as only it can see it everywhere.
const tellCost = `
import { writeSync } from "node:fs";
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS / 1024]));
});
`;

/** Runs `plumb` with these words; `folder` is where it works and keeps its state. */
export function plumb(folder: string, words: readonly string[], input?: string): Promise<Ended> {
  if (!existsSync(command)) throw new Error("dist/ is not there: run npm run build first");
  const preload = `data:text/javascript,${encodeURIComponent(tellCost)}`;
  return run(["--import", preload, command, ...words], folder, input);
}

/** A script of the project in a process of its own, from the project's root. */
export function script(path: string): Promise<Ended> {
  return run([join(root, path)], root);
}

function run(words: readonly string[], folder: string, input = ""): Promise<Ended> {
  const start = performance.now();
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: { PATH: process.env["PATH"] },
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  const texts = ["", "", ""];
  [child.stdout, child.stderr, child.stdio[3]].forEach((stream, i) => {
    if (stream === null || stream === undefined || !("setEncoding" in stream)) return;
    stream.setEncoding("utf8").on("data", (text: string) => (texts[i] += text));
  });
  // A command that reads nothing may be gone before its input is.
  child.stdin.on("error", () => undefined).end(input);
  return new Promise((done, fail) => {
    child.once("error", fail).once("close", (code) => {
      const [out = "", err = "", told = ""] = texts;
      const [cpuMs, megabytes] = told === "" ? [0, 0] : (JSON.parse(told) as [number, number]);
      done({ code, out, err, wallMs: performance.now() - start, cpuMs, megabytes });
    });
  });
}

/** For messages of failed tests: what was said, cut to what can be read. */
export function told({ code, out, err }: Ended): string {
  return `exit ${code}\n${out.slice(-2000)}\n${err.slice(-2000)}`;
}

/** Gives `work` a folder that goes with it. */
export async function withTempFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = createTempFolder();
  try {
    await work(folder.path);
  } finally {
    folder.remove();
  }
}
