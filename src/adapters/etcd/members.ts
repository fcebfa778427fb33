// The members of the cluster, and which of them is asked. One is kept as long as it answers; when it
// does not, the next is asked within the same call, as far as nothing can be written twice by it. It
// knows nothing of keys.

import type { Etcd3 } from "etcd3";
import type { Clock } from "../../ports/clock.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";
import { faultOf, isTooLarge, type Fault } from "./fault.ts";

export interface Member {
  readonly endpoint: string;
  client(): Etcd3;
  /** Lets the next call log in anew, where this client is still the one: it keeps a login for ever. */
  forgetLogin(client: Etcd3): void;
}

export interface CallOptions {
  /** When the answer must be there, in milliseconds since the epoch. */
  readonly deadline: number;
}

/** One request to one member; it throws what the client throws. */
export type Request<Reply> = (client: Etcd3, options: CallOptions) => Promise<Reply>;

export interface Members {
  /** May be asked of several members. Too large a reply is thrown: only the asker can ask for less. */
  read<Reply>(doing: string, request: Request<Reply>): Promise<Reply | Trouble>;
  /** Asked again only where the first time certainly changed nothing. */
  write<Reply>(doing: string, request: Request<Reply>): Promise<Reply | Trouble>;
  /** The member to open a stream to. */
  current(): Member;
  /** Asks others from now on, where this is still the one that is asked. */
  leave(member: Member): void;
  /** What became of a stream, in the words of a call. */
  troubleOf(doing: string, member: Member, error: unknown): Trouble;
}

/** Between two rounds through all members, while the cluster elects a leader. */
const pauseMs = 100;

/** `callMs` is the longest that any call takes, whatever the members do. */
export function createMembers(all: readonly Member[], clock: Clock, callMs: number): Members {
  let place = 0;
  const current = (): Member => {
    const member = all[place % all.length];
    if (member === undefined) throw new Error("a cluster without members");
    return member;
  };
  const leave = (member: Member): void => {
    if (member === current()) place = (place + 1) % all.length;
  };
  // Each member of several gets a part of the time, so that a hung one does not use it up. A write is
  // not repeated after that; the longer it is waited for, the more often its end is known.
  const readMs = all.length === 1 ? callMs : Math.max(callMs / 3, 200);
  const writeMs = all.length === 1 ? callMs : callMs / 2;

  const call = async <Reply>(
    doing: string,
    request: Request<Reply>,
    mayRepeat: (fault: Fault) => boolean,
    attemptMs: number,
  ): Promise<Reply | Trouble> => {
    const endMs = performance.now() + callMs;
    const faults = new Map<string, Fault>();
    for (let tries = 1; ; tries += 1) {
      const member = current();
      const client = member.client();
      try {
        const waitMs = Math.min(attemptMs, endMs - performance.now());
        return await request(client, { deadline: Date.now() + waitMs });
      } catch (error) {
        if (isTooLarge(error)) throw error;
        const fault = faultOf(error);
        if (fault.lies === "call") {
          return trouble(doing, `${fault.reason}${unsure(mayRepeat(fault))}`, fault.retry);
        }
        if (fault.lies === "login") member.forgetLogin(client);
        else leave(member);
        faults.set(member.endpoint, fault);
        const isOver = performance.now() + pauseMs >= endMs || !mayRepeat(fault);
        if (isOver || isHopeless(faults, all.length)) {
          return troubleOfAll(doing, faults, mayRepeat(fault));
        }
        if (tries % all.length === 0) await clock.sleep(pauseMs);
      }
    }
  };

  return {
    read: (doing, request) => call(doing, request, () => true, readMs),
    write: (doing, request) =>
      call(doing, request, ({ isWithoutEffect }) => isWithoutEffect, writeMs),
    current,
    leave,
    troubleOf(doing, { endpoint }, error) {
      const fault = faultOf(error);
      return fault.lies === "call"
        ? trouble(doing, fault.reason, fault.retry)
        : troubleOfAll(doing, new Map([[endpoint, fault]]), true);
    },
  };
}

/** No member can be reached: waiting is for people, not for calls. */
function isHopeless(faults: ReadonlyMap<string, Fault>, count: number): boolean {
  const told = [...faults.values()];
  return (
    told.length === count && told.every((fault) => fault.lies === "member" && fault.isWithoutEffect)
  );
}

function troubleOfAll(
  doing: string,
  faults: ReadonlyMap<string, Fault>,
  isHarmless: boolean,
): Trouble {
  const told = [...faults].map(([endpoint, { reason }]) => `${endpoint}: ${reason}`).join("; ");
  const isLeaderless = [...faults.values()].some(({ isOfQuorum }) => isOfQuorum === true);
  const quorum = isLeaderless ? "; more than half of the members must be up" : "";
  const retry = [...faults.values()].every((fault) => fault.retry === "later") ? "later" : "soon";
  return trouble(doing, `etcd does not answer: ${told}${quorum}${unsure(isHarmless)}`, retry);
}

function unsure(isHarmless: boolean): string {
  return isHarmless ? "" : "; whether it was written is not known";
}
