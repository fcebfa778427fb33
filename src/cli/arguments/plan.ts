// `plumb plan`: what it takes.

import { reportFormats } from "../reports/formats.ts";
import { isUsageProblem, type CommandDeclaration } from "./declaration.ts";
import { outputOption } from "./output.ts";
import { planningOptions } from "./planning.ts";
import { readReporting, type ReportingArguments } from "./reporting.ts";
import { snapshotOptions } from "./snapshot.ts";

export interface PlanArguments extends ReportingArguments {
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
    const reporting = readReporting(values);
    if (isUsageProblem(reporting)) return reporting;
    const outFile = values.text("out");
    return {
      ...reporting,
      isExitCodeDetailed: values.isSet("detailed-exitcode"),
      ...(outFile === undefined ? {} : { outFile }),
    };
  },
};
