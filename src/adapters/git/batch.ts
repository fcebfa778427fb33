// One `git cat-file` that lives as long as the source and answers many questions: starting a process for
// each of thousands of files costs more than all else. It is started when it is first asked, and again
// where it ended.

import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import type { MirrorTrouble } from "./fault.ts";
import { damaged } from "./fault.ts";

export interface GitObject {
  readonly hash: string;
  readonly type: string;
  readonly byteCount: number;
  /** Empty where only the head was asked for. */
  readonly bytes: Uint8Array;
}

export interface Batch {
  /** In the order of the names; undefined for what is not there. */
  ask(names: readonly string[]): Promise<readonly (GitObject | undefined)[] | MirrorTrouble>;
  close(): void;
}

export interface BatchOptions {
  readonly repository: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Without it only type and size are told. */
  readonly withBytes: boolean;
}

type Answered = (object: GitObject | undefined) => void;

interface Waiting {
  readonly answered: Answered;
  readonly failed: (reason: string) => void;
}

interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly waiting: Waiting[];
}

export function createBatch(options: BatchOptions): Batch {
  let running: Running | undefined;

  const end = (one: Running, reason: string): void => {
    if (running === one) running = undefined;
    for (const { failed } of one.waiting.splice(0)) failed(reason);
    one.child.kill();
  };

  const start = (): Running => {
    const mode = options.withBytes ? "--batch" : "--batch-check";
    const child = spawn("git", ["cat-file", mode], {
      cwd: options.repository,
      env: options.environment,
    });
    const one: Running = { child, waiting: [] };
    const reader = createReader(options.withBytes);
    child.stdout.on("data", (chunk: Buffer) => {
      const objects = reader(chunk);
      if (objects === undefined) return end(one, "git cat-file answered with something else");
      for (const object of objects) one.waiting.shift()?.answered(object.found);
    });
    // What it says to stderr stands for an end, which follows.
    child.stderr.resume();
    child.stdin.on("error", () => undefined);
    child.once("error", (error) => {
      end(one, error.message);
    });
    child.once("close", () => {
      end(one, "git cat-file ended by itself");
    });
    running = one;
    return one;
  };

  return {
    async ask(names) {
      if (names.length === 0) return [];
      const one = running ?? start();
      const answers = names.map(
        async (): Promise<GitObject | undefined | MirrorTrouble> =>
          await new Promise((resolve) => {
            const failed = (reason: string): void => {
              resolve(damaged("reading objects of the mirror", reason));
            };
            one.waiting.push({ answered: resolve, failed });
          }),
      );
      one.child.stdin.write(`${names.join("\n")}\n`);
      const objects: (GitObject | undefined)[] = [];
      for (const answer of await Promise.all(answers)) {
        if (answer !== undefined && "place" in answer) return answer;
        objects.push(answer);
      }
      return objects;
    },
    close() {
      if (running !== undefined) end(running, "the source was closed");
    },
  };
}

interface Read {
  readonly found: GitObject | undefined;
}

const head = /^([0-9a-f]+) (blob|tree|commit|tag) (\d+)$/;

/** Undefined once the text is not what git writes. */
function createReader(withBytes: boolean): (chunk: Buffer) => Read[] | undefined {
  let chunks: Buffer[] = [];
  let length = 0;
  /** Below this many bytes nothing more can be read from what is there. */
  let needed = 1;
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    const found: Read[] = [];
    if (length < needed) return found;
    const all = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    let at = 0;
    needed = 1;
    for (;;) {
      const lineEnd = all.indexOf(10, at);
      if (lineEnd < 0) break;
      const line = all.toString("utf8", at, lineEnd);
      const match = head.exec(line);
      if (match === null) {
        // Newer ones tell of submodules, of which the mirror has nothing, by a word of their own.
        if (!/ (?:missing|ambiguous|submodule)$/.test(line)) return undefined;
        found.push({ found: undefined });
        at = lineEnd + 1;
        continue;
      }
      const [, hash = "", type = "", size = "0"] = match;
      const byteCount = Number(size);
      const bodyEnd = withBytes ? lineEnd + 1 + byteCount : lineEnd;
      if (withBytes && all.length < bodyEnd + 1) {
        needed = bodyEnd + 1 - at;
        break;
      }
      // A copy, or one small file would keep all that came with it in memory.
      const bytes = withBytes ? Buffer.from(all.subarray(lineEnd + 1, bodyEnd)) : Buffer.alloc(0);
      found.push({ found: { hash, type, byteCount, bytes } });
      at = bodyEnd + 1;
    }
    const rest = all.subarray(at);
    chunks = [rest];
    length = rest.length;
    return found;
  };
}
