// A fabric's state in a file, as the command reads it: once to see that it is whole, and then as the
// records that are in it.

import type { Files } from "../ports/files.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import { lineCharactersMax, type ArchiveHeader } from "../records/archive/archive-lines.ts";
import {
  isHeader,
  isProblem,
  readArchive,
  type ArchiveProblem,
} from "../records/archive/read-archive.ts";
import type { StateRecord } from "../records/archive/state-records.ts";

/** Reads a file to its end: its header, or why nothing of it may be used. */
export async function checkArchive(
  files: Files,
  file: string,
): Promise<ArchiveHeader | ArchiveProblem | Trouble> {
  let header: ArchiveHeader | undefined;
  for await (const read of readArchive(files.readLines(file, lineCharactersMax))) {
    if (isTrouble(read) || isProblem(read)) return read;
    if (isHeader(read)) header = read;
  }
  if (header === undefined) throw new Error("an archive without a problem has a header");
  return header;
}

/** The records of a file that was checked; that it is another one by now is trouble. */
export async function* archiveRecords(
  files: Files,
  file: string,
): AsyncGenerator<StateRecord | Trouble, void, undefined> {
  for await (const read of readArchive(files.readLines(file, lineCharactersMax))) {
    if (isHeader(read)) continue;
    if (!isProblem(read)) {
      yield read;
      continue;
    }
    const reason = `it was changed while it was read: ${read.problem}`;
    yield trouble(`reading ${file}`, reason, "later");
    return;
  }
}
