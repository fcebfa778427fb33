// What `plumb history` shows.

import type { Outcome } from "../../model/change-set.ts";
import type { JsonObject } from "../../model/json.ts";
import { shortDigest } from "../../model/plan.ts";
import type { JournalEntry, JournalRecord } from "../../records/journal.ts";
import { alignColumns } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { duration, timestamp } from "./numbers.ts";
import { operationJson, present } from "./plan-json.ts";
import type { Palette } from "./palette.ts";
import { printable } from "./printable.ts";

/** The ids of entries whose writer is gone. */
type Gone = ReadonlySet<string>;

export function historyText(entries: readonly JournalEntry[], gone: Gone): string {
  if (entries.length === 0) return "Nothing was applied yet.\n";
  const rows = entries.map((entry) => [
    { text: shortDigest(entry.digest) },
    { text: resultText(entry, gone) },
    { text: timestamp(entry.startedAtMs) },
    { text: tookText(entry) },
    { text: `${entry.owner}@${entry.host}` },
    { text: entry.command },
    { text: originTexts(entry).join(", ") },
  ]);
  return `${alignColumns(rows, { indent: "", limit: 200 }).join("\n")}\n`;
}

/** "manifests main@4be1f07 (clean)" and "approved by ada@desk", as far as it is known. */
function originTexts({ manifests, approvedBy }: JournalEntry): string[] {
  return [
    ...(manifests === undefined ? [] : [`manifests ${printable(shortName(manifests))}`]),
    ...(approvedBy === undefined ? [] : [`approved by ${printable(approvedBy)}`]),
  ];
}

/** The digest of a folder is long, and its first digits tell as much. */
function shortName(manifests: string): string {
  return /^[0-9a-f]{40,}$/.test(manifests) ? shortDigest(manifests) : manifests;
}

function resultText({ id, result }: JournalEntry, gone: Gone): string {
  if (gone.has(id)) return "interrupted (its process is gone)";
  return result === "undone-by-agents" ? "undone by its agents" : result;
}

function tookText({ startedAtMs, finishedAtMs }: JournalEntry): string {
  return finishedAtMs === undefined ? "" : duration(finishedAtMs - startedAtMs);
}

export function entryText({ entry, targets }: JournalRecord, gone: Gone, palette: Palette): string {
  const took = entry.finishedAtMs === undefined ? "" : ` in ${tookText(entry)}`;
  const title = `${palette.bold(shortDigest(entry.digest))}  ${resultText(entry, gone)}${took}`;
  const who = `${timestamp(entry.startedAtMs)} by ${entry.owner}@${entry.host}: ${entry.command}`;
  const blocks = targets.map(({ target, operations, outcomes }) => {
    const rows = operations.map(({ id, action, path }) => [
      { text: action },
      { text: path },
      { text: outcomeWords(outcomes.get(id)) },
    ]);
    const lines = alignColumns(rows, { indent: "  ", limit: Infinity });
    return [palette.bold(target), ...lines].join("\n");
  });
  return `${[title, who, ...originTexts(entry), ...blocks].join("\n")}\n`;
}

export function outcomeWords(outcome: Outcome | undefined): string {
  switch (outcome?.type) {
    case undefined:
      return "not finished";
    case "done":
      return outcome.already ? "was so already" : "done";
    case "refused":
      return `refused: ${outcome.reason}`;
    case "stale":
      return "stale: the live value had moved";
    case "skipped":
      return `skipped: ${outcome.because}`;
    case "unknown":
      return `unknown: ${outcome.reason}`;
  }
}

export function historyJson(entries: readonly JournalEntry[], gone: Gone): JsonObject {
  return { formatVersion, entries: entries.map((entry) => headJson(entry, gone)) };
}

export function entryJson({ entry, targets }: JournalRecord, gone: Gone): JsonObject {
  return {
    formatVersion,
    entry: headJson(entry, gone),
    targets: targets.map(({ target, operations, outcomes }) => ({
      target,
      operations: operations.map((operation) => {
        const outcome = outcomes.get(operation.id);
        return {
          ...operationJson(operation),
          ...(outcome === undefined ? {} : { outcome: present({ ...outcome }) }),
        };
      }),
    })),
  };
}

function headJson(entry: JournalEntry, gone: Gone): JsonObject {
  const { id, digest, result, command, owner, host, startedAtMs } = entry;
  const { finishedAtMs, manifests, approvedBy, undoes } = entry;
  return {
    id,
    digest,
    result: gone.has(id) ? "interrupted" : result,
    command,
    owner,
    host,
    startedAtMs,
    ...present({ finishedAtMs, manifests, approvedBy, undoes }),
  };
}
