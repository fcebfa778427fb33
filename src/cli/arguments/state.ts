// `plumb state`: what it takes.

import { usageProblem, type CommandDeclaration } from "./declaration.ts";

export type StateArguments =
  | { readonly action: "list"; readonly prefix: string }
  | { readonly action: "show"; readonly key: string };

export const stateDeclaration: CommandDeclaration<StateArguments> = {
  name: "state",
  summary: "look into the store: list its keys, or show one",
  operands: [
    { name: "ACTION", help: "list or show", required: true, choices: ["list", "show"] },
    { name: "KEY", help: "a key, or for list the beginning of one", required: false },
  ],
  options: [],
  examples: [
    { line: "plumb state list", says: "all keys of the fabric, with their sizes" },
    { line: "plumb state list allocations/", says: "the allocations" },
    { line: "plumb state show targets/switch/leaf-a1/owned", says: "one record" },
  ],
  read({ operands: [action, key] }) {
    if (action === "list") return { action, prefix: key ?? "" };
    if (key === undefined) return usageProblem("state show needs a KEY; see plumb state list");
    return { action: "show", key };
  },
};
