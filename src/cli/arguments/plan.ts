// `plumb plan`: what it takes.

import { reportFormats } from "../reports/formats.ts";
import { isUsageProblem, type CommandDeclaration } from "./declaration.ts";
import { outputOption, readOutputs, type OutputRequest } from "./output.ts";
import { readSnapshotSource, snapshotOptions, type SnapshotSource } from "./snapshot.ts";
import { planningOptions, readPlanning, type PlanningArguments } from "./planning.ts";

export interface PlanArguments extends PlanningArguments {
  readonly outputs: readonly OutputRequest[];
  readonly snapshot?: SnapshotSource;
  readonly outFile?: string;
  readonly isExitCodeDetailed: boolean;
}

export const planDeclaration: CommandDeclaration<PlanArguments> = {
  name: "plan",
  summary: "show what would change where, and which line says so",
  operands: [],
  options: [
    outputOption(reportFormats),
    ...planningOptions,
    {
      long: "out",
      type: "text",
      value: "FILE",
      help: "write the plan to a file for plumb apply FILE",
    },
    ...snapshotOptions,
    { long: "detailed-exitcode", type: "switch", help: "exit 2 where there are changes" },
  ],
  examples: [
    { line: "plumb plan -f manifests", says: "the whole fabric" },
    { line: "plumb plan --scope Network/blue", says: "one network only" },
    { line: "plumb plan --out change.plan", says: "keep the plan, review it, apply exactly it" },
    {
      line: "plumb plan -o markdown=plan.md -o sarif=plan.sarif",
      says: "text here, and files for a pipeline",
    },
    {
      line: "plumb plan --snapshot fabric.snapshot",
      says: "where neither the store nor a device is in reach",
    },
  ],
  read({ values }) {
    const planning = readPlanning(values);
    if (isUsageProblem(planning)) return planning;
    const outputs = readOutputs(values);
    if (isUsageProblem(outputs)) return outputs;
    const snapshot = readSnapshotSource(values);
    if (isUsageProblem(snapshot)) return snapshot;
    const outFile = values.text("out");
    return {
      ...planning,
      outputs,
      isExitCodeDetailed: values.isSet("detailed-exitcode"),
      ...(snapshot === undefined ? {} : { snapshot }),
      ...(outFile === undefined ? {} : { outFile }),
    };
  },
};
