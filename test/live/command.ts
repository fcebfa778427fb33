// The built command as processes in a folder of their own, and what they say. Whoever starts some kills in
// the end what still runs. Needs a build.

import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { endsWithUs } from "../support/children.ts";

export const root: string = join(import.meta.dirname, "../..");
export const quickstart: readonly string[] = ["-f", join(root, "examples/quickstart")];

export interface Ended {
  readonly code: number | null;
  /** All that was said, on either stream. */
  readonly text: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** So far. */
  readonly said: () => string;
  readonly ended: Promise<Ended>;
}

const running = new Set<ChildProcess>();

export function start(
  folder: { readonly path: string },
  environment: Readonly<Record<string, string>>,
  words: readonly string[],
): Running {
  const env = { PATH: process.env["PATH"], ...environment };
  const main = join(root, "dist/main.js");
  const child = endsWithUs(spawn(process.execPath, [main, ...words], { cwd: folder.path, env }));
  running.add(child);
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
  child.stderr.setEncoding("utf8").on("data", (more: string) => (text += more));
  const ended = new Promise<Ended>((done) => {
    child.once("close", (code) => {
      running.delete(child);
      done({ code, text });
    });
  });
  return { child, said: () => text, ended };
}

/** As kill -9 does. Each test file has processes of its own. */
export function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}
