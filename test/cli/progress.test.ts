// What a person sees of an apply while it is under way: on a terminal, and in a log.

import { expect, test } from "vitest";
import { createProgress } from "../../src/cli/progress.ts";
import { plainPalette } from "../../src/cli/views/palette.ts";
import type { OnEvent } from "../../src/model/event.ts";
import type { Terminal } from "../../src/ports/terminal.ts";

function progress(isErrShown: boolean): { readonly tell: OnEvent; readonly said: () => string } {
  let said = "";
  const terminal = {
    width: 60,
    isErrShown,
    err: (text: string) => void (said += text),
  } as Terminal;
  const tell = createProgress(terminal, plainPalette);
  const operations = new Map([
    ["switch/a", 6],
    ["switch/b", 6],
  ]);
  tell({ type: "apply-started", digest: "1", operations });
  tell({ type: "change-set-started", target: "switch/a", operations: 6 });
  tell({ type: "change-set-started", target: "switch/b", operations: 6 });
  const all = (): string => said;
  return { tell, said: all };
}

const wait = (tell: OnEvent, seconds: Record<string, number>): void => {
  const forMs = Object.entries(seconds).map(([name, s]): [string, number] => [name, s * 1000]);
  tell({ type: "waiting", forMs: new Map(forMs) });
};

test("a log says of each agent that it is waited for, after ten seconds and then each minute", () => {
  const { tell, said } = progress(false);
  for (let s = 5; s <= 135; s += 1)
    wait(tell, { "switch/a": s, ...(s < 12 ? { "switch/b": s } : {}) });
  const seen = said()
    .trimEnd()
    .split("\n")
    .map((line) => /agent of (\S+), .* for (\d+) s; plumb doctor/.exec(line)?.slice(1));
  expect(seen).toEqual([
    ["switch/a", "10"],
    ["switch/b", "10"],
    ["switch/a", "70"],
    ["switch/a", "130"],
  ]);
});

test("one that answered and is asked again is waited for anew", () => {
  const { tell, said } = progress(false);
  for (const s of [9, 10, 11]) wait(tell, { "switch/a": s });
  wait(tell, {});
  for (const s of [9, 10, 11]) wait(tell, { "switch/a": s });
  expect(said().match(/for 10 s/g)).toHaveLength(2);
});

test("a terminal has one line of it, no longer than itself, which is written again", () => {
  const { tell, said } = progress(true);
  const before = said().length;
  wait(tell, { "switch/b": 7, "switch/a": 12 });
  const bars = "switch/a  0/6 ────────────────────\nswitch/b  0/6 ────────────────────\n";
  const line = (s: number): string =>
    `waiting for the agent of switch/a, which has not answered for ${s} s (and for`.slice(0, 59);
  expect(said().slice(before)).toBe(`\u001B[2A\u001B[J${bars}${line(12)}\n`);
  const then = said().length;
  wait(tell, { "switch/a": 13 });
  expect(said().slice(then)).toBe(`\u001B[3A\u001B[J${bars}${line(13)}\n`);
});

test("a target that is finished is waited for no more", () => {
  const { tell, said } = progress(true);
  wait(tell, { "switch/a": 12 });
  const then = said().length;
  tell({ type: "target-finished", target: "switch/a", done: 6, total: 6, durationMs: 1 });
  expect(said().slice(then)).not.toContain("waiting");
});
