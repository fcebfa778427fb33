// How a store itself is, whatever is in it: for people who want to know why something is slow, refused
// or silent. Facts alone; what they mean and what to do is said elsewhere.

export type StoreHealth = EmbeddedHealth | EtcdHealth;

export interface EmbeddedHealth {
  readonly type: "embedded";
  /** Size of the database file; absent where there is none yet. */
  readonly fileBytes?: number;
  /** What is wrong with the file, in words. */
  readonly damage?: string;
  /** What this user may still write on that disk; absent where the system does not say. */
  readonly freeBytes?: number;
}

export interface EtcdHealth {
  readonly type: "etcd";
  /** Those that were named, in that order, then those that the cluster has besides. */
  readonly members: readonly MemberHealth[];
  /** How many members vote, as the cluster says; absent where no member could say. */
  readonly voters?: number;
  /** Absent where no member could say. */
  readonly auth?: "on" | "off";
  /** Of the client, where it has one. */
  readonly certificate?: { readonly name: string; readonly expiresAtMs: number };
  /** How many revisions are surely kept that are no one's newest; absent where that cannot be asked. */
  readonly keptRevisions?: number;
}

export interface MemberHealth {
  /** "host:port", as it was asked. */
  readonly endpoint: string;
  /** In the cluster; absent where it is not known which member this is. */
  readonly name?: string;
  /** False for a member that only the cluster names. */
  readonly isNamed: boolean;
  readonly status: MemberStatus | { readonly type: "silent"; readonly reason: string };
}

export interface MemberStatus {
  readonly type: "answers";
  /** "3.4.23". */
  readonly version: string;
  readonly isLeader: boolean;
  /** False for one that is cut off from most others. */
  readonly hasLeader: boolean;
  /** It votes on nothing yet. */
  readonly isLearner: boolean;
  readonly fileBytes: number;
  /** Of them, what is in use; the rest is for the next writes. */
  readonly usedBytes: number;
  /** Absent where the member does not say. */
  readonly quotaBytes?: number;
  /** How many entries of the log it has. */
  readonly index: number;
  /** How many of them it has carried out. */
  readonly appliedIndex: number;
  /** "NOSPACE", "CORRUPT": raised anywhere in the cluster. */
  readonly alarms: readonly string[];
}
