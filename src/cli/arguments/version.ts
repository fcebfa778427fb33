// `plumb version`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export const versionDeclaration: CommandDeclaration<Record<never, never>> = {
  name: "version",
  summary: "print the version",
  operands: [],
  options: [],
  examples: [{ line: "plumb version -o json", says: "with the formats that it writes" }],
  read: () => ({}),
};
