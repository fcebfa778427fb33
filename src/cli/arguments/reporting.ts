// What `plumb plan` and `plumb drift` take alike: what to look at, from where, and how to tell it.

import { isUsageProblem, type UsageProblem } from "./declaration.ts";
import { readOutputs, type OutputRequest } from "./output.ts";
import { readPlanning, type PlanningArguments } from "./planning.ts";
import { readSnapshotSource, type SnapshotSource } from "./snapshot.ts";
import type { OptionValues } from "./values.ts";

export interface ReportingArguments extends PlanningArguments {
  readonly outputs: readonly OutputRequest[];
  /** Absent where the store and the targets themselves are asked. */
  readonly snapshot?: SnapshotSource;
}

export function readReporting(values: OptionValues): ReportingArguments | UsageProblem {
  const planning = readPlanning(values);
  if (isUsageProblem(planning)) return planning;
  const outputs = readOutputs(values);
  if (isUsageProblem(outputs)) return outputs;
  const snapshot = readSnapshotSource(values);
  if (isUsageProblem(snapshot)) return snapshot;
  return { ...planning, outputs, ...(snapshot === undefined ? {} : { snapshot }) };
}
