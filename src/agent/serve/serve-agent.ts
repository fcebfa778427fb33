// An agent as a process of its own: it finds in the store what writers and planners ask of its targets,
// does it, and answers there. It decides nothing; it has no planner.

import { isTrouble } from "../../ports/trouble.ts";
import { aborted } from "./aborted.ts";
import { watchArms } from "./arms-due.ts";
import { followAll } from "./follow-all.ts";
import { recallArms } from "./recall-arms.ts";
import { observeOnSchedule } from "./schedule.ts";
import type { ServeParts } from "./serve-parts.ts";
import { createServedTargets, type ServedTargets } from "./served-targets.ts";
import { createTasks } from "./tasks.ts";

export type { ServeParts } from "./serve-parts.ts";

/** Serves until the signal aborts, then finishes the operation in flight, answers, gives its presences back, and resolves. */
export async function serveAgent(parts: ServeParts, signal: AbortSignal): Promise<void> {
  const stopping = new AbortController();
  const tasks = createTasks();
  const targets = createServedTargets(parts, stopping.signal, tasks);
  const { presences, journal } = targets.serving;
  parts.onEvent({ type: "started", targets: parts.targets });
  const remembered = await journal.remembered();
  const recalled = await recallArms(targets.serving, signal);
  targets.begin(isTrouble(remembered) ? [] : remembered, recalled);
  const ended = new AbortController();
  const background = createTasks();
  background.add(presences.keep(ended.signal));
  background.add(followAll(parts, targets, ended.signal));
  background.add(observeAll(parts, targets, ended.signal));
  background.add(watchArms({ clock: parts.clock, ...targets }, ended.signal));
  try {
    await Promise.race([aborted(signal), tasks.failed, background.failed]);
    parts.onEvent({ type: "stopping" });
    stopping.abort();
    targets.stop();
    // What is being answered needs the presences and the word of writers until its end.
    await Promise.race([tasks.idle(), tasks.failed, background.failed]);
  } finally {
    ended.abort();
    await background.idle();
    await presences.giveBack();
  }
  parts.onEvent({ type: "stopped" });
}

async function observeAll(
  { clock, random, observeEveryMs: everyMs }: ServeParts,
  { serving, all, wake }: ServedTargets,
  signal: AbortSignal,
): Promise<void> {
  const { monotonic } = serving;
  await observeOnSchedule({ clock, monotonic, random, everyMs, all, wake }, signal);
}
