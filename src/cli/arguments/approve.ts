// `plumb approve`: what it takes.

import { becauseOption, readBecause } from "./because.ts";
import { isUsageProblem, usageProblem, type CommandDeclaration } from "./declaration.ts";

export interface ApproveArguments {
  /** Of a plan, or its beginning of 8 digits or more; in lower case. */
  readonly digest: string;
  readonly because?: string;
  readonly isWithdrawn: boolean;
}

export const approveDeclaration: CommandDeclaration<ApproveArguments> = {
  name: "approve",
  summary: "let the controller apply the plan that waits for it",
  about: `A controller whose mode is "approve" tells its plan and waits for somebody's consent to it.
The consent names the plan's digest: where anything moves there is another plan, which needs a consent
of its own. plumb status shows which plan waits, plumb plan what it would do.`,
  operands: [
    {
      name: "DIGEST",
      help: "of the plan, or its first 8 digits or more, as plumb status shows it",
      required: true,
    },
  ],
  options: [
    becauseOption,
    { long: "withdraw", type: "switch", help: "take a consent back that was not used yet" },
  ],
  examples: [
    { line: "plumb approve 3f9c1e2a", says: "apply just this plan" },
    { line: "plumb approve 3f9c1e2a --because 'ticket 12'", says: "and say why" },
    { line: "plumb approve 3f9c1e2a --withdraw", says: "rather not" },
  ],
  read({ operands: [given = ""], values }) {
    const digest = given.toLowerCase();
    if (!/^[0-9a-f]{8,64}$/.test(digest)) {
      return usageProblem(
        `approve takes a plan's digest, or its first 8 digits or more, not "${given}"`,
      );
    }
    const because = readBecause(values);
    if (isUsageProblem(because)) return because;
    const isWithdrawn = values.isSet("withdraw");
    return because === undefined ? { digest, isWithdrawn } : { digest, isWithdrawn, because };
  },
};
