// Puts the presences that this process does not have yet, many in one transaction. A presence that is
// there belongs to another agent, and is waited for, unless its process is known to be dead.

import type { Presence } from "../../model/agent.ts";
import type { Compare, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { decodePresence, encodePresence } from "../../records/messages/said.ts";
import { presenceNameOf } from "./patterns.ts";
import type { ServeParts } from "./serve-parts.ts";

export interface Claims {
  readonly parts: ServeParts;
  readonly presence: Presence;
  readonly lease: string;
  /** What is wanted and not ours, in names as they were given. */
  readonly missing: () => readonly string[];
  readonly gained: (name: string, createRevision: number) => void;
}

type Holder = Pick<Presence, "instance" | "agent" | "host">;

/** Whoever wrote a presence that this build cannot read. */
const unknown = { agent: "one of another version", host: "unknown" };

/** Well within what one transaction takes. */
const atOnce = 100;

/**
 * Claims everything that is missing and free. `waiting` has what others hold, by the instance that
 * holds it, and is brought up to date: of each instance one presence is looked at, because they all
 * go with one lease.
 */
export async function claimPresences(
  claims: Claims,
  waiting: Map<string, string>,
): Promise<Trouble | undefined> {
  const missing = claims.missing();
  for (const name of waiting.keys()) if (!missing.includes(name)) waiting.delete(name);
  const looked = new Set<string>();
  for (const [name, instance] of Array.from(waiting)) {
    if (looked.has(instance) || waiting.get(name) !== instance) continue;
    looked.add(instance);
    const failed = await lookAgain(claims, waiting, name, instance);
    if (failed !== undefined) return failed;
  }
  const free = missing.filter((name) => !waiting.has(name));
  for (let from = 0; from < free.length; from += atOnce) {
    const failed = await claimBatch(claims, waiting, free.slice(from, from + atOnce));
    if (failed !== undefined) return failed;
  }
  return undefined;
}

/** Forgets all that an instance held where it does not hold this one any more. */
async function lookAgain(
  claims: Claims,
  waiting: Map<string, string>,
  name: string,
  instance: string,
): Promise<Trouble | undefined> {
  // The next time another of its presences has its turn.
  waiting.delete(name);
  const holder = await holderOf(claims, name);
  if (isTrouble(holder)) {
    waiting.set(name, instance);
    return holder;
  }
  if (holder?.instance === instance) {
    waiting.set(name, instance);
    return undefined;
  }
  for (const [other, its] of waiting) if (its === instance) waiting.delete(other);
  return undefined;
}

async function claimBatch(
  claims: Claims,
  waiting: Map<string, string>,
  names: readonly string[],
): Promise<Trouble | undefined> {
  const { keys, store } = claims.parts;
  const value = encodePresence(claims.presence);
  for (let left = names; left.length > 0;) {
    const compares = left.map((name): Compare => ({ key: keyOf(claims, name), is: "absent" }));
    const writes = compares.map(({ key }): Write => {
      return { type: "put", key, value, lease: claims.lease };
    });
    const claimed = await store.transact(compares, writes);
    if (isTrouble(claimed)) return claimed;
    if (claimed.type === "committed") {
      for (const name of left) claims.gained(name, claimed.revision);
      return undefined;
    }
    const taken = new Set(claimed.failed.map(({ key }) => key));
    for (const name of left.filter((one) => taken.has(keys.presence(presenceNameOf(one))))) {
      const holder = await holderOf(claims, name);
      if (isTrouble(holder)) return holder;
      if (holder === undefined) continue;
      waiting.set(name, holder.instance);
      const { agent, host } = holder;
      claims.parts.onEvent({ type: "presence-waiting", target: name, agent, host });
    }
    left = left.filter((name) => !waiting.has(name));
  }
  return undefined;
}

/** Who serves it; undefined where nobody does, also because a dead process' presence was taken away. */
async function holderOf(
  { parts, presence }: Claims,
  name: string,
): Promise<Holder | undefined | Trouble> {
  const { store, keys, isProcessAlive } = parts;
  const entry = await store.get(keys.presence(presenceNameOf(name)));
  if (entry === undefined || isTrouble(entry)) return entry;
  const holder = decodePresence(entry);
  if (isTrouble(holder)) return { instance: `${entry.key} ${String(entry.revision)}`, ...unknown };
  const isSameAgent = holder.agent === presence.agent && holder.host === presence.host;
  const isDead = isSameAgent && !isProcessAlive(holder.pid);
  if (holder.instance !== presence.instance && !isDead) return holder;
  const { key, revision } = entry;
  const deleted = await store.transact(
    [{ key, is: "revision", revision }],
    [{ type: "delete", key }],
  );
  return isTrouble(deleted) ? deleted : undefined;
}

function keyOf({ parts }: Claims, name: string): string {
  return parts.keys.presence(presenceNameOf(name));
}
