// What is said of a state that is taken out, in, or to another store.

import type { JsonObject } from "../../model/json.ts";
import type { TargetName } from "../../model/target.ts";
import { placeText, type StorePlace } from "../../ports/store-place.ts";
import { leftOutText } from "../../records/archive/archive-keys.ts";
import type { ArchiveProblem } from "../../records/archive/read-archive.ts";
import type { Closed } from "../../records/closed.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";

/** A place as --store takes it. */
export function placeFlag(place: StorePlace): string {
  return place.type === "embedded" ? `embedded:${place.folder}` : placeText(place);
}

export interface Exported {
  readonly fabric: string;
  /** Absent for the standard output. */
  readonly file?: string;
  readonly records: number;
  readonly bytes: number;
  readonly digest: string;
}

export function exportedText({ fabric, file, records, bytes, digest }: Exported): string {
  const what = `${counted(records, "record")}, ${sizeText(bytes)}, digest ${digest.slice(0, 8)}`;
  const where = file === undefined ? "was written" : `is in ${file}`;
  return `The state of the fabric ${fabric} ${where}: ${what}.\nNot in it, because it ends by itself: ${leftOutText}.\n`;
}

export function exportedJson({ fabric, file = "-", records, bytes, digest }: Exported): JsonObject {
  return { formatVersion, exported: { fabric, file, records, bytes, digest } };
}

/** Why an export has no end. */
export function changedText(file: string | undefined, attempts: number): string {
  return file === undefined
    ? "the state was changed while it was read: what was written has no end, and no import takes it\n  run it again, or with --out FILE, which tries again by itself"
    : `the state was changed while it was read, ${attempts} times in a row; nothing was written\n  run it again when nobody applies`;
}

export interface Imported {
  readonly fabric: string;
  readonly file: string;
  readonly place: string;
  readonly records: number;
  readonly generation: number;
}

export function importedStateText({ fabric, file, place, records, generation }: Imported): string {
  return `The fabric ${fabric} in ${place} has the state of ${file}: ${counted(records, "record")}, compared one by one.\nIts writers go on behind generation ${generation}.\n`;
}

export function importedStateJson({ fabric, file, records, generation }: Imported): JsonObject {
  return { formatVersion, imported: { fabric, file, records, generation } };
}

export interface Migrated {
  readonly fabric: string;
  readonly from: string;
  readonly to: string;
  readonly records: number;
  readonly generation: number;
}

export function migratedText({ fabric, from, to, records }: Migrated): string {
  return `The state of the fabric ${fabric} moved from ${from} to ${to}: ${counted(records, "record")}, compared one by one.
Next: --store ${to}, or as store in plumbline.yaml. The old store keeps what it has and is closed; plumb state migrate --undo --store ${from} opens it again.
`;
}

export function migratedJson({ fabric, from, to, records, generation }: Migrated): JsonObject {
  return { formatVersion, migrated: { fabric, from, to, records, generation } };
}

/** A move that was made before. */
export function alreadyMovedText(from: string, to: string, fabric: string): string {
  return `the state of the fabric ${fabric} moved from ${from} to ${to} already, and is in use there: nothing was copied\n  use --store ${to}; plumb state migrate --undo --store ${from} opens the old one again`;
}

interface Reopened {
  readonly fabric: string;
  readonly place: string;
  readonly to: string;
}

export function reopenedText({ fabric, place, to }: Reopened): string {
  return `The fabric ${fabric} in ${place} is open again. Let nobody use it in ${to} any more.\n`;
}

export function reopenedJson({ fabric, place, to }: Reopened): JsonObject {
  return { formatVersion, reopened: { fabric, store: place, movedTo: to } };
}

export function problemText(file: string, { line, problem, help }: ArchiveProblem): string {
  const where = line === 0 ? "" : ` line ${line}:`;
  return `reading ${file}:${where} ${problem}\n  nothing was written; ${help}`;
}

export function otherFabricText(file: string, found: string, wanted: string): string {
  return `${file} has the state of the fabric ${found}, and this is ${wanted}\n  nothing was written; --fabric ${found} imports it under its name, --rename as ${wanted}`;
}

export const unaskedText = "there is no terminal to ask on; add --auto-approve";

/** What stands in the way of a state that is to be written. */
export function thereText(
  place: string,
  fabric: string,
  counts: ReadonlyMap<string, number>,
  closed: Closed | undefined,
): string {
  const parts = [...counts].map(([part, count]) => `${part} ${count}`).join(", ");
  const moved = closed?.type === "moved" ? `, which moved to ${closed.to}` : "";
  return `there is a state of the fabric ${fabric} in ${place} already${moved}: ${parts}`;
}

/** How many targets are named. */
const targetsShown = 3;

export function agentsText(place: string, targets: readonly TargetName[]): string {
  const shown = targets.slice(0, targetsShown).join(", ");
  const more = targets.length > targetsShown ? ` and ${targets.length - targetsShown} more` : "";
  return `agents at work on ${place} serve ${shown}${more}\n  nothing was written; stop them first, and start them again on the store that is then in use`;
}

export function unfinishedText(why: string, place: string): string {
  return `${why}\n  not everything is written, and nothing uses the fabric in ${place} until it is: run this again, it goes on from there`;
}

export function restlessText(from: string): string {
  return `somebody writes all the time, so that the copy and ${from} never were equal; stop it first`;
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024
    ? `${(bytes / 1024).toFixed(1)} KiB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
