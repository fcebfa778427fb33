// What a ReconcilePolicy changes about the defaults. A field that is not written changes nothing.

import { millisecondsOf } from "../../model/duration.ts";
import { momentOf } from "../../model/moment.ts";
import {
  defaultPolicy,
  type AcceptedDrift,
  type ChangeWindow,
  type DriftPolicy,
  type Policy,
} from "../../model/policy.ts";
import type { Resource } from "../../model/resource.ts";
import { usableRanges } from "../ranges.ts";
import type * as written from "./spec.generated.ts";

export function policyOf({ spec }: Resource<written.ReconcilePolicySpec>): Partial<Policy> {
  const { ownership, deletionBudget, disruptionConsent, vniRanges } = spec;
  const { mode, drift, changeWindows, windowsFor } = spec;
  return {
    ...(ownership === undefined ? {} : { ownership }),
    ...(deletionBudget === undefined ? {} : { deletionBudget }),
    ...(disruptionConsent === undefined ? {} : { disruptionConsent }),
    ...(vniRanges === undefined ? {} : { vniRanges: usableRanges(vniRanges) }),
    ...(mode === undefined ? {} : { mode }),
    ...(drift === undefined ? {} : { drift: driftPolicyOf(drift) }),
    ...(changeWindows === undefined ? {} : { changeWindows: changeWindows.map(windowOf) }),
    ...(windowsFor === undefined ? {} : { windowsFor }),
  };
}

function driftPolicyOf({ action, debounce, grace, accept = [] }: written.DriftPolicy): DriftPolicy {
  const otherwise = defaultPolicy.drift;
  return {
    action: action ?? otherwise.action,
    debounceMs: spanOf(debounce) ?? otherwise.debounceMs,
    graceMs: spanOf(grace) ?? otherwise.graceMs,
    accept: accept.flatMap(acceptedOf),
  };
}

function spanOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : millisecondsOf(text);
}

/** Nothing where there is no such moment, which is an error anyway. */
function acceptedOf({ target, path, until, because }: written.AcceptedDrift): AcceptedDrift[] {
  const untilMs = momentOf(until);
  if (untilMs === undefined) return [];
  return [
    {
      target,
      ...(path === undefined ? {} : { path }),
      untilMs,
      ...(because === undefined ? {} : { because }),
    },
  ];
}

function windowOf({ type, schedule, duration, timeZone }: written.ChangeWindow): ChangeWindow {
  const durationMs = millisecondsOf(duration) ?? 0;
  return { type, schedule, durationMs, timeZone: timeZone ?? "UTC" };
}
