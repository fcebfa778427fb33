// Reading manifests, which the loop cannot do itself. Whoever understands remembers all files, so that
// a reading which only tells what changed is enough.

import type { Diagnostic, Finding } from "../model/diagnostic.ts";
import type { ResourceChanges } from "../plan/session/session.ts";
import type { ChangedReading, WholeReading } from "../ports/source.ts";

/** What is to be told of the manifests as they are after the last reading. */
export interface UnderstoodFiles {
  readonly diagnostics: readonly Diagnostic[];
  /** File → text, for the places of diagnostics. */
  readonly texts: ReadonlyMap<string, string>;
  readonly fileCount: number;
  readonly resourceCount: number;
}

export interface Understanding {
  /** Takes a reading in; a "changed" one must follow on the last that was taken in. */
  take(reading: WholeReading | ChangedReading): Promise<UnderstoodFiles>;
  /** What is different from when `settle` was called last; everything is new before that. */
  pending(): ResourceChanges;
  /** From here on this is what changes count against. */
  settle(): void;
  /** The same with what planning found, at its lines. */
  locate(understood: UnderstoodFiles, findings: readonly Finding[]): UnderstoodFiles;
}
