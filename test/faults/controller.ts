// A command as a process of its own, as a case has it.

import { spawn } from "node:child_process";
import { endsWithUs } from "../support/children.ts";
import type { ControllerOptions } from "./controller-process.ts";
import { programs } from "./programs.ts";

export interface Ended {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly text: string;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  signal(signal: NodeJS.Signals): void;
}

export function startController(
  options: ControllerOptions,
  words: readonly string[],
  { folder, environment }: { folder: string; environment: NodeJS.ProcessEnv },
): Running {
  const argv = [programs().controller, JSON.stringify(options), ...words];
  const child = endsWithUs(spawn(process.execPath, argv, { cwd: folder, env: environment }));
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
  child.stderr.setEncoding("utf8").on("data", (more: string) => (text += more));
  const ended = new Promise<Ended>((done) => {
    child.once("close", (code) => {
      done({ code, text });
    });
  });
  return { pid: child.pid ?? 0, ended, signal: (signal) => void child.kill(signal) };
}
