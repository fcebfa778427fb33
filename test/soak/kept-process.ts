// The command as a process that runs for ever: started again whenever it is killed, as a machine would do
// it. One that ends without being killed is a fault, and is kept in mind.

import { spawn } from "node:child_process";
import { endsWithUs } from "../support/children.ts";
import { pause } from "../live/waiting.ts";
import { soakedCommand } from "./program.ts";

export interface KeptProcess {
  readonly name: string;
  signal(signal: NodeJS.Signals): void;
  /** What the processes of this name said last. */
  said(): string;
  /** How those ended that nobody killed. */
  readonly ownEnds: readonly string[];
  /** Ends it for good, as kill -9 does. */
  end(): Promise<void>;
}

export interface Start {
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** So much of what is said is kept. */
const saidMax = 20_000;
/** A process manager leaves about so long. */
const startAgainMs = 300;

export function keepRunning(name: string, { words, folder, environment }: Start): KeptProcess {
  const [program = "", ...first] = soakedCommand();
  const env = { PATH: process.env["PATH"] ?? "", ...environment };
  const ownEnds: string[] = [];
  let isOver = false;
  let said = "";
  let child = begin();
  let closed = untilClosed();

  function begin(): ReturnType<typeof spawn> {
    const started = endsWithUs(spawn(program, [...first, ...words], { cwd: folder, env }));
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding("utf8").on("data", (more: string) => {
        said = (said + more).slice(-saidMax);
      });
    }
    return started;
  }

  async function untilClosed(): Promise<void> {
    const [code, signal] = await new Promise<[number | null, string | null]>((done) => {
      child.once("close", (...how) => {
        done(how);
      });
    });
    if (isOver) return;
    if (signal === null) {
      ownEnds.push(`${name} ended by itself with ${String(code)}: ${said.slice(-2_000)}`);
    }
    await pause(startAgainMs);
    // It may have been ended for good meanwhile.
    if (isOverNow()) return;
    child = begin();
    closed = untilClosed();
  }

  const isOverNow = (): boolean => isOver;
  return {
    name,
    signal: (signal) => void child.kill(signal),
    said: () => said,
    ownEnds,
    async end() {
      isOver = true;
      child.kill("SIGKILL");
      await closed;
    },
  };
}
