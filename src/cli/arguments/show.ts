// `plumb show`: what it takes.

import { usageProblem, type CommandDeclaration } from "./declaration.ts";

export type ShownDocument = "live" | "owned" | "desired";

export interface ShowArguments {
  /** A saved plan's file, or a target. */
  readonly subject: string;
  readonly document: ShownDocument;
}

export const showDeclaration: CommandDeclaration<ShowArguments> = {
  name: "show",
  summary: "print a saved plan, or a target's live, owned or desired document",
  operands: [
    { name: "PLANFILE|TARGET", help: "a file, or a target such as switch/leaf-a1", required: true },
  ],
  options: [
    { long: "owned", type: "switch", help: "what Plumbline applied last" },
    { long: "desired", type: "switch", help: "what the manifests add up to" },
  ],
  examples: [
    { line: "plumb show change.plan", says: "a plan that was saved" },
    { line: "plumb show switch/leaf-a1", says: "what is live there now" },
    { line: "plumb show switch/leaf-a1 --desired", says: "what should be there" },
  ],
  read({ operands: [subject = ""], values }) {
    const isOwned = values.isSet("owned");
    const isDesired = values.isSet("desired");
    if (isOwned && isDesired) return usageProblem("choose one of --owned and --desired");
    return { subject, document: isOwned ? "owned" : isDesired ? "desired" : "live" };
  },
};
