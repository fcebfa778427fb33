// One look at a target for who may have seen it before: what is known already is not read again. What
// was seen anew is worth a record, so that nobody who looks later has to read it either; such a record
// only says what a target's own name for its state stands for, so it needs no lock.

import type { LiveView, TargetName, TargetSettings } from "../model/target.ts";
import type { Agent, Observation } from "../ports/agent.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { StoreKeys } from "../records/keys.ts";
import { readLiveDocument, writeLive, type LiveHead } from "../records/live.ts";
import { forEachLimited } from "./limited.ts";

export interface LookPorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly agent: Agent;
}

export type KnownView = Extract<LiveView, { type: "known" }>;

/** What was seen of a target when it answered last. */
export interface Sight {
  readonly view: KnownView;
  /** The agent's name for it; absent where its device has no such thing. */
  readonly token?: string;
  /** Milliseconds since the epoch, by the agent's clock. */
  readonly observedAtMs: number;
  /** Nobody has recorded it. */
  readonly unrecorded?: Observation;
}

/** `last` is what the caller saw itself, `recorded` what somebody did; equal documents are one view. */
export async function lookAt(
  ports: LookPorts,
  settings: TargetSettings,
  last: Sight | undefined,
  recorded: LiveHead | undefined,
): Promise<Sight | Trouble> {
  const { agent, store, keys } = ports;
  const { target } = settings;
  // Some agents know a document by its digest alone.
  const known = last === undefined ? recorded?.token : (last.token ?? last.view.digest);
  const seen =
    known === undefined
      ? await agent.observe(target, settings)
      : await agent.observeSince(target, settings, known);
  if (isTrouble(seen)) return seen;
  if (seen.type === "observed") return sightOf(seen, last);
  const { observedAtMs } = seen;
  if (last !== undefined) return { ...withoutRecord(last), observedAtMs };
  if (recorded === undefined)
    throw new Error('an agent answered "unchanged" to nobody\'s question');
  const { digest, token } = recorded;
  const document = await readLiveDocument(store, keys, target, digest);
  if (document !== undefined && !isTrouble(document)) {
    const named = token === undefined ? {} : { token };
    return { view: { type: "known", document, digest }, ...named, observedAtMs };
  }
  // The record is damaged, or another process has recorded another document.
  const whole = await agent.observe(target, settings);
  return isTrouble(whole) ? whole : sightOf(whole, last);
}

function sightOf(seen: Observation, last: Sight | undefined): Sight {
  const { document, digest, token, observedAtMs, isRecorded } = seen;
  const view: KnownView =
    last?.view.digest === digest ? last.view : { type: "known", document, digest };
  const named = token === undefined ? {} : { token };
  // Without a token the record would not spare anybody a look.
  const isWorth = token !== undefined && isRecorded !== true;
  return { view, ...named, observedAtMs, ...(isWorth ? { unrecorded: seen } : {}) };
}

function withoutRecord({ view, token }: Sight): Omit<Sight, "observedAtMs"> {
  return token === undefined ? { view } : { view, token };
}

/** What cannot be recorded is read again by whoever looks next. */
export async function recordSights(
  { store, keys }: LookPorts,
  seen: ReadonlyMap<TargetName, Observation>,
): Promise<void> {
  await forEachLimited([...seen], writesAtOnce, async ([target, one]) => {
    await writeLive(store, keys, target, one, []);
  });
}

/** A store gathers the writes of one moment in one commit. */
const writesAtOnce = 100;
