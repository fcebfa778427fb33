// Whether drift that is accepted can be met at all: a target that is there, a path that it has, a moment.
// Whether that moment has passed depends on the clock, which nobody asks here.

import { durationText, millisecondsOf } from "../../model/duration.ts";
import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import type { JsonObject } from "../../model/json.ts";
import { momentOf } from "../../model/moment.ts";
import { segmentsOf } from "../../model/pointer.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { closest } from "../../model/suggest.ts";
import { targetTypeOf } from "../../model/target.ts";
import { patchPanelTarget } from "../../targets/patchpanel/patchpanel-target.ts";
import { patchPanelTargetName } from "../../targets/patchpanel/paths.ts";
import { switchTargetName } from "../../targets/switch/paths.ts";
import { switchTarget } from "../../targets/switch/switch-target.ts";
import { hosts } from "../host/name.ts";
import { suggestion } from "../suggestions.ts";
import { switches } from "../switch/name.ts";
import type { AcceptedDrift, ReconcilePolicySpec } from "./spec.generated.ts";

type Policy = Resource<ReconcilePolicySpec>;

/** The longest time span of a policy: a month. */
export const longestMs: number = 744 * 3_600_000;

export function checkDrift(policy: Policy, index: ResourceIndex): Finding[] {
  const { debounce, grace, accept = [] } = policy.spec.drift ?? {};
  return [
    ...checkSpan(debounce, 0, { resource: policy, field: "/spec/drift/debounce" }),
    ...checkSpan(grace, 0, { resource: policy, field: "/spec/drift/grace" }),
    ...accept.flatMap((one, i) => {
      const at = (field: string): FieldOf => ({
        resource: policy,
        field: `/spec/drift/accept/${i}/${field}`,
      });
      return checkAccepted(one, at, index);
    }),
  ];
}

/** `leastMs` is the shortest time that makes sense. The schema has checked the form. */
export function checkSpan(written: string | undefined, leastMs: number, at: FieldOf): Finding[] {
  const ms = written === undefined ? leastMs : (millisecondsOf(written) ?? leastMs);
  if (ms >= leastMs && ms <= longestMs) return [];
  const from = leastMs === 0 ? "" : `from ${durationText(leastMs)} `;
  return [
    {
      code: "policy/time-span",
      severity: "error",
      at,
      label: ms > longestMs ? "more than a month" : `less than ${durationText(leastMs)}`,
      help: `write a time ${from}up to ${durationText(longestMs)}`,
    },
  ];
}

function checkAccepted(
  { target, path, until }: AcceptedDrift,
  at: (field: string) => FieldOf,
  index: ResourceIndex,
): Finding[] {
  return [
    ...checkTarget(target, at("target"), index),
    ...(path === undefined ? [] : checkPath(target, path, at("path"))),
    ...(momentOf(until) === undefined ? [noMoment(at("until"))] : []),
  ];
}

function checkTarget(target: string, at: FieldOf, index: ResourceIndex): Finding[] {
  const name = target.slice(target.indexOf("/") + 1);
  const kind = { switch: switches, patchpanel: hosts }[targetTypeOf(target)];
  if (kind !== undefined && index.get<object>(kind, name) !== undefined) return [];
  const close = suggestion(index, "target", target, () => [
    ...index.all(switches).map((one) => switchTargetName(one.name)),
    ...index.all(hosts).map((one) => patchPanelTargetName(one.name)),
  ]);
  const meant = close === undefined ? "" : `; did you mean "${close}"?`;
  return [
    {
      code: "policy/unknown-target",
      severity: "error",
      at,
      label: `no manifest declares it${meant}`,
      help: "name a target as plans do, such as switch/leaf-a1, or remove the entry if it is gone",
    },
  ];
}

const documents: Readonly<Record<string, JsonObject>> = {
  switch: switchTarget.emptyDocument,
  patchpanel: patchPanelTarget.emptyDocument,
};

/** Only where a path begins: what may stand below depends on what is live. */
function checkPath(target: string, path: string, at: FieldOf): Finding[] {
  const document = documents[targetTypeOf(target)];
  const [first = ""] = segmentsOf(path);
  if (document === undefined || first === "*" || Object.hasOwn(document, first)) return [];
  const close = closest(first, Object.keys(document));
  const meant = close === undefined ? "" : `; did you mean "/${close}"?`;
  return [
    {
      code: "policy/unknown-path",
      severity: "error",
      at,
      label: `a ${targetTypeOf(target)} has nothing at /${first}${meant}`,
      help: `begin it with one of ${Object.keys(document)
        .map((name) => `/${name}`)
        .join(", ")}`,
    },
  ];
}

function noMoment(at: FieldOf): Finding {
  return {
    code: "policy/no-moment",
    severity: "error",
    at,
    label: "there is no such day or time",
    help: "write a day such as 2026-12-24, or a time with its offset: 2026-12-24T06:00:00+01:00",
  };
}
