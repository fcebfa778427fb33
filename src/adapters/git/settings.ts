// What a git source may be told beyond which repository it is, and what it may ask of the process around it.

import type { Clock } from "../../ports/clock.ts";
import type { WatchedRepository } from "../../ports/repository.ts";

export interface GitLimits {
  /** Manifests in the folder; default 100,000. */
  readonly filesMax?: number;
  /** All of them together; default 128 MiB, as for files. */
  readonly totalBytesMax?: number;
  /** So long a server may say nothing; default 30 s. */
  readonly silenceMsMax?: number;
  /** So long any one step may take; default 10 min. */
  readonly stepMsMax?: number;
}

export interface GitSourceSettings extends WatchedRepository {
  /** How many commits to fetch at first; default 1, since only files are asked for. */
  readonly depth?: number;
  readonly limits?: GitLimits;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface GitSourcePorts {
  readonly clock: Clock;
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** For PATH, proxies and the variables that credentials name. Nothing else of it reaches git. */
  readonly environment: Environment;
}
