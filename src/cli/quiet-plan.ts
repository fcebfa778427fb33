// A plan that has nothing to do is the same plan as long as nothing moved, so it is kept and given
// again. Any other plan is made anew every time.

import { isJsonObject } from "../model/json.ts";
import type { Plan } from "../model/plan.ts";
import type { ManifestTree } from "../ports/files.ts";
import type { PlanSources } from "../reconcile/plan-run.ts";
import { quietTargets, type SourceDigests } from "../reconcile/same-sources.ts";
import type { PlanningArguments } from "./arguments/planning.ts";
import type { CommandPorts } from "./command-ports.ts";
import { keepAnswer, questionOf, recallAnswer, type Question } from "./kept-answers.ts";
import { readPlanDocument } from "./plan-file.ts";
import type { Settings } from "./settings.ts";
import { formatVersion } from "./views/format-version.ts";

export interface QuietPlan {
  readonly plan: Plan;
  readonly sources: SourceDigests;
}

/** How many targets are asked at a time decides nothing; everything else about the plan does. */
export function planQuestion(
  { options, mayBeEmpty }: PlanningArguments,
  tree: ManifestTree,
  settings: Settings,
  ports: CommandPorts,
): Question | undefined {
  // Only a controller plans under restraints, and it keeps nothing.
  const { allowDeletes = null, restraints: _, ...rest } = options;
  return questionOf({ plan: { ...rest, allowDeletes, mayBeEmpty } }, tree, settings, ports);
}

export function recallQuietPlan(settings: Settings, question: Question): QuietPlan | undefined {
  const { records, plan } = recallAnswer(settings, question) ?? {};
  if (typeof records !== "string" || !isJsonObject(plan)) return undefined;
  // A kept plan deserves no more trust than one from a file.
  const read = readPlanDocument(plan);
  const targets = read.type === "plan" ? quietTargets(read.plan) : undefined;
  if (read.type !== "plan" || targets === undefined) return undefined;
  return { plan: read.plan, sources: { records, targets } };
}

/** Keeps the plan if it is quiet, was made from the records of one moment, and tells all that was seen. */
export function keepQuietPlan(
  settings: Settings,
  question: Question,
  plan: Plan,
  { records, live }: PlanSources,
): void {
  const targets = quietTargets(plan);
  if (records === undefined || targets?.length !== live.size) return;
  keepAnswer(settings, question, { records, plan: { formatVersion, ...plan } });
}
