// An agent as a process of its own: it finds in the store what writers and planners ask of its targets,
// does it, and answers there. It decides nothing; it has no planner.

import { isTrouble } from "../../ports/trouble.ts";
import { aborted } from "./aborted.ts";
import { watchArms } from "./arms-due.ts";
import { follow } from "./follow.ts";
import { prefixesBelow } from "./patterns.ts";
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

async function followAll(
  { store, keys, clock, random, targets: patterns, onEvent }: ServeParts,
  { serving, onKey }: ServedTargets,
  signal: AbortSignal,
): Promise<void> {
  const prefixes = [
    ...prefixesBelow(keys.changeSets, patterns, (one) => keys.changeSetsOf(one)),
    ...prefixesBelow(keys.looks, patterns, (one) => keys.looksOf(one)),
    keys.confirmations,
  ];
  const unlisted = new Set(prefixes);
  const { contact, hearing } = serving;
  const hear: typeof onKey = (key, entry) => {
    if (!key.startsWith(keys.confirmations)) onKey(key, entry);
    else if (entry !== undefined) hearing.confirmed.add(key);
  };
  // A signal of its own for each: thousands of listeners on one would be warned of as a leak.
  const overs: AbortController[] = [];
  const following = prefixes.map(async (prefix) => {
    const onListed = (): void => {
      if (!unlisted.delete(prefix) || unlisted.size > 0) return;
      hearing.hasListed = true;
      onEvent({ type: "following" });
    };
    const over = new AbortController();
    overs.push(over);
    await follow({ store, clock, random, contact, prefix, onKey: hear, onListed }, over.signal);
  });
  const all = Promise.all(following);
  await Promise.race([aborted(signal), all]);
  for (const over of overs) over.abort();
  await all;
}

async function observeAll(
  { clock, random, observeEveryMs: everyMs }: ServeParts,
  { serving, all, wake }: ServedTargets,
  signal: AbortSignal,
): Promise<void> {
  const { monotonic } = serving;
  await observeOnSchedule({ clock, monotonic, random, everyMs, all, wake }, signal);
}
