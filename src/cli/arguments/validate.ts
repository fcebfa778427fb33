// `plumb validate`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export const validateDeclaration: CommandDeclaration<Record<never, never>> = {
  name: "validate",
  summary: "check the manifests; nothing is read from or sent to any target",
  operands: [],
  options: [],
  examples: [
    { line: "plumb validate -f manifests", says: "check a folder" },
    { line: "plumb validate -o json", says: "the same, for an editor or a pipeline" },
  ],
  read: () => ({}),
};
