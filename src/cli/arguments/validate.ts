// `plumb validate`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";
import { allowEmptyOption } from "./planning.ts";

export interface ValidateArguments {
  /** Manifests without a resource are no mistake. */
  readonly mayBeEmpty: boolean;
}

export const validateDeclaration: CommandDeclaration<ValidateArguments> = {
  name: "validate",
  summary: "check the manifests; nothing is read from or sent to any target",
  operands: [],
  options: [{ ...allowEmptyOption, help: "manifests without any resource are meant" }],
  examples: [
    { line: "plumb validate -f manifests", says: "check a folder" },
    { line: "plumb validate -o json", says: "the same, for an editor or a pipeline" },
  ],
  read: ({ values }) => ({ mayBeEmpty: values.isSet("allow-empty") }),
};
