// Looks at a target and says what it saw: the document where it is another than before, and that it
// looked. Nothing is written where nothing changed and nobody asked.

import type { LastObservation, Look } from "../../model/agent.ts";
import { digestOf } from "../../model/digest.ts";
import type { TargetSettings } from "../../model/target.ts";
import type { Seen } from "../../ports/driver.ts";
import type { Entry } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { writeLive } from "../../records/live.ts";
import { decodeLook, encodeObservation } from "../../records/messages/said.ts";
import { nameOf, tokenOf } from "../token.ts";
import { wasRefused, type Said, type SeenTarget, type Served, type Serving } from "./served.ts";

type KnownObservation = Extract<LastObservation, { type: "known" }>;

/** Answers a look. Trouble is the store's or the journal's, and leaves the look unanswered. */
export async function answerLook(
  serving: Serving,
  served: Served,
  said: Said,
  entry: Entry,
): Promise<Trouble | undefined> {
  const look = decodeLook(entry);
  const id = isTrouble(look) ? undefined : look.id;
  if (isTrouble(look) || said.observation?.look === id) {
    served.handledLook = entry.revision;
    return undefined;
  }
  const failed = await answerNewLook(serving, served, said, look);
  // Where the presence was lost meanwhile, it is answered once that is ours again.
  if (said.observation?.look === id) served.handledLook = entry.revision;
  return failed;
}

async function answerNewLook(
  serving: Serving,
  served: Served,
  said: Said,
  { id, target, settings }: Look,
): Promise<Trouble | undefined> {
  if (target !== served.target) {
    const reason = `it was asked to look at ${target}, in the place of ${served.target}`;
    return await say(serving, served, said, { type: "unknown", reason, ...now(serving) }, id);
  }
  await learnSettings(serving, served, settings);
  return await observeTarget(serving, served, said, settings, id);
}

/** Who is reached how, for the time when nobody asks. What cannot be kept is told again some day. */
export async function learnSettings(
  { journal, watches, attending }: Serving,
  served: Served,
  settings: TargetSettings,
): Promise<void> {
  served.settings = settings;
  watches.begin(served);
  attending.begin(served);
  await journal.remember(settings);
}

/** `look` is the id of the look that asked for it; undefined where nobody did. */
export async function observeTarget(
  serving: Serving,
  served: Served,
  said: Said,
  settings: TargetSettings,
  look?: string,
): Promise<Trouble | undefined> {
  const { parts, monotonic } = serving;
  const { target } = served;
  served.isObservationDue = false;
  const startMs = monotonic();
  const { head } = said;
  const seen = await observe(serving, served, settings, head?.token);
  const durationMs = monotonic() - startMs;
  if (isTrouble(seen)) {
    const { reason } = seen;
    parts.onEvent({ type: "observation-failed", target, reason, durationMs });
    return await say(serving, served, said, { type: "unknown", reason, ...now(serving) }, look);
  }
  if (seen.type === "unchanged") {
    if (head === undefined) throw new Error(`a driver knew nothing of ${target}, and no change`);
    parts.onEvent({ type: "observed", target, result: "unchanged", durationMs });
    return await say(serving, served, said, knownAs(serving, head), look);
  }
  const { document, token } = seen;
  const known = await publish(serving, served, said, { settings, document, token });
  if (known === undefined) return undefined;
  if (isTrouble(known)) {
    if (known.retry !== "never") return known;
    const reason = `its document cannot be published: ${known.reason}`;
    return await say(serving, served, said, { type: "unknown", reason, ...now(serving) }, look);
  }
  const result = head?.digest === known.digest ? "unchanged" : "changed";
  parts.onEvent({ type: "observed", target, result, durationMs });
  return await say(serving, served, said, known, look);
}

async function observe(
  { parts }: Serving,
  { target }: Served,
  settings: TargetSettings,
  known: string | undefined,
): Promise<Seen | Trouble> {
  const driver = parts.drivers.get(settings.driver);
  if (driver === undefined) {
    const reason = `its agent has no driver "${settings.driver}"`;
    return trouble(`observing ${target}`, reason, "never");
  }
  const token = known === undefined ? undefined : tokenOf(known, settings);
  return await driver.observe(target, settings, token);
}

/** Makes it the live document, where it is not; undefined where the presence is not ours any more. */
export async function publish(
  serving: Serving,
  served: Served,
  said: Said,
  { settings, document, token }: SeenTarget,
): Promise<KnownObservation | undefined | Trouble> {
  const { parts, presences, digests } = serving;
  let digest = digests.get(document);
  if (digest === undefined) digests.set(document, (digest = digestOf(document)));
  const named = token === undefined ? {} : { token: nameOf(token, settings) };
  const known: KnownObservation = { type: "known", digest, ...named, ...now(serving) };
  if (said.head?.digest === digest && said.head.token === known.token) return known;
  const fence = presences.fence(served.target);
  if (fence === undefined) return undefined;
  const { store, keys } = parts;
  const written = await writeLive(store, keys, served.target, { ...known, document }, [fence]);
  if (isTrouble(written)) return written;
  if (written.type === "fenced") {
    wasRefused(serving, served, fence, [fence]);
    return undefined;
  }
  said.head = known;
  return known;
}

/** Says what was seen last, where it is news or somebody asked. */
export async function say(
  serving: Serving,
  served: Served,
  said: Said,
  seen: LastObservation,
  look?: string,
): Promise<Trouble | undefined> {
  const last = said.observation;
  if (look === undefined && last !== undefined && isSame(last, seen)) return undefined;
  // Whoever asked may not have read it yet.
  const answered = look ?? last?.look;
  const observation = answered === undefined ? seen : { ...seen, look: answered };
  const { parts, presences } = serving;
  const { target } = served;
  const fence = presences.fence(target);
  if (fence === undefined) return undefined;
  const value = encodeObservation(observation);
  const put = { type: "put", key: parts.keys.observation(target), value } as const;
  const written = await parts.store.transact([fence], [put]);
  if (isTrouble(written)) return written;
  if (written.type === "committed") said.observation = observation;
  else wasRefused(serving, served, fence, written.failed);
  return undefined;
}

function isSame(one: LastObservation, other: LastObservation): boolean {
  if (one.type === "unknown") return other.type === "unknown" && one.reason === other.reason;
  return other.type === "known" && one.digest === other.digest && one.token === other.token;
}

function knownAs(
  serving: Serving,
  { digest, token }: { readonly digest: string; readonly token?: string | undefined },
): KnownObservation {
  return { type: "known", digest, ...(token === undefined ? {} : { token }), ...now(serving) };
}

function now({ parts }: Serving): { readonly observedAtMs: number } {
  return { observedAtMs: parts.clock.now() };
}
