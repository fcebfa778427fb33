// A repository of a day, in memory: files by commit, told as what is different since a commit. It knows
// the newest commits and the one that it was asked to keep; older ones are forgotten, as memory is counted.

import { digestOf } from "../../src/model/digest.ts";
import type { ManifestFile } from "../../src/ports/files.ts";
import type { ChangedReading, Source, WholeReading } from "../../src/ports/source.ts";

export type Files = Readonly<Record<string, string>>;

/** The newest ones that everybody finds. */
const commitsMax = 8;

export class DayRepository {
  readonly #commits = new Map<string, Files>();
  readonly #bells = new Set<() => void>();
  #head = "";
  #kept = "";
  #count = 0;

  get head(): string {
    return this.#head;
  }

  /** Readers that wait for a change. */
  get waiting(): number {
    return this.#bells.size;
  }

  commit(files: Files): string {
    this.#count += 1;
    this.#head = digestOf([this.#count, files]).slice(0, 40);
    this.#commits.set(this.#head, files);
    for (const one of this.#commits.keys()) {
      if (this.#commits.size <= commitsMax) break;
      if (one !== this.#kept) this.#commits.delete(one);
    }
    for (const bell of this.#bells) bell();
    return this.#head;
  }

  /** Every reader has its own, as controllers have mirrors of their own. */
  open(): Source {
    return {
      read: ({ since }) => Promise.resolve(this.#read(since)),
      readAt: (revision) => {
        const files = this.#commits.get(revision);
        return Promise.resolve(files === undefined ? undefined : whole(revision, files));
      },
      keep: (revision) => {
        this.#kept = revision;
        return Promise.resolve(undefined);
      },
      approvals: () => [],
      stir: () => undefined,
      changes: (signal) => this.#changes(signal),
    };
  }

  #read(since: string | undefined) {
    const revision = this.#head;
    if (since === revision) return { type: "same", revision } as const;
    const files = this.#commits.get(revision) ?? {};
    const before = since === undefined ? undefined : this.#commits.get(since);
    if (since === undefined || before === undefined) return whole(revision, files);
    return changed(since, before, revision, files);
  }

  async *#changes(signal: AbortSignal): AsyncGenerator<void> {
    let seen = this.#head;
    while (!signal.aborted) {
      if (this.#head === seen) await this.#untilRung(signal);
      if (signal.aborted) return;
      seen = this.#head;
      yield;
    }
  }

  async #untilRung(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#bells.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#bells.add(wake);
      signal.addEventListener("abort", wake, { once: true });
    });
  }
}

function fileOf([file, text]: readonly [string, string]): ManifestFile {
  return { file, bytes: new TextEncoder().encode(text) };
}

function whole(revision: string, files: Files): WholeReading {
  const tree = { files: Object.entries(files).map(fileOf), diagnostics: [] };
  return { type: "whole", revision, label: `main@${revision.slice(0, 7)}`, tree };
}

function changed(since: string, before: Files, revision: string, files: Files): ChangedReading {
  return {
    type: "changed",
    since,
    revision,
    label: `main@${revision.slice(0, 7)}`,
    put: Object.entries(files)
      .filter(([file, text]) => before[file] !== text)
      .map(fileOf),
    removed: Object.keys(before).filter((file) => files[file] === undefined),
    diagnostics: [],
  };
}
