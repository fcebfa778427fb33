// What the client throws, as trouble that a person can act on, and what it says about the call: whether
// another member may be asked, and whether something may have been written. It decides nothing itself.

import type { Trouble } from "../../ports/trouble.ts";

export interface Fault {
  /** In plain words, with the client's own behind it where it has more to say. */
  readonly reason: string;
  readonly retry: Trouble["retry"];
  /**
   * "member": this member cannot help, another may. "cluster": the cluster is busy with itself, and any
   * member may help in a moment. "login": it is to be made anew. "call": every member would say the same.
   */
  readonly lies: "member" | "cluster" | "login" | "call";
  /** Whether the request certainly changed nothing, so that a write may be sent again. */
  readonly isWithoutEffect: boolean;
  /** True where too few members may be the cause. */
  readonly isOfQuorum?: boolean;
}

interface Known extends Fault {
  readonly pattern: RegExp;
}

const atMember = { retry: "soon", lies: "member", isWithoutEffect: true } as const;
const lostReply = { retry: "soon", lies: "member", isWithoutEffect: false } as const;
const ofQuorum = {
  retry: "soon",
  lies: "cluster",
  isWithoutEffect: true,
  isOfQuorum: true,
} as const;
const inCluster = { retry: "soon", lies: "cluster", isWithoutEffect: true } as const;
const forPeople = { retry: "later", lies: "call", isWithoutEffect: true } as const;
const ofCall = { retry: "never", lies: "call", isWithoutEffect: true } as const;

const quotaHelp =
  "the etcd database is over its quota, and etcd takes no writes until somebody makes room: compact and defragment it (etcdctl compact, etcdctl defrag) or raise --quota-backend-bytes, then run etcdctl alarm disarm; plumb doctor tells how full it is";

// The first that fits counts. The patterns are of etcd 3.4 to 3.6 and of the gRPC client.
const known: readonly Known[] = [
  { pattern: /database space exceeded/, reason: quotaHelp, ...forPeople },
  { pattern: /no leader/, reason: "the etcd cluster has no leader", ...ofQuorum },
  { pattern: /leader changed/, reason: "the leader changed", ...inCluster, isWithoutEffect: false },
  { pattern: /raft proposal dropped/, reason: "the leader is changing", ...inCluster },
  { pattern: /too many requests/, reason: "etcd has too much to do", ...inCluster },
  {
    pattern: /request timed out|waiting for .*read index/,
    reason: "the members did not agree in time",
    ...ofQuorum,
    isWithoutEffect: false,
  },
  {
    pattern: /required revision has been compacted/,
    reason: "that history is compacted",
    ...ofCall,
    retry: "soon",
  },
  { pattern: /requested lease not found/, reason: "the lease has ended", ...ofCall },
  {
    pattern: /request is too large|trying to send message larger/,
    reason: "the request is larger than the etcd server takes (--max-request-bytes)",
    ...ofCall,
  },
  {
    pattern: /too many operations/,
    reason: "the etcd server takes fewer operations in a transaction (--max-txn-ops)",
    ...ofCall,
  },
  { pattern: /duplicate key/, reason: "one transaction writes a key twice", ...ofCall },
  { pattern: /permission denied/, reason: "etcd does not let this user do that", ...forPeople },
  {
    pattern: /user name is empty/,
    reason: "etcd asks for a user, and none is given (etcd.user in plumbline.yaml)",
    ...forPeople,
  },
  {
    pattern: /authentication failed|invalid user ID or password/,
    reason: "etcd does not know this user with this password",
    ...forPeople,
  },
  {
    pattern: /authentication is not enabled/,
    reason: "a user is given, and this etcd has no users switched on (etcdctl auth enable)",
    ...forPeople,
  },
  {
    pattern: /invalid auth token|revision of auth store is old/,
    reason: "the login has run out",
    ...inCluster,
    lies: "login",
  },
  { pattern: /corrupt/, reason: "etcd says that its data is damaged", ...forPeople },
  {
    pattern: /server stopped|shutting down/,
    reason: "it is shutting down",
    ...lostReply,
  },
  {
    pattern: /certificate|SSL|TLS|EPROTO|wrong version number|ALTNAME/i,
    reason: "TLS does not come about",
    ...forPeople,
    lies: "member",
  },
  {
    pattern: /Name resolution failed|ENOTFOUND|EAI_AGAIN/,
    reason: "its name is unknown",
    ...atMember,
  },
  { pattern: /ECONNREFUSED/, reason: "nothing listens there", ...atMember },
  { pattern: /EHOSTUNREACH|ENETUNREACH/, reason: "there is no way to it", ...atMember },
  {
    pattern: /No connection established|Channel closed|closed before call started|already closed/,
    reason: "no connection comes about",
    ...atMember,
  },
  {
    // The server's own word for it comes as an unknown error.
    pattern: /DEADLINE_EXCEEDED|Deadline|context (?:deadline exceeded|canceled)/,
    reason: "it does not answer in time",
    ...lostReply,
  },
  { pattern: /UNAVAILABLE|CANCELLED/, reason: "the connection broke", ...lostReply },
];

// What says itself already; the client's words add nothing for these.
const clear = /no leader|ECONNREFUSED|DEADLINE_EXCEEDED|lease not found|database space exceeded/;

export function faultOf(error: unknown): Fault {
  const said = saidBy(error);
  const found = known.find(({ pattern }) => pattern.test(said));
  if (found === undefined) return { ...ofCall, reason: said, isWithoutEffect: false };
  const { pattern: _, reason, ...rest } = found;
  return { ...rest, reason: clear.test(said) ? reason : `${reason} (${said})` };
}

/** Whether a reply was larger than the client takes, so that less must be asked for. */
export function isTooLarge(error: unknown): boolean {
  return /RESOURCE_EXHAUSTED.*larger than max/i.test(saidBy(error));
}

function saidBy(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/^Lease (.*) is expired or revoked$/, "$1")
    .replace(/\s*Resolution note:\s*$/, "")
    .trim();
}
