// `plumb lock`: what it takes.

import { usageProblem, type CommandDeclaration } from "./declaration.ts";

export type LockArguments =
  | { readonly action: "show" }
  | { readonly action: "break"; readonly id: string; readonly isApproved: boolean };

export const lockDeclaration: CommandDeclaration<LockArguments> = {
  name: "lock",
  summary: "who holds the fabric's lock; or take it away from a holder that hangs",
  about:
    "Whoever applies holds the lock. One that died frees it by itself: at once where plumb can see it, otherwise when its lease ends. What its holder writes after the lock was broken changes nothing.",
  operands: [
    {
      name: "ACTION",
      help: "break takes the lock away; without it, who holds it is shown",
      required: false,
      choices: ["break"],
    },
    { name: "ID", help: "the lock to break, as plumb lock shows it", required: false },
  ],
  options: [{ long: "auto-approve", short: "y", type: "switch", help: "do not ask" }],
  examples: [
    { line: "plumb lock", says: "who holds it, since when" },
    { line: "plumb lock break lock-7", says: "away with this very holding, and with no later one" },
  ],
  read({ operands: [action, id], values }) {
    if (action === undefined) return { action: "show" };
    if (id === undefined) return usageProblem("lock break needs the ID that plumb lock shows");
    return { action: "break", id, isApproved: values.isSet("auto-approve") };
  },
};
