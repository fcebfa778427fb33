// Whether all that a result was made from still is as it was then, told by digests. Where it is, the
// result still holds, and nobody need make it again.

import { isQuiet, type Plan, type TargetSummary } from "../model/plan.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { readRecordDigests } from "../records/record-digests.ts";
import {
  observeDigests,
  type DigestViews,
  type ObservePorts,
  type OnObserved,
} from "./observe-digests.ts";

export interface SourceDigests {
  /** Of the records of the fabric. */
  readonly records: string;
  /** Every target that was observed, with the digest of what was seen there. */
  readonly targets: readonly SourceTarget[];
}

export interface SourceTarget {
  readonly target: TargetName;
  readonly settings: TargetSettings;
  readonly liveDigest: string;
}

export type SourceComparison =
  | {
      readonly type: "same";
      /** When the targets were observed, in milliseconds since the epoch. */
      readonly observedAtMs: readonly number[];
    }
  | {
      readonly type: "moved";
      /** What was seen of the targets, where it came to that. */
      readonly views?: DigestViews;
    };

/** Asks the records first: where these moved, other targets may be concerned, and none is asked. */
export async function compareSources(
  ports: ObservePorts,
  { records, targets }: SourceDigests,
  parallelism: number,
  onObserved: OnObserved = () => undefined,
): Promise<SourceComparison | Trouble> {
  const now = await readRecordDigests(ports.store, ports.keys);
  if (isTrouble(now)) return now;
  if (now.content !== records) return { type: "moved" };
  const asked = new Map(targets.map(({ target, settings }) => [target, settings]));
  const views = await observeDigests(ports, asked, parallelism, onObserved);
  const observedAtMs: number[] = [];
  for (const { target, liveDigest } of targets) {
    const view = views.get(target);
    if (view?.type !== "known" || view.digest !== liveDigest) return { type: "moved", views };
    observedAtMs.push(view.observedAtMs);
  }
  return { type: "same", observedAtMs };
}

/** What every target of a plan showed that has nothing to do; undefined for any other plan. */
export function quietTargets(plan: Plan): SourceTarget[] | undefined {
  if (!isQuiet(plan) || plan.held.length + plan.freed.length > 0) return undefined;
  const targets = plan.targets.flatMap(asSource);
  return targets.length === plan.targets.length ? targets : undefined;
}

function asSource({ target, state, settings, liveDigest }: TargetSummary): SourceTarget[] {
  return state !== "in-sync" || liveDigest === undefined ? [] : [{ target, settings, liveDigest }];
}
