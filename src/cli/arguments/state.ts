// `plumb state`: what it takes.

import { usageProblem, type CommandDeclaration } from "./declaration.ts";

export type StateArguments =
  | { readonly action: "list"; readonly prefix: string }
  | { readonly action: "show"; readonly key: string }
  | { readonly action: "import-allocations"; readonly file: string };

export const stateDeclaration: CommandDeclaration<StateArguments> = {
  name: "state",
  summary: "look into the store: list its keys, or show one; take over allocations",
  operands: [
    {
      name: "ACTION",
      help: "list, show or import-allocations",
      required: true,
      choices: ["list", "show", "import-allocations"],
    },
    {
      name: "KEY",
      help: "a key, or for list the beginning of one; for import-allocations a file",
      required: false,
    },
  ],
  options: [],
  examples: [
    { line: "plumb state list", says: "all keys of the fabric, with their sizes" },
    { line: "plumb state list allocations/", says: "the allocations" },
    { line: "plumb state show targets/switch/leaf-a1/owned", says: "one record" },
    {
      line: "plumb state import-allocations allocations.json",
      says: "before the first plan: what plumb import wrote with --allocations",
    },
  ],
  read({ operands: [action, key] }) {
    if (action === "list") return { action, prefix: key ?? "" };
    if (action === "import-allocations") {
      return key === undefined
        ? usageProblem("state import-allocations needs the FILE that plumb import wrote")
        : { action, file: key };
    }
    if (key === undefined) return usageProblem("state show needs a KEY; see plumb state list");
    return { action: "show", key };
  },
};
