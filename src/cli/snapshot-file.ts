// A snapshot as a file: written as a whole or not at all, and read for a run that must do without devices
// and without a store. One that is too old is refused, because a plan from it would be about the past.

import { createDigest } from "../model/digest.ts";
import { durationText } from "../model/duration.ts";
import {
  targetTypeOf,
  type LiveView,
  type TargetName,
  type TargetSettings,
} from "../model/target.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { isSnapshotProblem, readSnapshot } from "../records/snapshot/read-snapshot.ts";
import { reachOf, type Snapshot } from "../records/snapshot/snapshot.ts";
import {
  allocationsLine,
  endLine,
  headerLine,
  lineCharactersMax,
  snapshotVersion,
  targetLine,
} from "../records/snapshot/snapshot-lines.ts";
import { targetTypes } from "../targets/list.ts";
import type { SnapshotSource } from "./arguments/snapshot.ts";
import type { CommandPorts } from "./command-ports.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { complain, reportTrouble } from "./report.ts";
import type { Settings } from "./settings.ts";
import { age } from "./views/numbers.ts";
import { printable } from "./views/printable.ts";

export interface SnapshotWritten {
  readonly digest: string;
  /** Of the text, in UTF-8. */
  readonly bytes: number;
}

/** `plumbline` is the version of this build; `write` takes one line after the other. */
export async function writeSnapshot(
  { takenAtMs, fabric, allocations, targets }: Snapshot,
  plumbline: string,
  write: (text: string) => Promise<Trouble | undefined>,
): Promise<SnapshotWritten | Trouble> {
  const digest = createDigest();
  let bytes = 0;
  const add = async (line: string): Promise<Trouble | undefined> => {
    digest.add(line);
    bytes += Buffer.byteLength(line);
    return await write(line);
  };
  const counts = { fabric, plumbline, takenAtMs, targets: targets.size };
  let failed = await add(headerLine({ formatVersion: snapshotVersion, ...counts }));
  failed ??= await add(allocationsLine(allocations));
  for (const [target, one] of targets) failed ??= await add(targetLine(target, one));
  const ended = digest.end();
  const end = endLine(ended);
  failed ??= await write(end);
  return failed ?? { digest: ended, bytes: bytes + Buffer.byteLength(end) };
}

/** A snapshot that may be used, or the exit code once it was said why not. */
export async function openSnapshot(
  { file, maxAgeMs }: SnapshotSource,
  settings: Settings,
  ports: CommandPorts,
): Promise<Snapshot | ExitCode> {
  const known = new Set(targetTypes.map(({ name }) => name));
  const isTarget = (target: string): boolean =>
    /^[^/]+\/./.test(target) && known.has(targetTypeOf(target));
  const lines = settings.files.readLines(file, lineCharactersMax);
  const read = await readSnapshot(lines, isTarget);
  if (isTrouble(read)) return reportTrouble(read, settings, ports);
  if (isSnapshotProblem(read)) {
    const place = read.line === 0 ? file : `${file}:${read.line}`;
    const message = `${place}: ${read.problem}\n  make another one with plumb state snapshot --out FILE`;
    return complain(message, exitCode.error, settings, ports);
  }
  if (read.fabric !== settings.fabric) {
    const other = printable(read.fabric);
    const message = `${file} is of the fabric ${other}, not of ${settings.fabric}: name it with --fabric`;
    return complain(message, exitCode.error, settings, ports);
  }
  return refusedForAge(read, file, maxAgeMs, ports.clock.now(), (message) =>
    complain(message, exitCode.error, settings, ports),
  );
}

/** Clocks of two machines need not agree to the second. */
const clockSkewMs = 5 * 60_000;

function refusedForAge(
  snapshot: Snapshot,
  file: string,
  maxAgeMs: number,
  now: number,
  refuse: (message: string) => ExitCode,
): Snapshot | ExitCode {
  const ageMs = now - snapshot.takenAtMs;
  if (ageMs < -clockSkewMs) {
    const message = `${file} is from the future, as this machine's clock has it: one of two clocks is wrong`;
    return refuse(message);
  }
  if (ageMs <= maxAgeMs) return snapshot;
  const message = `${file} is ${age(ageMs)} old, and ${durationText(maxAgeMs)} is the limit: nobody knows what is live by now\n  take another one with plumb state snapshot, or allow more with --snapshot-max-age`;
  return refuse(message);
}

/** What a plan may know of the targets: those that are reached in another way now are unknown. */
export function liveIn(
  { targets }: Snapshot,
  wanted: ReadonlyMap<TargetName, TargetSettings>,
): Map<TargetName, LiveView> {
  const live = new Map<TargetName, LiveView>();
  for (const [target, settings] of wanted) {
    const one = targets.get(target);
    if (one === undefined) {
      live.set(target, { type: "unknown", reason: "it is not in the snapshot" });
    } else if (one.reach !== reachOf(settings)) {
      const reason = "it was reached in another way when the snapshot was taken";
      live.set(target, { type: "unknown", reason });
    } else live.set(target, one.live);
  }
  return live;
}

/** "live from a snapshot of 14 min ago" */
export function snapshotText({ takenAtMs }: Snapshot, now: number): string {
  return `live from a snapshot of ${age(now - takenAtMs)} ago`;
}
