// A fresh look at a target through its agent: ask, wait for the observation that came of it, and read
// the document only where the caller does not have it.

import type { LastObservation } from "../../model/agent.ts";
import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Observation, Unchanged } from "../../ports/agent.ts";
import type { Entry } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { readLiveDocument } from "../../records/live.ts";
import { decodeLook, decodeObservation } from "../../records/messages/said.ts";
import type { Looks } from "./looks.ts";
import { whySilent } from "./silence.ts";
import type { Followed } from "./followers.ts";
import type { RemoteParts, WatchedAgents } from "./watched-agents.ts";

export interface ObserveParts extends RemoteParts {
  readonly agents: WatchedAgents;
  readonly looks: Looks;
  /** Another one for every look of every process. */
  readonly nextId: () => string;
}

/** `known` is the token or the digest of the document that the caller has. */
export async function observe(
  parts: ObserveParts,
  target: TargetName,
  settings: TargetSettings,
  known?: string,
): Promise<Observation | Unchanged | Trouble> {
  const unready = await parts.agents.ready();
  if (unready !== undefined) return unready;
  const followed = parts.agents.follow(target);
  try {
    const silent = await whySilent(parts, followed, target);
    if (silent !== undefined) return silent;
    const id = parts.nextId();
    const revision = await parts.looks.ask({ id, target, settings });
    if (isTrouble(revision)) return revision;
    const seen = await answerTo(parts, followed, { id, target, revision });
    return isTrouble(seen) ? seen : await withDocument(parts, target, seen, known);
  } finally {
    followed.end();
  }
}

interface AskedLook {
  readonly id: string;
  readonly target: TargetName;
  /** At which it was asked for. */
  readonly revision: number;
}

async function answerTo(
  parts: ObserveParts,
  followed: Followed,
  asked: AskedLook,
): Promise<LastObservation | Trouble> {
  const { clock, times } = parts;
  const { target } = asked;
  const untilMs = clock.now() + times.lookMs;
  for (;;) {
    const said = followed.said();
    const seen = await answerIn(parts, said.observation, asked);
    if (seen !== undefined) return seen;
    if (said.presence === undefined) {
      const silent = await whySilent(parts, followed, target);
      if (silent !== undefined) return silent;
    }
    const leftMs = untilMs - clock.now();
    if (leftMs <= 0) {
      const reason = `its agent did not answer within ${String(times.lookMs / 1000)} s`;
      return trouble(`observing ${target}`, reason, "soon");
    }
    await followed.next(said, leftMs);
  }
}

/** The observation if it came of this look, or of a later one that took its place. */
async function answerIn(
  { store, keys }: ObserveParts,
  said: { readonly key: string; readonly value?: string; readonly revision: number } | undefined,
  asked: AskedLook,
): Promise<LastObservation | Trouble | undefined> {
  if (said === undefined || said.revision <= asked.revision) return undefined;
  const entry = said.value === undefined ? await store.get(said.key) : (said as Entry);
  if (entry === undefined || isTrouble(entry)) return entry;
  const seen = decodeObservation(entry);
  if (isTrouble(seen) || seen.look === asked.id) return seen;
  if (seen.look === undefined) return undefined;
  const latest = await store.get(keys.look(asked.target));
  if (latest === undefined || isTrouble(latest) || latest.revision <= asked.revision)
    return undefined;
  const look = decodeLook(latest);
  return !isTrouble(look) && look.id === seen.look ? seen : undefined;
}

async function withDocument(
  { store, keys, clock }: ObserveParts,
  target: TargetName,
  first: LastObservation,
  known: string | undefined,
): Promise<Observation | Unchanged | Trouble> {
  const doing = `reading the live document of ${target}`;
  let seen = first;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (seen.type === "unknown") return trouble(`observing ${target}`, seen.reason, "soon");
    const { digest, token, observedAtMs } = seen;
    if (known !== undefined && (known === token || known === digest))
      return { type: "unchanged", observedAtMs };
    const document = await readLiveDocument(store, keys, target, digest);
    if (isTrouble(document)) return document;
    if (document !== undefined) {
      const named = token === undefined ? {} : { token };
      return { type: "observed", document, digest, ...named, observedAtMs, isRecorded: true };
    }
    // The agent has published another one since, and says so in a moment.
    await clock.sleep(betweenReadsMs);
    const entry = await store.get(keys.observation(target));
    if (isTrouble(entry)) return entry;
    const next = entry === undefined ? undefined : decodeObservation(entry);
    if (isTrouble(next)) return next;
    if (next !== undefined) seen = next;
  }
  return trouble(doing, "it changes all the time", "soon");
}

/** Each means that the target changed between two reads. */
const attemptsMax = 5;
const betweenReadsMs = 50;
