// A snapshot: what is live on all targets, what is ours there and what is allocated, of one moment, as a
// value. It is what a plan is made from, taken out of its store; it has no journal and no lock.

import type { Allocation } from "../../model/allocation.ts";
import { digestOf } from "../../model/digest.ts";
import type { OwnedDocument } from "../../model/owned.ts";
import type { LiveView, TargetName, TargetSettings } from "../../model/target.ts";

export interface SnapshotHeader {
  /** Whoever reads one knows exactly the versions that it reads. */
  readonly formatVersion: string;
  readonly fabric: string;
  /** The version of the build that wrote it. */
  readonly plumbline: string;
  /** Milliseconds since the epoch. */
  readonly takenAtMs: number;
  /** How many there are. */
  readonly targets: number;
}

export interface Snapshot {
  readonly takenAtMs: number;
  readonly fabric: string;
  readonly allocations: readonly Allocation[];
  /** In the order of their names. */
  readonly targets: ReadonlyMap<TargetName, SnapshotTarget>;
}

export interface SnapshotTarget {
  readonly live: LiveView;
  /** When it was looked at, in milliseconds since the epoch; absent where it is unknown. */
  readonly observedAtMs?: number;
  /** Names how it was reached: who would reach another device by its name must not take it for this one. */
  readonly reach: string;
  readonly owned?: OwnedDocument;
  /** Paths of what an apply removed that still waits to be confirmed: gone, ours, and no drift. */
  readonly awaited?: readonly string[];
}

/** Names a driver with its connection, without telling what it is. */
export function reachOf({ driver, connection }: TargetSettings): string {
  return digestOf({ driver, connection });
}
