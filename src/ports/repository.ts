// A git repository that is watched, as its source is told of it when it is opened. Secrets are named by
// where they are; what reads them, and git itself, are an adapter's.

/** Paths are absolute. */
export interface WatchedRepository {
  readonly url: string;
  /** A branch, "refs/tags/NAME", or a whole commit hash. */
  readonly ref: string;
  /** The folder of the manifests, relative to the repository's root; default all of it. */
  readonly path?: string;
  /** Where the mirror is kept; made where there is none. */
  readonly folder: string;
  readonly credentials?: RepositoryCredentials;
  /** The server is asked so often, give or take a tenth. */
  readonly pollMs: number;
  /** Where it stands, nothing is read that somebody else signed, or nobody. */
  readonly signatures?: AllowedSigners;
}

/** References to secrets, never their values. */
export type RepositoryCredentials =
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
