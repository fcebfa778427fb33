// `plumb drift`: what it takes.

import { reportFormats, type ReportFormat } from "../reports/formats.ts";
import type { CommandDeclaration } from "./declaration.ts";
import { outputOption } from "./output.ts";
import { parallelismOption, scopeOptions } from "./planning.ts";
import { readReporting, type ReportingArguments } from "./reporting.ts";
import { snapshotOptions } from "./snapshot.ts";

export type DriftArguments = ReportingArguments;

/** GitLab's terraform report is about plans. */
const formats: readonly ReportFormat[] = reportFormats.filter((one) => one !== "gitlab-terraform");

export const driftDeclaration: CommandDeclaration<DriftArguments> = {
  name: "drift",
  summary: "compare the devices with what was applied last; exits 2 where they differ",
  about: `Manifests are read where they can be, to name the lines as they are now; the comparison itself
needs only what was recorded when the plan was applied.`,
  operands: [],
  options: [
    outputOption(formats),
    ...scopeOptions.filter((option) => option.long !== "scope"),
    ...snapshotOptions,
    parallelismOption,
  ],
  examples: [
    { line: "plumb drift", says: "has anybody changed a device behind our back?" },
    { line: "plumb drift --target switch/leaf-a1 -o json", says: "one target, for a program" },
  ],
  read: ({ values }) => readReporting(values),
};
