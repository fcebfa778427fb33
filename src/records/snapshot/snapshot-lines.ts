// The text of a snapshot: JSON lines. The first says what it is, the second has the allocations, one follows
// for each target, and the last is the digest of all before it. schemas/snapshot.schema.json has them.

import type { Allocation } from "../../model/allocation.ts";
import { isJsonObject, type JsonObject } from "../../model/json.ts";
import type { TargetName } from "../../model/target.ts";
import { encodeOwned } from "../owned-codec.ts";
import type { SnapshotHeader, SnapshotTarget } from "./snapshot.ts";

export const snapshotFormat = "plumbline-snapshot";
export const snapshotVersion = "1.0";

/** No line has more characters, and no snapshot more of them in all: a process could not hold it. */
export const lineCharactersMax: number = 64 * 1024 * 1024;
export const allCharactersMax: number = 1024 * 1024 * 1024;

/** Each ends with a line break. */
export function headerLine({
  formatVersion,
  fabric,
  plumbline,
  takenAtMs,
  targets,
}: SnapshotHeader): string {
  return lineOf({ format: snapshotFormat, formatVersion, fabric, plumbline, takenAtMs, targets });
}

export function allocationsLine(allocations: readonly Allocation[]): string {
  return lineOf({
    allocations: allocations.map(({ pool, key, value, reason }) =>
      reason === undefined ? { pool, key, value } : { pool, key, value, reason },
    ),
  });
}

export function targetLine(target: TargetName, one: SnapshotTarget): string {
  const { live, observedAtMs, reach, owned, awaited } = one;
  const view =
    live.type === "known"
      ? { live: live.document, digest: live.digest, observedAtMs: observedAtMs ?? 0 }
      : { unknown: unknownOf(live) };
  const ours = owned === undefined ? {} : { owned: withoutUsers(encodeOwned(owned)) };
  const gone = awaited === undefined ? {} : { awaited };
  return lineOf({ target, ...view, reach, ...ours, ...gone });
}

export function endLine(digest: string): string {
  return lineOf({ digest });
}

function unknownOf({
  reason,
  sinceMs,
}: Extract<SnapshotTarget["live"], { type: "unknown" }>): JsonObject {
  return sinceMs === undefined ? { reason } : { reason, sinceMs };
}

/** Secrets are referred to, never written; but an address may have a user in it, whom nobody need know. */
function withoutUsers(owned: string): JsonObject {
  const record = JSON.parse(owned) as JsonObject;
  const { settings } = record;
  if (!isJsonObject(settings)) return record;
  const { connection = {} } = settings;
  const text = JSON.stringify(connection).replaceAll(/:\/\/[^\s"'/@]+@/g, "://(hidden)@");
  return { ...record, settings: { ...settings, connection: JSON.parse(text) as JsonObject } };
}

function lineOf(fields: JsonObject): string {
  return `${JSON.stringify(fields)}\n`;
}
