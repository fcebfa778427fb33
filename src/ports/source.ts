// Where manifests come from, for who waits for them to change: a folder, a repository. What is in them
// is nobody's business here.

import type { ManifestTree } from "./files.ts";
import type { Trouble } from "./trouble.ts";

export interface SourceState {
  /** Names what is there: a digest, a commit. Equal names stand for equal files. */
  readonly revision: string;
  /** What people call it, for the journal: "main@4be1f07". Absent where it has no other name. */
  readonly label?: string;
  readonly tree: ManifestTree;
}

export interface Source {
  /** Everything that is there. */
  read(): Promise<SourceState | Trouble>;
  /** One element whenever `read` may say something else than before; ends with the signal. */
  changes(signal: AbortSignal): AsyncIterable<void>;
}
