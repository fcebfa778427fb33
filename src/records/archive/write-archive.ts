// Writes a fabric's state as text, of one moment: all records are read twice, and what was written
// counts only if each was the same both times, which it then was in between. No lock is taken, so that
// writers go on.

import { createDigest } from "../../model/digest.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../keys.ts";
import { archiveVersion, endLine, headerLine, recordLine } from "./archive-lines.ts";
import { stateRecords, type StoredRecord } from "./state-records.ts";

export interface ArchiveWritten {
  readonly type: "written";
  readonly records: number;
  /** Of the text, in UTF-8. */
  readonly bytes: number;
  /** That of the last line. */
  readonly digest: string;
}

export interface ArchiveWriter {
  readonly store: Store;
  readonly keys: StoreKeys;
  /** The version of this build. */
  readonly plumbline: string;
  readonly write: (text: string) => Promise<Trouble | undefined>;
  /** Called for every record that was written, with how many there are. */
  onRecord(done: number, of: number): void;
}

/** Texts are handed over in pieces of about this many characters. */
const pieceCharacters = 64 * 1024;

/** "changed" where the records were not the same both times: then the text has no end. */
export async function writeArchive(
  writer: ArchiveWriter,
): Promise<ArchiveWritten | { readonly type: "changed" } | Trouble> {
  const { store, keys, plumbline } = writer;
  const before = await nameOfMoment(store, keys);
  if (isTrouble(before)) return before;
  const { records } = before;
  const text = createTextSink(writer);
  const moment = createMoment();
  const header = { formatVersion: archiveVersion, fabric: keys.fabric, plumbline, records };
  await text.add(headerLine(header));
  for await (const record of stateRecords(store, keys)) {
    if (isTrouble(record)) return record;
    moment.add(record);
    const unwritten = await text.add(recordLine(record));
    if (unwritten !== undefined) return unwritten;
    writer.onRecord(moment.records(), records);
  }
  if (moment.name() !== before.name) return { type: "changed" };
  const ended = await text.end();
  if (isTrouble(ended)) return ended;
  return { type: "written", records, ...ended };
}

interface Moment {
  add(record: StoredRecord): void;
  records(): number;
  /** Of which records there are, and when each was written; nothing can be added behind it. */
  name(): string;
}

function createMoment(): Moment {
  const digest = createDigest();
  let records = 0;
  return {
    add({ key, revision }) {
      records += 1;
      digest.add(`${key}\n${String(revision)}\n`);
    },
    records: () => records,
    name: () => digest.end(),
  };
}

async function nameOfMoment(
  store: Store,
  keys: StoreKeys,
): Promise<{ readonly name: string; readonly records: number } | Trouble> {
  const moment = createMoment();
  for await (const record of stateRecords(store, keys)) {
    if (isTrouble(record)) return record;
    moment.add(record);
  }
  return { name: moment.name(), records: moment.records() };
}

interface TextSink {
  add(line: string): Promise<Trouble | undefined>;
  /** Writes the last line, and what has not been handed over. */
  end(): Promise<Pick<ArchiveWritten, "bytes" | "digest"> | Trouble>;
}

function createTextSink({ write }: Pick<ArchiveWriter, "write">): TextSink {
  const digest = createDigest();
  let pending = "";
  let bytes = 0;
  const flush = async (): Promise<Trouble | undefined> => {
    const text = pending;
    pending = "";
    bytes += Buffer.byteLength(text);
    return await write(text);
  };
  return {
    async add(line) {
      digest.add(line);
      pending += line;
      return pending.length < pieceCharacters ? undefined : await flush();
    },
    async end() {
      const name = digest.end();
      pending += endLine(name);
      const unwritten = await flush();
      return unwritten ?? { bytes, digest: name };
    },
  };
}
