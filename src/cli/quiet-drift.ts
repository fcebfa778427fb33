// That nothing drifted is said again as long as nothing moved. What did drift is looked at every time.

import { isJsonObject, type Json } from "../model/json.ts";
import type { TargetSettings } from "../model/target.ts";
import type { ManifestTree } from "../ports/files.ts";
import type { TargetDrift } from "../reconcile/drift.ts";
import type { SourceDigests, SourceTarget } from "../reconcile/same-sources.ts";
import type { PlanningArguments } from "./arguments/planning.ts";
import type { CommandPorts } from "./command-ports.ts";
import { keepAnswer, questionOf, recallAnswer, type Question } from "./kept-answers.ts";
import type { Settings } from "./settings.ts";

export interface QuietDrift {
  readonly report: readonly TargetDrift[];
  readonly sources: SourceDigests;
}

/** A target as it is kept: what was seen there, and how many items of ours were compared. */
interface KeptTarget extends SourceTarget {
  readonly items: number;
}

export function driftQuestion(
  { options: { targets, exclude } }: PlanningArguments,
  tree: ManifestTree,
  settings: Settings,
  ports: CommandPorts,
): Question | undefined {
  return questionOf({ drift: { targets, exclude } }, tree, settings, ports);
}

export function recallQuietDrift(settings: Settings, question: Question): QuietDrift | undefined {
  const { records, targets } = recallAnswer(settings, question) ?? {};
  if (typeof records !== "string" || !Array.isArray(targets)) return undefined;
  const kept = (targets as readonly Json[]).flatMap(asTarget);
  if (kept.length < targets.length) return undefined;
  const report = kept.map(({ target, items }) => ({ target, state: "in-sync" as const, items }));
  return { report, sources: { records, targets: kept } };
}

/** Keeps a report in which nothing drifted; any other is not kept. */
export function keepQuietDrift(
  settings: Settings,
  question: Question,
  report: readonly TargetDrift[],
  { records, targets }: SourceDigests,
): void {
  const seen = new Map(targets.map((one) => [one.target, one]));
  const kept = report.flatMap((one): KeptTarget[] => {
    const source = seen.get(one.target);
    return one.state !== "in-sync" || source === undefined ? [] : [{ ...source, items: one.items }];
  });
  if (kept.length === report.length) keepAnswer(settings, question, { records, targets: kept });
}

function asTarget(kept: Json): KeptTarget[] {
  if (!isJsonObject(kept)) return [];
  const { target, settings, liveDigest, items } = kept;
  if (typeof target !== "string" || typeof liveDigest !== "string") return [];
  if (!isJsonObject(settings) || typeof items !== "number") return [];
  return [{ target, liveDigest, items, settings: settings as object as TargetSettings }];
}
