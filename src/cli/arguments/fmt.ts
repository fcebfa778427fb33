// `plumb fmt`: what it takes.

import { usageProblem, type CommandDeclaration } from "./declaration.ts";

export interface FmtArguments {
  /** Empty where the project's manifests are meant; "-" alone is the standard input. */
  readonly paths: readonly string[];
  /** Name what would change, and write nothing. */
  readonly isCheck: boolean;
  /** Show what would change, and write nothing. */
  readonly isDiff: boolean;
}

export const fmtDeclaration: CommandDeclaration<FmtArguments> = {
  name: "fmt",
  summary: "write manifests in their canonical form, without changing what they mean",
  about: `Fields in the order of the schema, two spaces for each level, one line of --- between documents.
Comments, quotes and flow style ({a: 1}) stay as they were written. JSON is left alone, and so is
what cannot be read. With --check, exit code 1 says that something would change.`,
  operands: [
    {
      name: "PATH",
      help: "files, folders, or - for standard input (default: those of -f or of the project)",
      required: false,
      many: true,
    },
  ],
  options: [
    { long: "check", type: "switch", help: "write nothing, and name the files that would change" },
    { long: "diff", type: "switch", help: "write nothing, and show what would change" },
  ],
  examples: [
    { line: "plumb fmt", says: "format the manifests of the project" },
    {
      line: "plumb fmt --check manifests",
      says: "in CI: exit 1 and the names, where some are not",
    },
    {
      line: "plumb fmt - < blue.yaml",
      says: "for an editor: from standard input to standard output",
    },
  ],
  read({ operands, values }) {
    if (operands.includes("-") && operands.length > 1) {
      return usageProblem(
        "- is the standard input, and stands alone: its result goes to standard output",
      );
    }
    return { paths: operands, isCheck: values.isSet("check"), isDiff: values.isSet("diff") };
  },
};
