// What a process that plans again and again knows of the records and of the targets, kept between its
// plans: each time only what may have moved is read. It never answers with what it knows to be outdated.

import type { Allocation } from "../model/allocation.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { LiveView, TargetName, TargetSettings } from "../model/target.ts";
import type { Trouble } from "../ports/trouble.ts";

/** Equal parts are the very same objects as in the answer before: who compares need not look inside. */
export interface StandingView {
  readonly live: ReadonlyMap<TargetName, LiveView>;
  readonly observedAtMs: ReadonlyMap<TargetName, number>;
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly allocations: readonly Allocation[];
}

export interface Standing {
  /** Owned documents and allocations as they are now, and the targets that are declared or ours as last seen. */
  read(declared: ReadonlyMap<TargetName, TargetSettings>): Promise<StandingView | Trouble>;
  /** What was seen of these is not believed any more; all of them where none is named. */
  doubt(targets?: Iterable<TargetName>): void;
  /** Follows the records and the agents, until the signal aborts; `onMoved` hears of every move of others. */
  follow(onMoved: () => void, signal: AbortSignal): Promise<void>;
}
