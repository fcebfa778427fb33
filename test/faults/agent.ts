// An agent process as a case has it: started again whenever it dies, as a machine would do it.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { AgentOptions } from "./agent-process.ts";
import { endsWithUs } from "../support/children.ts";
import { programs } from "./programs.ts";

export interface Agent {
  readonly targets: readonly TargetName[];
  readonly pid: () => number;
  signal(signal: NodeJS.Signals): void;
  /** Resolves once every target is served from here again. */
  ready(): Promise<void>;
  /** Stops it as SIGTERM does, and starts it with another fate; resolves once it serves. */
  again(given: Partial<AgentOptions>): Promise<void>;
  /** Ends it for good, as kill -9 does. */
  kill(): Promise<void>;
}

/** One that dies is started again without its fate. */
export function startAgent(options: AgentOptions): Agent {
  const { at: _at, how: _how, ...later } = options;
  let isOver = false;
  let pid = 0;
  let closed = Promise.resolve();
  let unserved = new Set<string>();
  let wake = (): void => undefined;

  function begin(given: AgentOptions): void {
    unserved = new Set(options.targets);
    const argv = [programs().agent, JSON.stringify(given)];
    const env = { PATH: process.env["PATH"] };
    const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
    const child = endsWithUs(spawn(process.execPath, argv, { stdio, env }));
    pid = child.pid ?? 0;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const target = line.slice(1);
      if (line.startsWith("-")) unserved.add(target);
      else unserved.delete(target);
      if (unserved.size === 0) wake();
    });
    closed = new Promise((done) => {
      child.once("close", () => {
        done();
        if (!isOver) begin(later);
      });
    });
  }
  const signal = (name: NodeJS.Signals): void => void process.kill(pid, name);
  async function end(name: NodeJS.Signals): Promise<void> {
    if (isOver) return;
    isOver = true;
    signal(name);
    await closed;
  }
  async function ready(): Promise<void> {
    const endMs = performance.now() + 60_000;
    while (unserved.size > 0) {
      if (performance.now() > endMs) throw new Error(`${options.name} serves nothing`);
      const woken = new Promise<void>((done) => (wake = done));
      await Promise.race([woken, systemClock.sleep(1_000)]);
    }
  }

  begin(options);
  return {
    targets: options.targets,
    pid: () => pid,
    signal,
    ready,
    async again(given) {
      await end("SIGTERM");
      isOver = false;
      begin({ ...later, ...given });
      await ready();
    },
    kill: () => end("SIGKILL"),
  };
}
