// What a process that plans again and again knows of the records and of the targets, kept between its
// plans: each time only what may have moved is read. It never answers with what it knows to be outdated.
//
// A device may change without anybody telling, so a view that was kept may be older than the device. A
// plan that was made from such a view does no harm: before its agent sends anything it checks the
// preconditions against a look of its own, and refuses what does not hold any more. Whoever keeps views
// doubts all of them now and then.

import type { Allocation } from "../model/allocation.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { LiveView, TargetName, TargetSettings } from "../model/target.ts";
import type { Agent } from "../ports/agent.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { StoreKeys } from "../records/keys.ts";
import { followNews } from "./standing-news.ts";
import { StandingRecords } from "./standing-records.ts";
import { StandingViews } from "./standing-views.ts";

/** Equal parts are the very same objects as in the answer before: who compares need not look inside. */
export interface StandingView {
  readonly live: ReadonlyMap<TargetName, LiveView>;
  /** When each known target was observed, in milliseconds since the epoch. */
  readonly observedAtMs: ReadonlyMap<TargetName, number>;
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly allocations: readonly Allocation[];
}

export interface Standing {
  /**
   * Owned documents and allocations as they are now, and the targets that are declared or ours as last
   * seen. One at a time. A target that is known to be dead is waited for no longer than two seconds,
   * and only where there is reason to believe that it answers again.
   */
  read(declared: ReadonlyMap<TargetName, TargetSettings>): Promise<StandingView | Trouble>;
  /**
   * What was seen of these is not believed any more; all of them, and no record either, where none is
   * named. Of the named ones those that are dead keep the pause until they are asked again.
   */
  doubt(targets?: Iterable<TargetName>): void;
  /**
   * Follows the records and the agents, and asks dead targets again, until the signal aborts; `onMoved`
   * hears of every move of others. It may hear once too often, and never once too seldom.
   */
  follow(onMoved: () => void, signal: AbortSignal): Promise<void>;
}

export interface StandingPorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
  readonly agent: Agent;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** `parallelism`: targets that are looked at at a time, of those that live and of those that do not. */
export function createStanding(
  ports: StandingPorts,
  { parallelism }: { readonly parallelism: number },
): Standing {
  const records = new StandingRecords(ports);
  const views = new StandingViews(ports, parallelism);
  const asked = createAsked();
  return {
    async read(declared) {
      for (let attempt = 1; ; attempt += 1) {
        const recorded = await records.read();
        if (isTrouble(recorded)) return recorded;
        const { owned, allocations, moved } = recorded;
        if (moved !== undefined) views.recordsMoved(moved);
        const targets = asked(declared, owned);
        const looked = await views.look(targets);
        if (isTrouble(looked)) return looked;
        // Where looks took a while, what is ours may be something else since.
        if (looked && attempt < attemptsMax && (await records.mayHaveMoved())) continue;
        return { ...views.of(targets), owned, allocations };
      }
    },
    doubt(targets) {
      if (targets === undefined) records.doubt();
      views.doubt(targets);
    },
    follow: async (onMoved, signal) => {
      await followNews(ports, { records, views }, onMoved, signal);
    },
  };
}

/** Somebody may write all the time; what is read then is as good as one can know. */
const attemptsMax = 3;

type Targets = ReadonlyMap<TargetName, TargetSettings>;

/** Everything that is declared or ours, with the settings it is reached by; equal questions have one answer. */
function createAsked(): (
  declared: Targets,
  owned: ReadonlyMap<TargetName, OwnedDocument>,
) => Targets {
  let last: { declared: Targets; owned: unknown; targets: Targets } | undefined;
  return (declared, owned) => {
    if (last?.declared === declared && last.owned === owned) return last.targets;
    const targets = new Map<TargetName, TargetSettings>();
    for (const [target, { settings }] of owned) targets.set(target, settings);
    for (const [target, settings] of declared) targets.set(target, settings);
    last = { declared, owned, targets };
    return targets;
  };
}
