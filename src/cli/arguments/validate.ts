// `plumb validate`: what it takes.

import { reportFormats, type ReportFormat } from "../reports/formats.ts";
import { isUsageProblem, type CommandDeclaration } from "./declaration.ts";
import { outputOption, readOutputs, type OutputRequest } from "./output.ts";
import { allowEmptyOption } from "./planning.ts";

export interface ValidateArguments {
  /** Manifests without a resource are no mistake. */
  readonly mayBeEmpty: boolean;
  readonly outputs: readonly OutputRequest[];
}

/** GitLab's terraform report is about plans. */
const formats: readonly ReportFormat[] = reportFormats.filter((one) => one !== "gitlab-terraform");

export const validateDeclaration: CommandDeclaration<ValidateArguments> = {
  name: "validate",
  summary: "check the manifests; nothing is read from or sent to any target",
  operands: [],
  options: [
    outputOption(formats),
    { ...allowEmptyOption, help: "manifests without any resource are meant" },
  ],
  examples: [
    { line: "plumb validate -f manifests", says: "check a folder" },
    { line: "plumb validate -o json", says: "the same, for an editor or a pipeline" },
  ],
  read({ values }) {
    const outputs = readOutputs(values);
    if (isUsageProblem(outputs)) return outputs;
    return { mayBeEmpty: values.isSet("allow-empty"), outputs };
  },
};
