// An agent as a process of its own: it finds in the store what writers and planners ask of its targets,
// does it, and answers there. It decides nothing; it has no planner.

import type { TargetName } from "../../model/target.ts";
import type { Entry } from "../../ports/store.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { createContact } from "./contact.ts";
import { follow } from "./follow.ts";
import { createJournal } from "./journal.ts";
import { askedOf, isPattern, isServed, prefixesBelow } from "./patterns.ts";
import { createPresences } from "./presences.ts";
import { observeOnSchedule } from "./schedule.ts";
import type { ServeParts } from "./serve-parts.ts";
import { serveTarget } from "./serve-target.ts";
import { createServed, stopRunning, type Served, type Serving } from "./served.ts";
import { noticeMessage } from "./take-message.ts";
import { createTasks, type Tasks } from "./tasks.ts";

export type { ServeParts } from "./serve-parts.ts";

/** Serves until the signal aborts, then finishes the operation in flight, answers, gives its presences back, and resolves. */
export async function serveAgent(parts: ServeParts, signal: AbortSignal): Promise<void> {
  const tasks = createTasks();
  const stopping = new AbortController();
  const agent = createServing(parts, stopping.signal, tasks);
  parts.onEvent({ type: "started", targets: parts.targets });
  await agent.recallTargets();
  const ended = new AbortController();
  const background = createTasks();
  background.add(agent.serving.presences.keep(ended.signal));
  background.add(agent.followAll(ended.signal));
  background.add(agent.schedule(ended.signal));
  try {
    await Promise.race([aborted(signal), tasks.failed, background.failed]);
    parts.onEvent({ type: "stopping" });
    stopping.abort();
    agent.stop();
    await tasks.idle();
  } finally {
    ended.abort();
    await background.idle();
    await agent.serving.presences.giveBack();
  }
  parts.onEvent({ type: "stopped" });
}

interface ServingAgent {
  readonly serving: Serving;
  /** Serves what it is told to serve, and what it served before where it may. */
  recallTargets(): Promise<void>;
  followAll(signal: AbortSignal): Promise<void>;
  schedule(signal: AbortSignal): Promise<void>;
  /** Lets what is under way come to its end soon. */
  stop(): void;
}

function createServing(parts: ServeParts, stopping: AbortSignal, tasks: Tasks): ServingAgent {
  const { store, keys, clock, random, targets, observeEveryMs } = parts;
  const monotonic = parts.monotonic ?? (() => performance.now());
  const all = new Map<TargetName, Served>();
  const contact = createContact(parts.onEvent);
  const presences = createPresences(parts, contact, {
    gained(name) {
      const served = all.get(name);
      if (served !== undefined) wake(served);
    },
    lost(name) {
      const served = all.get(name);
      if (served === undefined) return;
      served.said = undefined;
      stopRunning(served, "abandoned", "its agent lost touch with the store");
    },
  });
  const journal = createJournal(parts.journal, keys);
  const serving: Serving = {
    parts,
    presences,
    contact,
    journal,
    monotonic,
    stopping,
    digests: new WeakMap(),
  };

  function wake(served: Served): void {
    tasks.add(serveTarget(serving, served));
  }

  function serve(target: TargetName): Served {
    let served = all.get(target);
    if (served === undefined) {
      served = createServed(target, monotonic() + observeEveryMs * random());
      all.set(target, served);
      presences.want(target);
    }
    return served;
  }

  function onKey(key: string, entry: Entry | undefined): void {
    const asked = askedOf(keys, key);
    if (asked === undefined || !isServed(targets, asked.target)) return;
    const served = serve(asked.target);
    if (asked.what === "look") served.look = entry;
    else {
      served.message = entry;
      tasks.add(noticeMessage(serving, served, entry));
    }
    wake(served);
  }

  return {
    serving,
    async recallTargets() {
      for (const name of targets) {
        if (isPattern(name)) presences.want(name);
        else serve(name);
      }
      const remembered = await journal.remembered();
      for (const settings of isTrouble(remembered) ? [] : remembered) {
        if (isServed(targets, settings.target)) serve(settings.target).settings = settings;
      }
    },
    async followAll(signal) {
      const prefixes = [
        ...prefixesBelow(keys.changeSets, targets, (one) => keys.changeSetsOf(one)),
        ...prefixesBelow(keys.looks, targets, (one) => keys.looksOf(one)),
      ];
      const unlisted = new Set(prefixes);
      const following = prefixes.map(async (prefix) => {
        const onListed = (): void => {
          if (!unlisted.delete(prefix) || unlisted.size > 0) return;
          parts.onEvent({ type: "following" });
        };
        await follow({ store, clock, random, contact, prefix, onKey, onListed }, signal);
      });
      await Promise.all(following);
    },
    schedule: (signal) =>
      observeOnSchedule(
        { clock, monotonic, random, everyMs: observeEveryMs, all: () => all.values(), wake },
        signal,
      ),
    stop() {
      for (const served of all.values()) {
        stopRunning(served, "abandoned", "its agent was stopped");
        served.pause.abort();
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener("abort", () => done(), { once: true });
  });
}
