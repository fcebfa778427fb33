// Compiles one program of the tests with what it imports, so that tests can start it as a process of
// its own and kill it.

import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const root = resolve(import.meta.dirname, "../..");

export interface Program {
  start(...args: string[]): RunningProgram;
  /** The command line, for tests that start it in some other way. */
  command(...args: string[]): string[];
  remove(): void;
}

export interface RunningProgram {
  readonly pid: number;
  /** The next line that it prints; undefined after the last. */
  line(): Promise<string | undefined>;
  /** Gives it a line to read. */
  tell(line: string): void;
  /** All lines that are left. */
  rest(): Promise<string[]>;
  /** Kills it as kill -9 does, and waits until it is gone. */
  kill(): Promise<void>;
}

/** `source` is a path from the root of the project. */
export function compileProgram(source: string): Program {
  // Inside node_modules, so that the program finds the project's dependencies.
  mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
  const folder = mkdtempSync(join(root, "node_modules/.cache/plumbline-"));
  const config = {
    extends: join(root, "tsconfig.json"),
    compilerOptions: {
      rootDir: root,
      outDir: folder,
      isolatedDeclarations: false,
      declaration: false,
    },
    files: [join(root, source)],
    include: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", join(folder, "tsconfig.json")]);
  const main = join(folder, source.replace(/\.ts$/, ".js"));
  return {
    command: (...args) => [process.execPath, main, ...args],
    start: (...args) => run(spawn(process.execPath, [main, ...args])),
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(child: ChildProcessWithoutNullStreams): RunningProgram {
  child.stderr.pipe(process.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const closed = new Promise<void>((done) => child.once("close", () => done()));
  const line = async (): Promise<string | undefined> => {
    const next = await lines.next();
    return next.done === true ? undefined : next.value;
  };
  return {
    pid: child.pid ?? 0,
    line,
    tell: (text) => void child.stdin.write(`${text}\n`),
    async rest() {
      const all: string[] = [];
      for (let next = await line(); next !== undefined; next = await line()) all.push(next);
      await closed;
      return all;
    },
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
