// Measures whole processes and pieces of work, several times, and keeps the median: these machines are
// noisy, so only medians and ratios within one run mean something.

import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

export const root: string = resolve(import.meta.dirname, "../..");
const command = join(root, "dist/main.js");

export interface Measured {
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
}

/** `plumb` with these words, as a whole process. Throws where it ends otherwise than expected. */
export function plumb(words: readonly string[], state: string, expected = 0): string {
  return node([command, ...words], { PLUMB_STATE: state }, expected);
}

/** A bare `node` that does nothing: what every command pays before it begins. */
export function bareNode(): void {
  node(["-e", "0"], {}, 0);
}

function node(words: readonly string[], environment: object, expected: number): string {
  const done = spawnSync(process.execPath, words, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 30,
  });
  if (done.status !== expected) {
    throw new Error(`${words.join(" ")} ended with ${done.status}: ${done.stderr.slice(0, 2000)}`);
  }
  return done.stdout;
}

export function measure(runs: number, work: () => void): Measured {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return medianOf(times);
}

/** Of times in milliseconds. */
export function medianOf(times: readonly number[]): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (i: number): number => sorted[i] ?? Number.NaN;
  return { medianMs: at(times.length >> 1), minMs: at(0), maxMs: at(times.length - 1) };
}

/** One line of the report: the figure, its spread, and how it stands to what it is compared with. */
export function report(
  name: string,
  measured: Measured,
  than?: { name: string; of: Measured },
): void {
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const spread = `(${ms(measured.minMs)} to ${ms(measured.maxMs)})`;
  const ratio =
    than === undefined
      ? ""
      : `  ${(measured.medianMs / than.of.medianMs).toFixed(2)} x ${than.name}`;
  process.stdout.write(
    `${name.padEnd(58)} ${ms(measured.medianMs).padStart(9)} ${spread}${ratio}\n`,
  );
}
