// The README of an example as a story: its blocks are what a person types, writes and sees. It turns
// them into a script that can be played, and puts what was seen back into the text. It plays nothing.
//
//   ```console    lines that begin with "$ " are typed, what follows is seen; a line "..." cuts
//   ```yaml FILE  the person writes this file
//   ```diff       the person edits the file of the line "--- FILE"; each "-" line has its "+" line

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Something a person does, and the lines of the README that say what is seen then. */
interface Step {
  /** Lines of a script; the last command's output is what is seen. */
  readonly script: readonly string[];
  /** Empty where nothing is shown. */
  readonly seenFrom: number;
  readonly seenTo: number;
}

export interface Story {
  readonly lines: readonly string[];
  readonly steps: readonly Step[];
}

const cut = "...";

/** `folder` is the example's; a script that the story runs with sh is read from there. */
export function readStory(folder: string): Story {
  const lines = readFileSync(join(folder, "README.md"), "utf8").split("\n");
  const steps: Step[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, language, file = ""] = /^```(\S+) ?(.*)$/.exec(lines[at] ?? "") ?? [];
    if (language === undefined) continue;
    const from = at + 1;
    at = lines.indexOf("```", from);
    if (at < 0) throw new Error(`README.md:${from}: this block has no end`);
    const block = lines.slice(from, at);
    if (language === "console") steps.push(...typedSteps(block, from, folder));
    else if (language === "yaml" && file !== "") steps.push(unseen(["write", file], block));
    else if (language === "diff") steps.push(...edits(block).map((edit) => unseen(edit, [])));
    else throw new Error(`README.md:${from}: a story cannot play a block of ${language}`);
  }
  return { lines, steps };
}

export function scriptOf(story: Story, example: string): string {
  const commands = story.steps.flatMap(({ script }) => script);
  return [`$ copy examples/${example}`, ...commands, ""].join("\n");
}

/** The README with what was seen in place of what it shows, cut as it was cut; equal where both agree. */
export function retold({ lines, steps }: Story, transcript: string): string {
  const outputs = outputsOf(transcript);
  const told: string[] = [];
  let next = 0;
  let played = 1;
  for (const { script, seenFrom, seenTo } of steps) {
    played += script.filter((line) => line.startsWith("$ ")).length;
    if (seenFrom < next) continue;
    const seen = outputs[played - 1] ?? [];
    told.push(...lines.slice(next, seenFrom), ...cutAlike(lines.slice(seenFrom, seenTo), seen));
    next = seenTo;
  }
  return [...told, ...lines.slice(next)].join("\n");
}

function typedSteps(block: readonly string[], from: number, folder: string): Step[] {
  const starts = block.flatMap((line, i) => (line.startsWith("$ ") ? [i] : []));
  if (starts[0] !== 0) throw new Error(`README.md:${from}: this block begins with no command`);
  return starts.map((start, i) => ({
    script: typed((block[start] ?? "").slice(2), folder).map((line) => `$ ${line}`),
    seenFrom: from + start + 1,
    seenTo: from + (starts[i + 1] ?? block.length),
  }));
}

/** A line of a shell as lines of a script. */
function typed(line: string, folder: string): readonly string[] {
  const [command = "", file = ""] = line.split(" ");
  if (command === "plumb") return [line];
  if (command === "rm") return [`remove ${file}`];
  if (command !== "sh") throw new Error(`a story cannot "${line}"`);
  const script = readFileSync(join(folder, file), "utf8").split("\n");
  return script.filter((one) => one.startsWith("plumb "));
}

function edits(block: readonly string[]): string[][] {
  const file = block[0]?.replace(/^--- /, "") ?? "";
  const sides = (sign: string): string[] =>
    block.slice(1).flatMap((line) => (line.startsWith(sign) ? [line.slice(1)] : []));
  const [before, after] = [sides("-"), sides("+")];
  if (before.length === 0 || before.length !== after.length) {
    throw new Error(`an edit of ${file || "a file"} replaces lines, each by one`);
  }
  if ([...before, ...after].some((line) => line.includes("'"))) {
    throw new Error(`an edit of ${file} has a quote, which a script cannot say`);
  }
  return before.map((old, i) => ["edit", file, `'${old}'`, "=>", `'${after[i] ?? ""}'`]);
}

function unseen(command: readonly string[], input: readonly string[]): Step {
  const script = [`$ ${command.join(" ")}`, ...input.map((line) => `| ${line}`)];
  return { script, seenFrom: -1, seenTo: -1 };
}

/** Command by command, what was said, as a terminal shows it. */
function outputsOf(transcript: string): string[][] {
  const outputs: string[][] = [];
  for (const line of transcript.trimEnd().split("\n")) {
    if (line.startsWith("$ ")) outputs.push([]);
    else if (!line.startsWith("| ")) outputs.at(-1)?.push(line.replace(/^! ?/, ""));
  }
  return outputs;
}

/** Digests change with whatever a plan holds, and say nothing to a reader. */
function withoutDigests(line: string): string {
  return line.replace(/\b(?=[0-9a-f]*\d)(?:[0-9a-f]{64}|[0-9a-f]{8})\b(?!-)/g, "<digest>");
}

/** What was seen, cut as what is shown is cut; what is shown where both agree. */
export function cutAlike(shown: readonly string[], seen: readonly string[]): readonly string[] {
  const said = seen.map(withoutDigests);
  if (agree(shown.map(withoutDigests), said)) return shown;
  const told: string[] = [];
  const anchors = commonLines(shown.map(withoutDigests), said);
  let [i, k] = [0, 0];
  for (const [shownAt, seenAt] of [...anchors, [shown.length, seen.length] as const]) {
    const gap = shown.slice(i, shownAt);
    const unshown = seen.slice(k, seenAt);
    const isCut = gap.length > 0 && gap.every((line) => line === cut) && unshown.length > 0;
    told.push(...(isCut ? [cut] : unshown), ...seen.slice(seenAt, seenAt + 1));
    [i, k] = [shownAt + 1, seenAt + 1];
  }
  return told;
}

/** Whether what is shown is what was seen, with any lines in place of each cut. */
function agree(shown: readonly string[], seen: readonly string[]): boolean {
  const at = shown.indexOf(cut);
  if (at < 0) return shown.length === seen.length && shown.every((line, i) => line === seen[i]);
  if (!agree(shown.slice(0, at), seen.slice(0, at))) return false;
  const rest = shown.slice(at + 1);
  for (let from = at + 1; from <= seen.length; from += 1) {
    if (agree(rest, seen.slice(from))) return true;
  }
  return false;
}

/** The longest common subsequence, as pairs of places. */
function commonLines(left: readonly string[], right: readonly string[]): [number, number][] {
  const lengths = left.map(() => right.map(() => 0));
  const at = (i: number, k: number): number => lengths[i]?.[k] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let k = right.length - 1; k >= 0; k -= 1) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[k] = left[i] === right[k] ? at(i + 1, k + 1) + 1 : Math.max(at(i + 1, k), at(i, k + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, k] = [0, 0]; i < left.length && k < right.length;) {
    if (left[i] === right[k]) pairs.push([i++, k++]);
    else if (at(i + 1, k) >= at(i, k + 1)) i += 1;
    else k += 1;
  }
  return pairs;
}
