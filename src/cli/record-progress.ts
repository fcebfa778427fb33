// How far a long way through the records of a store is: nothing for what is quick, one line that is
// rewritten on a terminal, and a line now and then in a log.

import type { Clock } from "../ports/clock.ts";
import type { Terminal } from "../ports/terminal.ts";
import { counted } from "./views/numbers.ts";

export interface RecordProgress {
  /** `doing` stands in front: "exporting". */
  tell(doing: string, done: number, of?: number): void;
  /** Takes the line away. */
  end(): void;
}

const quickMs = 1_000;
const logMs = 10_000;

export function createRecordProgress({
  clock,
  terminal,
}: {
  readonly clock: Clock;
  readonly terminal: Terminal;
}): RecordProgress {
  const stepMs = terminal.isErrShown ? quickMs : logMs;
  let nextMs = clock.now() + quickMs;
  let isDrawn = false;
  const erase = (): void => {
    if (isDrawn) terminal.err("\u001B[1A\u001B[J");
    isDrawn = false;
  };
  return {
    tell(doing, done, of) {
      const now = clock.now();
      if (now < nextMs) return;
      nextMs = now + stepMs;
      erase();
      const total = of === undefined ? "" : ` of ${String(of)}`;
      terminal.err(`${doing}: ${counted(done, "record")}${total}\n`);
      isDrawn = terminal.isErrShown;
    },
    end: erase,
  };
}
