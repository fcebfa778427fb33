// A folder with manifests, a source that watches it, and waiting for what the source says.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import {
  createFolderSource,
  type FolderSourceOptions,
} from "../../src/adapters/files/folder-source.ts";
import type { Source, SourceReading } from "../../src/ports/source.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { createTempFolder } from "../support/temp-folder.ts";

export interface WatchedFolder {
  readonly path: string;
  readonly source: Source;
  /** How often the source said that something may be different. */
  readonly wakes: () => number;
  readonly write: (name: string, text: string) => void;
  readonly remove: (name: string) => void;
  /** Reads as a loop does, only when the source wakes it, until what it holds satisfies. */
  until(satisfies: (files: Files) => boolean): Promise<Files>;
  end(): Promise<void>;
}

/** File → text, or why what is there may not be used. */
export type Files = Readonly<Record<string, string>>;

export async function openFolder(
  files: Files,
  options: Partial<FolderSourceOptions> & { readonly named?: readonly string[] } = {},
): Promise<WatchedFolder> {
  const folder = createTempFolder();
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const readInput = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array());
  const source = createFolderSource(options.named ?? ["t"], {
    folder: folder.path,
    readInput,
    clock: systemClock,
    ...options,
  });
  const ended = new AbortController();
  const reader = createReader(source);
  let wakes = 0;
  /** What was read last, after so many wakes. */
  let held: Files = {};
  let read = 0;
  let wake: () => void = () => undefined;
  const watching = (async () => {
    for await (const _ of source.changes(ended.signal)) {
      wakes += 1;
      wake();
    }
  })();
  return {
    path: folder.path,
    source,
    write,
    wakes: () => wakes,
    remove: (name) => rmSync(join(folder.path, name), { recursive: true }),
    async until(satisfies) {
      while (!satisfies(held)) {
        if (read === wakes) await new Promise<void>((resolve) => (wake = resolve));
        read = wakes;
        held = await reader();
      }
      return held;
    },
    async end() {
      ended.abort();
      await watching;
      folder.remove();
    },
  };
}

/** Applies readings, one behind the other, to what it holds. */
export function createReader(source: Source): () => Promise<Files> {
  let since: string | undefined;
  let held: Record<string, string> = {};
  return async () => {
    const reading = await source.read(since === undefined ? {} : { since });
    if (isTrouble(reading)) throw new Error(reading.reason);
    if (reading.type === "refused") return { [reading.reason]: reading.detail };
    since = reading.revision;
    held = after(held, reading);
    return held;
  };
}

function after(
  before: Readonly<Record<string, string>>,
  reading: Exclude<SourceReading, { readonly type: "refused" }>,
): Record<string, string> {
  const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const named = (files: readonly { readonly file: string; readonly bytes: Uint8Array }[]) =>
    Object.fromEntries(files.map(({ file, bytes }) => [file, textOf(bytes)]));
  if (reading.type === "same") return { ...before };
  if (reading.type === "whole") return named(reading.tree.files);
  const next = { ...before, ...named(reading.put) };
  for (const file of reading.removed) delete next[file];
  return next;
}
