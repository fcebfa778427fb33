// How an apply gets on: live lines on a terminal; in a log one line for each target that is finished, or
// whose agent is waited for.

import type { ApplyEvent, OnEvent } from "../model/event.ts";
import type { Terminal } from "../ports/terminal.ts";
import { progressBar, targetLine } from "./views/apply.ts";
import type { Palette } from "./views/palette.ts";
import { waitingText } from "./views/waiting.ts";
import { createWaitingNotes } from "./waiting-notes.ts";

interface TargetProgress {
  readonly total: number;
  done: number;
  isUnderWay: boolean;
}

/** How many targets are drawn at a time. */
const linesMax = 8;

export function createProgress(terminal: Terminal, palette: Palette): OnEvent {
  const targets = new Map<string, TargetProgress>();
  let drawn = 0;
  let waiting: ReadonlyMap<string, number> = new Map();
  const noteWaiting = createWaitingNotes((line) => terminal.err(`${line}\n`));

  function erase(): void {
    if (drawn > 0) terminal.err(`\u001B[${drawn}A\u001B[J`);
    drawn = 0;
  }

  function draw(): void {
    if (!terminal.isErrShown) return;
    erase();
    const underWay = [...targets].filter(([, one]) => one.isUnderWay).slice(0, linesMax);
    for (const [target, { done, total }] of underWay) {
      terminal.err(`${progressBar(target, done, total)}\n`);
    }
    drawn = underWay.length;
    const waits = new Map([...waiting].filter(([target]) => targets.has(target)));
    if (waits.size === 0) return;
    // A line that the terminal wraps could not be erased.
    terminal.err(`${waitingText(waits).slice(0, terminal.width - 1)}\n`);
    drawn += 1;
  }

  function tell(line: string): void {
    erase();
    terminal.err(`${line}\n`);
    draw();
  }

  return (event: ApplyEvent) => {
    switch (event.type) {
      case "apply-started":
        for (const [target, total] of event.operations) {
          targets.set(target, { total, done: 0, isUnderWay: false });
        }
        return;
      case "change-set-started": {
        const target = targets.get(event.target);
        if (target !== undefined) target.isUnderWay = true;
        draw();
        return;
      }
      case "operation-finished": {
        const target = targets.get(event.target);
        if (target === undefined) return;
        target.done += 1;
        // Twenty steps are all that a bar can show.
        if (target.done % Math.ceil(target.total / 20) === 0) draw();
        return;
      }
      case "target-finished":
        targets.delete(event.target);
        tell(targetLine(event, palette));
        return;
      case "waiting":
        waiting = event.forMs;
        if (terminal.isErrShown) draw();
        else noteWaiting(waiting);
        return;
      case "rollback-started":
        tell(`Rolling back: ${event.operations} operations are undone.`);
        return;
      case "interrupted":
        return;
      case "apply-finished":
        erase();
        return;
    }
  };
}
