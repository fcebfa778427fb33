// Files that are too long to be held in memory: written piece by piece, and read line by line.

import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { TextDecoder } from "node:util";
import type { Draft } from "../../ports/files.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";
import { isMissing, reasonOf } from "./file-faults.ts";

const ownerOnly = 0o600;
const chunkBytes = 256 * 1024;

/** Begins a file beside its later name, so that what was there before stays until it is whole. */
export async function openDraft(path: string, shown: string): Promise<Draft | Trouble> {
  const doing = `writing ${shown}`;
  const draft = `${path}.${randomUUID()}.tmp`;
  let file: FileHandle;
  try {
    const former = await stat(path).catch(() => undefined);
    // Renaming would put a file in the place of a device or a pipe.
    if (former?.isFile() === false) return trouble(doing, "it is there and is no file", "later");
    await mkdir(dirname(path), { recursive: true });
    file = await open(draft, "wx", ownerOnly);
  } catch (error) {
    return trouble(doing, reasonOf(error), "later");
  }
  const attempt = async (act: () => Promise<unknown>): Promise<Trouble | undefined> => {
    try {
      await act();
      return undefined;
    } catch (error) {
      return trouble(doing, reasonOf(error), "later");
    }
  };
  return {
    write: (text) => attempt(() => file.appendFile(text)),
    finish: () =>
      attempt(async () => {
        // The name must not be there before what it names.
        await file.sync();
        await file.close();
        await rename(draft, path);
      }),
    async discard() {
      await file.close().catch(() => undefined);
      await rm(draft, { force: true }).catch(() => undefined);
    },
  };
}

/** Lines end with "\n" alone; a last one without it counts. */
export async function* readLines(
  path: string,
  shown: string,
  charactersMax: number,
): AsyncGenerator<string | Trouble, void, undefined> {
  const doing = `reading ${shown}`;
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    // A byte order mark is no part of any text of ours, and stays to be noticed.
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const buffer = Buffer.alloc(chunkBytes);
    let rest = "";
    for (let isOver = false; !isOver;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes);
      isOver = bytesRead === 0;
      const lines = decoder.decode(buffer.subarray(0, bytesRead), { stream: !isOver }).split("\n");
      lines[0] = rest + (lines[0] ?? "");
      rest = lines.pop() ?? "";
      yield* lines;
      if (rest.length > charactersMax) {
        yield trouble(doing, "it has a line that is longer than any of ours", "never");
        return;
      }
    }
    if (rest !== "") yield rest;
  } catch (error) {
    const reason = isMissing(error) ? "there is no such file" : reasonOf(error);
    yield trouble(doing, error instanceof TypeError ? "it is not UTF-8 text" : reason, "later");
  } finally {
    await file?.close();
  }
}
