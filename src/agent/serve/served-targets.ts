// All targets that an agent serves: those that it was told by name, those that it served before, and,
// where it serves whatever is asked of it, those that somebody asks about.

import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Entry } from "../../ports/store.ts";
import { createArmedJournal } from "./armed-journal.ts";
import { newHearing } from "./arms-due.ts";
import type { Arms } from "./arms.ts";
import { createAttending } from "./attending.ts";
import { createContact } from "./contact.ts";
import { createDeviceWatches } from "./device-watches.ts";
import { createJournal } from "./journal.ts";
import { askedOf, isPattern, isServed } from "./patterns.ts";
import { createPresences } from "./presences.ts";
import type { ServeParts } from "./serve-parts.ts";
import { serveTarget } from "./serve-target.ts";
import { createServed, stopRunning, type Served, type Serving } from "./served.ts";
import { noticeMessage } from "./take-message.ts";
import type { Tasks } from "./tasks.ts";
import { createTurns } from "./turns.ts";

export interface ServedTargets {
  readonly serving: Serving;
  readonly all: () => Iterable<Served>;
  /**
   * Begins to serve what it was told to serve, of `remembered` what it may, and what was armed before a
   * restart, whether or not it is told to serve that.
   */
  begin(remembered: readonly TargetSettings[], recalled: readonly Arms[]): void;
  /** A key below change sets or looks as it is; undefined where it is gone. */
  readonly onKey: (key: string, entry: Entry | undefined) => void;
  readonly wake: (served: Served) => void;
  /** Lets what is under way come to its end soon. */
  stop(): void;
}

/** A store that is asked for thousands of reads at once answers none of them in time. */
const recallsAtOnce = 16;

/** What is under way is added to `tasks`. */
export function createServedTargets(
  parts: ServeParts,
  stopping: AbortSignal,
  tasks: Tasks,
): ServedTargets {
  const monotonic = parts.monotonic ?? (() => performance.now());
  const { keys, targets, observeEveryMs, random } = parts;
  const all = new Map<TargetName, Served>();
  const contact = createContact(parts.onEvent);
  const presences = createPresences({ ...parts, monotonic, contact, gained, lost });
  const watches = createDeviceWatches(parts, stopping, tasks, wake);
  const attending = createAttending({ ...parts, monotonic, presences }, stopping, tasks);
  const own = { ...ownParts(parts, monotonic()), contact, presences, watches, attending };
  const serving: Serving = { parts, monotonic, stopping, ...own };

  function wake(served: Served): void {
    tasks.add(serveTarget(serving, served));
  }

  function gained(name: string): void {
    const served = all.get(name);
    if (served === undefined) return;
    watches.begin(served);
    attending.begin(served);
    wake(served);
  }

  function lost(name: string): void {
    const served = all.get(name);
    if (served === undefined) return;
    served.said = undefined;
    watches.end(served);
    attending.end(served);
    stopRunning(served, "abandoned", "its agent lost touch with the store");
  }

  function serve(target: TargetName): Served {
    const known = all.get(target);
    if (known !== undefined) return known;
    const served = createServed(target, monotonic() + observeEveryMs * random());
    all.set(target, served);
    presences.want(target);
    return served;
  }

  return {
    serving,
    all: () => all.values(),
    wake,
    begin(remembered, recalled) {
      for (const name of targets) {
        if (isPattern(name)) presences.want(name);
        else serve(name);
      }
      for (const settings of remembered) {
        if (isServed(targets, settings.target)) serve(settings.target).settings = settings;
      }
      for (const armed of recalled) serve(armed.apply.target).armed = armed;
    },
    onKey(key, entry) {
      const asked = askedOf(keys, key);
      if (asked === undefined || !isServed(targets, asked.target)) return;
      const served = serve(asked.target);
      served[asked.what] = entry;
      if (asked.what === "message") tasks.add(noticeMessage(serving, served, entry));
      wake(served);
    },
    stop() {
      for (const served of all.values()) stopServing(served);
    },
  };
}

function ownParts(
  { journal, keys, leaseTtlMs }: ServeParts,
  nowMs: number,
): Pick<Serving, "hearing" | "journal" | "arms" | "digests" | "turn"> {
  return {
    hearing: newHearing(nowMs, leaseTtlMs),
    journal: createJournal(journal, keys),
    arms: createArmedJournal(journal, keys),
    digests: new WeakMap(),
    turn: createTurns(recallsAtOnce),
  };
}

function stopServing(served: Served): void {
  stopRunning(served, "abandoned", "its agent was stopped");
  served.pause.abort();
}
