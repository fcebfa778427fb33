// The command as a process of its own, on the embedded store: what only a real process can show.
// It runs what was built.

import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../scenarios/world.ts";

const main = join(projectRoot, "dist/main.js");
const options = { encoding: "utf8", env: { PATH: process.env["PATH"] } } as const;
let folder = "";

function plumb(...words: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, ...words], { ...options, cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Starts an apply on devices that are slow, and returns when it has begun to send. */
async function slowApply(): Promise<{
  child: ChildProcess;
  ended: Promise<number | null>;
  err: () => string;
}> {
  const child = spawn(process.execPath, [main, "apply", "-y"], { ...options, cwd: folder });
  let err = "";
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("Plan:")) resolve();
    });
  });
  // The plan is printed before the lock is taken; the first operations then take a second.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { child, ended, err: () => err };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumb-"));
  plumb("init");
  for (const target of ["switch/leaf-a1", "switch/leaf-a2"]) {
    plumb("sim", target, "fail", "slow", "--amount", "1000");
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("a first interrupt finishes what is in flight, and the next apply does the rest", async () => {
  const { child, ended, err } = await slowApply();
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(err()).toContain("Interrupted: what is in flight is finished.");
  const left = JSON.parse(plumb("plan", "-o", "json").out);
  expect(left.operations.length).toBeGreaterThan(0);
  expect(left.operations.length).toBeLessThan(12);
  expect(plumb("history").out).toMatch(/^\w+ +interrupted/);
});

test("a second interrupt ends at once, and nothing is lost", async () => {
  const { child, ended } = await slowApply();
  child.kill("SIGINT");
  await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  for (const target of ["switch/leaf-a1", "switch/leaf-a2"]) plumb("sim", target, "clear");
  expect(plumb("apply", "-y").code).toBe(0);
  expect(JSON.parse(plumb("plan", "-o", "json").out)).toMatchObject({ operations: [], held: [] });
  expect(plumb("drift").code).toBe(0);
});

test("two applies at once: one does it, the other says who, and steps back", async () => {
  for (const target of ["switch/leaf-a1", "switch/leaf-a2"]) {
    plumb("sim", target, "unset", "/interfaces/Port-Channel101/nativeVlan");
    plumb("sim", target, "fail", "slow", "--amount", "10000");
  }
  const { child, ended } = await slowApply();
  const second = plumb("apply", "-y");
  expect(second.code).toBe(4);
  expect(second.err).toMatch(/holds the lock for \d+ s: plumb apply -y/);
  child.kill("SIGINT");
  await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill("SIGINT");
  expect(await ended).toBe(130);
});

test("a reader that goes away early is no error", () => {
  const line = `${process.execPath} ${main} --help | head -1`;
  const text = execFileSync("sh", ["-c", line], { ...options, cwd: folder, stdio: "pipe" });
  expect(text).toBe("Usage: plumb <command> [options]\n");
});

test("without a terminal nobody is asked, and nothing is done", () => {
  const { code, err } = plumb("apply");
  expect(code).toBe(64);
  expect(err).toContain("add --auto-approve");
});
