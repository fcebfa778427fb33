// A source that a test steers: its manifests are one text. It keeps what it was asked to keep, as a
// mirror does, also for who opens it anew.

import { digestOfText } from "../../src/model/digest.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type {
  ChangedReading,
  Source,
  SourceApproval,
  SourceReading,
  WholeReading,
} from "../../src/ports/source.ts";
import type { Trouble } from "../../src/ports/trouble.ts";

export interface BenchSource {
  text: string;
  /** How long it takes to read it. */
  readMs: number;
  /** What it answers in place of that, as long as it is there. */
  instead: SourceReading | Trouble | undefined;
  /** What a reader of a revision is answered in place of it. */
  insteadOfKept: Trouble | undefined;
  /** What who asks it to keep something is answered in place of that. */
  insteadOfKeeping: Trouble | undefined;
  /** What is wrong with its code. */
  bug: string | undefined;
  /** The revision that it was asked to keep last, and still has. */
  kept: string | undefined;
  readonly approvals: SourceApproval[];
  /** When it was read. */
  readonly readsAtMs: number[];
  /** What was read at a revision. */
  textAt(revision: string): string;
  /** Says that something changed. */
  ring(): void;
  open(): Source;
}

export function createBenchSource(clock: Clock, text: string): BenchSource {
  const bells = new Set<() => void>();
  const texts = new Map<string, string>();
  let isReading = false;
  const bench: BenchSource = {
    text,
    readMs: 0,
    instead: undefined,
    insteadOfKept: undefined,
    insteadOfKeeping: undefined,
    bug: undefined,
    kept: undefined,
    approvals: [],
    readsAtMs: [],
    textAt(revision) {
      const read = texts.get(revision);
      if (read === undefined) throw new Error(`nobody read ${revision}`);
      return read;
    },
    ring() {
      for (const bell of bells) bell();
      bells.clear();
    },
    open: () => ({
      async read({ since }) {
        if (bench.bug !== undefined) throw new Error(bench.bug);
        if (isReading) throw new Error("two readings at once");
        isReading = true;
        bench.readsAtMs.push(clock.now());
        await clock.sleep(bench.readMs);
        isReading = false;
        if (bench.instead !== undefined) return bench.instead;
        const revision = revisionOf(bench.text);
        texts.set(revision, bench.text);
        if (since === revision) return { type: "same", revision };
        return since === undefined ? whole(revision) : changed(since, revision);
      },
      readAt: (revision) =>
        Promise.resolve(
          bench.insteadOfKept ?? (bench.kept === revision ? whole(revision) : undefined),
        ),
      keep(revision) {
        if (bench.insteadOfKeeping !== undefined) return Promise.resolve(bench.insteadOfKeeping);
        bench.kept = revision;
        return Promise.resolve(undefined);
      },
      approvals: () => bench.approvals,
      stir: () => undefined,
      async *changes(signal) {
        while (!signal.aborted) {
          await new Promise<void>((resolve) => {
            const wake = (): void => {
              signal.removeEventListener("abort", wake);
              bells.delete(wake);
              resolve();
            };
            bells.add(wake);
            signal.addEventListener("abort", wake, { once: true });
          });
          if (!signal.aborted) yield;
        }
      },
    }),
  };
  return bench;
}

/** What a text is called: as long as the name of a commit. */
export function revisionOf(text: string): string {
  return digestOfText(text).slice(0, 40);
}

function changed(since: string, revision: string): ChangedReading {
  return { type: "changed", since, revision, put: [], removed: [], diagnostics: [] };
}

function whole(revision: string): WholeReading {
  return { type: "whole", revision, tree: { files: [], diagnostics: [] } };
}
