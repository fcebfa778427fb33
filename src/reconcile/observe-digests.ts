// What is live, as far as it can be known without reading it: a target that still is as it was when
// its document was last recorded answers so, and its document is read from the store by who needs it.
// What was seen anew is recorded for the next time. That needs no lock: such a record only says what
// a target's own name for its state stands for, which stays true.

import type { JsonObject } from "../model/json.ts";
import type { LiveView, TargetName, TargetSettings, UnknownView } from "../model/target.ts";
import type { Agent, Observation, Unchanged } from "../ports/agent.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { StoreKeys } from "../records/keys.ts";
import { readLiveDocument, readLiveHeads, writeLive, type LiveHead } from "../records/live.ts";
import { forEachLimited } from "./limited.ts";
import { unknownBecause, type Observed } from "./observe.ts";

export interface ObservePorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly agent: Agent;
}

/** A live view by its digest alone; the document is there where it had to be read. */
export type DigestView =
  | {
      readonly type: "known";
      readonly digest: string;
      /** Milliseconds since the epoch. */
      readonly observedAtMs: number;
      readonly document?: JsonObject;
    }
  | UnknownView;

export type DigestViews = ReadonlyMap<TargetName, DigestView>;

/** Called after every target, for progress only. */
export type OnObserved = (done: number, total: number) => void;

type Targets = ReadonlyMap<TargetName, TargetSettings>;

/** Asks every target, a bounded number at a time. */
export async function observeDigests(
  { store, keys, agent }: ObservePorts,
  targets: Targets,
  parallelism: number,
  onObserved: OnObserved = () => undefined,
): Promise<DigestViews> {
  const recorded = await readLiveHeads(store, keys);
  // The records only spare work: where they cannot be read, every document is.
  const heads = isTrouble(recorded) ? new Map<TargetName, LiveHead>() : recorded;
  const views = new Map<TargetName, DigestView>();
  const seenAnew: [TargetName, Observation][] = [];
  await forEachLimited([...targets], parallelism, async ([target, settings]) => {
    const head = heads.get(target);
    const seen =
      head?.token === undefined
        ? await agent.observe(target, settings)
        : await agent.observeSince(target, settings, head.token);
    views.set(target, viewOf(seen, head));
    if (!isTrouble(seen) && seen.type === "observed") seenAnew.push([target, seen]);
    onObserved(views.size, targets.size);
  });
  // Without a token the record would not spare anybody a look.
  const worth = seenAnew.filter(([, { token, isRecorded }]) => {
    return token !== undefined && isRecorded !== true;
  });
  await forEachLimited(worth, writesAtOnce, async ([target, seen]) => {
    // What cannot be recorded is read again next time.
    await writeLive(store, keys, target, seen, []);
  });
  return views;
}

/** A store gathers the writes of one moment in one commit. */
const writesAtOnce = 100;

function viewOf(seen: Observation | Unchanged | Trouble, head: LiveHead | undefined): DigestView {
  if (isTrouble(seen)) return unknownBecause(seen);
  if (seen.type === "observed") {
    const { document, digest, observedAtMs } = seen;
    return { type: "known", digest, observedAtMs, document };
  }
  if (head === undefined) throw new Error('an agent answered "unchanged" to nobody\'s question');
  return { type: "known", digest: head.digest, observedAtMs: seen.observedAtMs };
}

/** The same views with all their documents, from the store and, where it has them not, from the targets. */
export async function withDocuments(
  { store, keys, agent }: ObservePorts,
  targets: Targets,
  views: DigestViews,
  parallelism: number,
): Promise<Observed> {
  const live = new Map<TargetName, LiveView>();
  const observedAtMs = new Map<TargetName, number>();
  await forEachLimited([...targets], parallelism, async ([target, settings]) => {
    const view = views.get(target);
    if (view?.type === "unknown") {
      live.set(target, view);
      return;
    }
    const recorded =
      view?.document ?? (view && (await readLiveDocument(store, keys, target, view.digest)));
    const seen =
      view === undefined || recorded === undefined || isTrouble(recorded)
        ? // It was just recorded as ours, or it is damaged, or another process has recorded another document.
          await agent.observe(target, settings)
        : { ...view, document: recorded };
    if (isTrouble(seen)) {
      live.set(target, unknownBecause(seen));
    } else {
      live.set(target, { type: "known", document: seen.document, digest: seen.digest });
      observedAtMs.set(target, seen.observedAtMs);
    }
  });
  return { live, observedAtMs };
}
