// Reads a snapshot from text, line by line. The file may come from anywhere, so nothing of it is believed
// before its shape and its digests were checked, and nothing is used before all of it was read.

import { createDigest, digestOf } from "../../model/digest.ts";
import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import type { TargetName } from "../../model/target.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { decodeOwned } from "../owned-codec.ts";
import type { Snapshot, SnapshotHeader, SnapshotTarget } from "./snapshot.ts";
import { areAllocations, arePaths, isOwnedRecord } from "./snapshot-shapes.ts";
import { allCharactersMax, snapshotFormat, snapshotVersion } from "./snapshot-lines.ts";

export interface SnapshotProblem {
  readonly type: "problem";
  /** Counted from 1; 0 for the text as a whole. */
  readonly line: number;
  readonly problem: string;
}

/** `lines` are without their line breaks; `isTarget` says whether this build knows such targets. */
export async function readSnapshot(
  lines: AsyncIterable<string | Trouble>,
  isTarget: (target: TargetName) => boolean,
): Promise<Snapshot | SnapshotProblem | Trouble> {
  const reading = createReading(isTarget);
  for await (const text of lines) {
    if (isTrouble(text)) return text;
    const wrong = reading.take(text);
    if (wrong !== undefined) return { type: "problem", ...wrong };
  }
  return reading.end();
}

export function isSnapshotProblem(value: object): value is SnapshotProblem {
  return "type" in value && value.type === "problem";
}

interface Reading {
  take(text: string): Pick<SnapshotProblem, "line" | "problem"> | undefined;
  end(): Snapshot | SnapshotProblem;
}

function createReading(isTarget: (target: TargetName) => boolean): Reading {
  const digest = createDigest();
  const targets = new Map<TargetName, SnapshotTarget>();
  let [line, characters, isEnded] = [0, 0, false];
  let header: SnapshotHeader | undefined;
  let allocations: Snapshot["allocations"] | undefined;

  function takeFields(fields: JsonObject): string | undefined {
    if (header === undefined) {
      const read = headerOf(fields);
      if (typeof read === "string") return read;
      header = read;
      return undefined;
    }
    if (allocations === undefined) {
      const { allocations: read } = fields;
      if (!areAllocations(read)) return "this is no line with allocations";
      allocations = read;
      return undefined;
    }
    const read = targetOf(fields, isTarget);
    if (typeof read === "string") return read;
    if (targets.has(read.target)) return "a target stands twice";
    if (targets.size >= header.targets) return "there are more targets than its header says";
    targets.set(read.target, read.one);
    return undefined;
  }

  return {
    take(text) {
      line += 1;
      characters += text.length;
      const wrong = (problem: string): { line: number; problem: string } => ({ line, problem });
      if (isEnded) return wrong("something stands behind its last line");
      if (characters > allCharactersMax) return wrong("it is larger than any snapshot of ours");
      const fields = fieldsOf(text);
      if (fields === undefined) {
        return wrong(header === undefined ? notOurs : "this is no line of a snapshot");
      }
      if (header !== undefined && "digest" in fields && Object.keys(fields).length === 1) {
        isEnded = true;
        return fields["digest"] === digest.end() ? undefined : wrong(changed);
      }
      digest.add(`${text}\n`);
      const problem = takeFields(fields);
      return problem === undefined ? undefined : wrong(problem);
    },
    end() {
      const wrong = (problem: string): SnapshotProblem => ({ type: "problem", line: 0, problem });
      if (header === undefined) return wrong("it is empty");
      if (!isEnded || allocations === undefined || targets.size !== header.targets) {
        const there = `${String(targets.size)} of ${String(header.targets)} targets`;
        return wrong(`it was cut short: ${there} are there`);
      }
      return { takenAtMs: header.takenAtMs, fabric: header.fabric, allocations, targets };
    },
  };
}

const notOurs = "this is no snapshot of Plumbline: its first line is no header of one";
const changed = "its digest does not fit: the file was changed after it was written";

function fieldsOf(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function headerOf(fields: JsonObject): SnapshotHeader | string {
  const { format, formatVersion, fabric, plumbline, takenAtMs, targets } = fields;
  if (format !== snapshotFormat || typeof formatVersion !== "string") return notOurs;
  if (formatVersion !== snapshotVersion) {
    const shown = JSON.stringify(formatVersion.slice(0, 20));
    return `it has the format ${shown}, and this build reads ${snapshotVersion}: use the plumb that wrote it`;
  }
  if (typeof fabric !== "string" || typeof plumbline !== "string") return notOurs;
  if (!isCount(takenAtMs) || !isCount(targets)) return notOurs;
  return { formatVersion, fabric, plumbline, takenAtMs, targets };
}

function isCount(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function targetOf(
  fields: JsonObject,
  isTarget: (target: TargetName) => boolean,
): { readonly target: TargetName; readonly one: SnapshotTarget } | string {
  const { target, reach, owned, awaited } = fields;
  if (typeof target !== "string" || typeof reach !== "string") return "this is no line of a target";
  if (!isTarget(target)) return "this build knows no such targets as it names";
  const view = viewOf(fields);
  if (typeof view === "string") return view;
  if (awaited !== undefined && !arePaths(awaited)) return "what it waits for are no paths";
  const seen = { ...view, reach, ...(awaited === undefined ? {} : { awaited }) };
  if (owned === undefined) return { target, one: seen };
  if (!isOwnedRecord(owned, target)) return "what it says is ours has not the shape that it should";
  const decoded = decodeOwned("snapshot", JSON.stringify(owned));
  if (isTrouble(decoded)) return `what it says is ours cannot be read: ${decoded.reason}`;
  return { target, one: { ...seen, owned: decoded } };
}

function viewOf(fields: JsonObject): Pick<SnapshotTarget, "live" | "observedAtMs"> | string {
  const { live: document, digest, observedAtMs, unknown } = fields;
  if (isJsonObject(unknown)) {
    const { reason, sinceMs } = unknown;
    if (typeof reason !== "string") return "it does not say why a target is unknown";
    return { live: { type: "unknown", reason, ...(isCount(sinceMs) ? { sinceMs } : {}) } };
  }
  if (!isJsonObject(document) || typeof digest !== "string" || !isCount(observedAtMs)) {
    return "it neither says what is live nor why that is unknown";
  }
  if (!isDigestOf(document, digest)) return "the digest of what is live does not fit";
  return { live: { type: "known", document, digest }, observedAtMs };
}

function isDigestOf(document: JsonObject, digest: string): boolean {
  try {
    return digestOf(document) === digest;
  } catch {
    // Text that is none, numbers that are none, or nested too deeply to be a document of ours.
    return false;
  }
}
