// The terminal of this process.

import { writeSync } from "node:fs";
import type { Terminal } from "../../ports/terminal.ts";

export function createTerminal(process: NodeJS.Process): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const isDumb = env["TERM"] === "dumb";
  return {
    out: (text) => {
      write(stdout, 1, text);
    },
    err: (text) => {
      write(stderr, 2, text);
    },
    width: widthOf(stdout.columns ?? stderr.columns, env["COLUMNS"]),
    isOutShown: stdout.isTTY && !isDumb,
    isErrShown: stderr.isTTY && !isDumb && (env["CI"] ?? "") === "",
    canAsk: stdin.isTTY && stderr.isTTY,
    ask: (question, signal) => ask(question, process, signal),
    readInput: async () => (await import("node:stream/consumers")).buffer(stdin),
  };
}

/** A pipe must have everything before the process ends, so nothing is left to a queue there. */
function write(stream: NodeJS.WriteStream, descriptor: number, text: string): void {
  if (stream.isTTY) {
    stream.write(text);
    return;
  }
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // A full pipe empties by itself; a closed one (head, less) wants nothing more.
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function widthOf(columns: number | undefined, variable: string | undefined): number {
  const given = Number(variable);
  if (Number.isInteger(given) && given >= 20) return given;
  return columns ?? 100;
}

async function ask(
  question: string,
  { stdin, stderr }: NodeJS.Process,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (!stdin.isTTY || !stderr.isTTY) return false;
  // Few commands ask, and all of them should start quickly.
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: stdin, output: stderr });
  const closed = new Promise<string>((answer) => {
    lines.once("close", () => {
      answer("");
    });
  });
  try {
    const answer = await Promise.race([
      lines.question(question, signal === undefined ? {} : { signal }).catch(() => ""),
      closed,
    ]);
    return answer.trim().toLowerCase() === "yes";
  } finally {
    lines.close();
  }
}
