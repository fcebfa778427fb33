// A README that is typed into a shell, and what is seen then. It knows the README's blocks and its shell;
// what a story needs around it is its test's business.
//
//   ```console     lines that begin with "$ " are typed, what follows is seen; a line "..." cuts
//   ```sh          the whole block is typed; what it says is not shown
//   ```yaml FILE   the person writes this file

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import { cutAlike } from "../end-to-end/story.ts";

/** What is typed at once, and the lines of the README that show what is seen: none, or all until `to`. */
export interface Typed {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Whether its output stands in the README. */
  readonly isShown: boolean;
}

export interface Shell {
  /** Its command line. */
  readonly command: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Typed at its end, whatever came of the rest. */
  readonly atExit?: string;
}

const mark = "--- typed";

export function typedIn(lines: readonly string[]): Typed[] {
  const typed: Typed[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, language, file = ""] = /^```(\S+) ?(.*)$/.exec(lines[at] ?? "") ?? [];
    if (language === undefined) continue;
    const from = at + 1;
    at = lines.indexOf("```", from);
    if (at < 0) throw new Error(`line ${from}: this block has no end`);
    const block = lines.slice(from, at);
    if (language === "console") typed.push(...typedLines(block, from));
    else if (language === "sh") typed.push(unseen(block.join("\n"), at));
    else if (file !== "") typed.push(unseen(writing(file, block), at));
  }
  return typed;
}

function typedLines(block: readonly string[], from: number): Typed[] {
  const starts = block.flatMap((line, i) => (line.startsWith("$ ") ? [i] : []));
  return starts.map((start, i) => ({
    text: (block[start] ?? "").slice(2),
    from: from + start + 1,
    to: from + (starts[i + 1] ?? block.length),
    isShown: true,
  }));
}

function unseen(text: string, at: number): Typed {
  return { text, from: at, to: at, isShown: false };
}

function writing(file: string, block: readonly string[]): string {
  return [`cat > ${file} <<'end of file'`, ...block, "end of file"].join("\n");
}

/** Types all of it into one shell; answers what was seen, for each that was typed. */
export async function type(
  { command, folder, environment, atExit = "" }: Shell,
  typed: readonly Typed[],
): Promise<string[]> {
  const [program = "", ...words] = command;
  const stdio = ["pipe", "pipe", "ignore"] as const;
  const shell = spawn(program, words, { cwd: folder, env: environment, stdio: [...stdio] });
  let seen = "";
  shell.stdout.setEncoding("utf8").on("data", (more: string) => (seen += more));
  const script = typed.flatMap(({ text, isShown }) => [
    `echo "${mark}"`,
    isShown && !text.includes("\n") ? `${text} 2>&1` : text,
  ]);
  shell.stdin.end([`trap '${atExit}' EXIT`, ...script, ""].join("\n"));
  await new Promise((done) => shell.once("close", done));
  return seen.split(`${mark}\n`).slice(1);
}

/**
 * Holds what was seen against what the README shows. UPDATE=1 writes it there, cut as before. `steady` takes
 * out of an output what differs each time.
 */
export function expectRetold(
  readme: string,
  typed: readonly Typed[],
  seen: readonly string[],
  steady: (text: string) => string,
): void {
  const lines = readFileSync(readme, "utf8").split("\n");
  const told: string[] = [];
  let next = 0;
  for (const [i, { from, to, isShown }] of typed.entries()) {
    if (!isShown) continue;
    const output = steady(seen[i] ?? "").trimEnd();
    told.push(...lines.slice(next, from));
    told.push(...cutAlike(lines.slice(from, to), output === "" ? [] : output.split("\n")));
    next = to;
  }
  const retold = [...told, ...lines.slice(next)].join("\n");
  if (process.env["UPDATE"] === "1" && process.env["CI"] === undefined) {
    writeFileSync(readme, retold);
  } else expect(retold).toBe(lines.join("\n"));
}
