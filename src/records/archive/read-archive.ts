// Reads a fabric's state from text, line by line, and says what is wrong with it. What is wrong is told
// where it is met: whoever must not act on half of a text reads it to its end first.

import { createDigest } from "../../model/digest.ts";
import { transactionLimits } from "../../ports/check-transaction.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { belongingOf, compareKeys } from "./archive-keys.ts";
import { archiveVersion, readLine, type ArchiveHeader } from "./archive-lines.ts";
import type { StateRecord } from "./state-records.ts";

/** A text that is no whole and unchanged state. */
export interface ArchiveProblem {
  readonly type: "problem";
  /** Counted from 1; 0 for the text as a whole. */
  readonly line: number;
  readonly problem: string;
  readonly help: string;
}

/** Lines without their line breaks; trouble is the last of them. */
export type Lines = AsyncIterable<string | Trouble>;

/** Records beside those that a transaction needs for its own comparisons. */
const recordBytesMax = transactionLimits.bytes - 16 * 1024;

/**
 * The header first, then all records, in order. It ends with a problem or trouble unless the text is
 * whole.
 */
export async function* readArchive(
  lines: Lines,
): AsyncGenerator<ArchiveHeader | StateRecord | ArchiveProblem | Trouble, void, undefined> {
  const reading = createReading();
  for await (const text of lines) {
    const read = isTrouble(text) ? text : reading.take(text);
    if (read !== undefined) yield read;
    if (read !== undefined && "type" in read) return;
  }
  const missing = reading.end();
  if (missing !== undefined) yield missing;
}

export function isProblem(
  value: ArchiveHeader | StateRecord | ArchiveProblem | Trouble,
): value is ArchiveProblem {
  return "type" in value && value.type === "problem";
}

export function isHeader(
  value: ArchiveHeader | StateRecord | ArchiveProblem | Trouble,
): value is ArchiveHeader {
  return "formatVersion" in value;
}

interface Reading {
  /** Undefined for the last line. */
  take(text: string): ArchiveHeader | StateRecord | ArchiveProblem | undefined;
  end(): ArchiveProblem | undefined;
}

const exportAgain = "make another one with plumb state export";

function createReading(): Reading {
  const digest = createDigest();
  let line = 0;
  let header: ArchiveHeader | undefined;
  let last: string | undefined;
  let records = 0;
  let isEnded = false;
  const problem = (what: string, help: string = exportAgain): ArchiveProblem => {
    return { type: "problem", line, problem: what, help };
  };

  function takeHeader(text: string): ArchiveHeader | ArchiveProblem {
    const read = readLine(text);
    if (read.type === "header") {
      header = read.header;
      return header;
    }
    if (read.type !== "none" || read.other === undefined) {
      const help = "name a file that plumb state export wrote, as it wrote it";
      return problem("this is no state of Plumbline: its first line is no header of one", help);
    }
    const what = `it has the format ${read.other}, and this build reads ${archiveVersion}`;
    return problem(what, "take it over with the plumb that wrote it");
  }

  function takeRecord(record: StateRecord): StateRecord | ArchiveProblem {
    const wrong = wrongRecord(record, last);
    if (wrong !== undefined) return problem(wrong);
    last = record.key;
    records += 1;
    return record;
  }

  function takeEnd(named: string): ArchiveProblem | undefined {
    isEnded = true;
    if (named !== digest.end()) {
      return problem("its digest does not fit: the file was changed after it was written");
    }
    if (records === header?.records) return undefined;
    return problem(`it has ${String(records)} records, and its header says another number`);
  }

  return {
    take(text) {
      line += 1;
      if (isEnded) return problem("something stands behind the last line of the state");
      if (header === undefined) {
        digest.add(`${text}\n`);
        return takeHeader(text);
      }
      const read = readLine(text);
      if (read.type === "end") return takeEnd(read.digest);
      digest.add(`${text}\n`);
      if (read.type === "record") return takeRecord(read.record);
      return problem("this is no line as plumb state export writes them");
    },
    end() {
      if (isEnded) return undefined;
      if (header === undefined) return problem("it is empty");
      line = 0;
      const there = `${String(records)} of ${String(header.records)} records`;
      return problem(`it was cut short: its last line is missing; ${there} are there`);
    },
  };
}

function wrongRecord({ key, value }: StateRecord, last: string | undefined): string | undefined {
  const named = JSON.stringify(key.length > 100 ? `${key.slice(0, 100)}…` : key);
  const belonging = belongingOf(key);
  if (belonging === "unknown") return `${named} is no key of a state`;
  if (belonging === "left-out") return `${named} is never in an export: it ends by itself`;
  const order = last === undefined ? 1 : compareKeys(key, last);
  if (order === 0) return `the key ${named} stands twice`;
  if (order < 0) return `the key ${named} stands behind one that it belongs before`;
  if (Buffer.byteLength(key) + Buffer.byteLength(value) > recordBytesMax) {
    return `the record ${named} is larger than any that can be written`;
  }
  // Stores keep a half of a surrogate pair as another character.
  return /\p{Cs}/u.test(value) ? `the record ${named} is no text` : undefined;
}
