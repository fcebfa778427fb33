// What a git source is told when it is opened, and what it may ask of the process around it.

import type { Clock } from "../../ports/clock.ts";

/** References to secrets, never their values. */
export type GitCredentials =
  | {
      readonly username?: string;
      readonly passwordFile?: string;
      readonly passwordEnv?: string;
    }
  | {
      readonly sshKeyFile: string;
      /** Whom to believe; default the files that ssh itself reads. */
      readonly knownHostsFile?: string;
    };

/** Who may sign. A file may be given for each kind of key. */
export interface AllowedSigners {
  /** As ssh-keygen(1) describes it under ALLOWED SIGNERS. */
  readonly allowedSignersFile?: string;
  /** Public keys as `gpg --export` writes them, in either form. */
  readonly gpgKeyringFile?: string;
}

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

export interface GitSourceSettings {
  readonly url: string;
  /** A branch, "refs/tags/NAME", or a whole commit hash. */
  readonly ref: string;
  /** The folder of the manifests, relative to the repository's root; default all of it. */
  readonly path?: string;
  /** Where the mirror is kept; made where there is none. */
  readonly folder: string;
  readonly credentials?: GitCredentials;
  /** The server is asked so often, give or take a tenth. */
  readonly pollMs: number;
  /** Where it stands, nothing is read that somebody else signed, or nobody. */
  readonly signatures?: AllowedSigners;
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
