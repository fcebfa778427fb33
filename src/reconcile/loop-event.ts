// What a loop has to tell. Facts for views and logs: whoever wants to know the state reads the state.

import type { ApplyReport } from "../apply/result.ts";
import type { Claimant } from "../model/claim.ts";
import type { Action } from "../model/operation.ts";
import type { Plan } from "../model/plan.ts";
import type { TargetName } from "../model/target.ts";
import type { RefusalReason } from "../ports/source.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { LockRecord } from "../records/lock.ts";
import type { UnderstoodFiles } from "./understanding.ts";

/** Which manifests an event is about. */
interface AboutManifests {
  readonly revision: string;
  readonly label?: string;
  readonly signedBy?: string;
}

/** One item that somebody changed on a device. */
export interface DriftedItem {
  readonly target: TargetName;
  readonly path: string;
  readonly action: Action;
  /** Since when it is seen, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** Why it is left as it is; absent where it is about to be put right. */
  readonly leftBecause?: string;
  readonly claims: readonly Claimant[];
}

export type LoopEvent =
  /** Manifests with errors. What was in force before is kept so, where anybody knows what that was. */
  | ({
      readonly type: "broken";
      readonly understood: UnderstoodFiles;
      readonly kept?: AboutManifests;
    } & AboutManifests)
  /** The source has something that may not be used; what was in force before is kept so. */
  | ({
      readonly type: "refused";
      readonly reason: RefusalReason;
      readonly detail: string;
      readonly help: string;
      readonly kept?: AboutManifests;
    } & AboutManifests)
  /** There is nothing to do, as far as anything is known and may be done. */
  | ({ readonly type: "settled"; readonly plan: Plan } & AboutManifests)
  /** There is something to do that may not be done; a consent to its digest is what an "approval" is. */
  | ({
      readonly type: "planned";
      readonly plan: Plan;
      /** What of it may be done now, with what holds back the rest; absent where that is all of it. */
      readonly now?: Plan;
      readonly awaits?: "approval" | "nothing";
      /** When time alone may let more of it be done, in milliseconds since the epoch. */
      readonly dueAtMs?: number;
    } & AboutManifests)
  | ({
      readonly type: "applied";
      readonly plan: Plan;
      readonly report: ApplyReport;
      /** Whose consent it had. */
      readonly approvedBy?: string;
    } & AboutManifests)
  /** All that differs from what was applied, whenever that is something else; nothing once it is over. */
  | { readonly type: "drifted"; readonly items: readonly DriftedItem[] }
  /** Nothing is changed until somebody resumes it. */
  | { readonly type: "suspended"; readonly by: string; readonly because?: string }
  | { readonly type: "resumed" }
  /** Somebody else is writing; it is tried again. */
  | { readonly type: "locked"; readonly by: LockRecord }
  /** It is tried again. */
  | { readonly type: "trouble"; readonly trouble: Trouble };

/** Why the newest manifests are not those in force. */
export type ManifestProblem = Extract<LoopEvent, { type: "broken" | "refused" }>;
