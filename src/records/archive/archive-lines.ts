// A fabric's state as text: JSON lines. The first says what it is, each that follows is one record, in
// the order of their keys, and the last is the digest of all before it, so that a text that was cut or
// changed is noticed. schemas/archive.schema.json describes them.

import { isJsonObject, type Json } from "../../model/json.ts";
import { transactionLimits } from "../../ports/check-transaction.ts";
import type { StateRecord } from "./state-records.ts";

export interface ArchiveHeader {
  /** Whoever reads one knows exactly the versions that it reads. */
  readonly formatVersion: string;
  readonly fabric: string;
  /** The version of the build that wrote it. */
  readonly plumbline: string;
  /** How many there are. */
  readonly records: number;
}

const format = "plumbline-state";
export const archiveVersion = "1.0";

/** No line of an archive has more characters: a character takes up to six where JSON escapes it. */
export const lineCharactersMax: number = 6 * transactionLimits.bytes + 1024;

/** Each ends with a line break. */
export function headerLine({ formatVersion, fabric, plumbline, records }: ArchiveHeader): string {
  return `${JSON.stringify({ format, formatVersion, fabric, plumbline, records })}\n`;
}

export function recordLine({ key, value }: StateRecord): string {
  return `${JSON.stringify({ key, value })}\n`;
}

export function endLine(digest: string): string {
  return `${JSON.stringify({ digest })}\n`;
}

export type ArchiveLine =
  | { readonly type: "header"; readonly header: ArchiveHeader }
  | { readonly type: "record"; readonly record: StateRecord }
  | { readonly type: "end"; readonly digest: string }
  /** Not a line of an archive; `other` is the version of a format that this build does not know. */
  | { readonly type: "none"; readonly other?: string };

/** What a line, without its line break, says. Only the very text that an archive has counts. */
export function readLine(text: string): ArchiveLine {
  const fields = fieldsOf(text);
  const read = fields === undefined ? undefined : lineOf(fields);
  if (read === undefined) return { type: "none" };
  return read.type === "none" || textOf(read) === `${text}\n` ? read : { type: "none" };
}

function fieldsOf(text: string): Readonly<Record<string, Json>> | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function lineOf(fields: Readonly<Record<string, Json>>): ArchiveLine | undefined {
  const { key, value, digest } = fields;
  if (typeof key === "string" && typeof value === "string") {
    return { type: "record", record: { key, value } };
  }
  if (typeof digest === "string") return { type: "end", digest };
  return fields["format"] === format ? headerOf(fields) : undefined;
}

function headerOf(fields: Readonly<Record<string, Json>>): ArchiveLine | undefined {
  const { formatVersion, fabric, plumbline, records } = fields;
  if (typeof formatVersion !== "string") return undefined;
  if (formatVersion !== archiveVersion) return { type: "none", other: formatVersion };
  if (typeof fabric !== "string" || typeof plumbline !== "string") return undefined;
  if (typeof records !== "number" || !Number.isSafeInteger(records)) return undefined;
  return { type: "header", header: { formatVersion, fabric, plumbline, records } };
}

function textOf(line: Exclude<ArchiveLine, { type: "none" }>): string {
  switch (line.type) {
    case "header":
      return headerLine(line.header);
    case "record":
      return recordLine(line.record);
    case "end":
      return endLine(line.digest);
  }
}
