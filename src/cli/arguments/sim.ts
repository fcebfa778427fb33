// `plumb sim`: what it takes. It is the only command that changes a device without a plan, because a
// simulated device is there to be broken.

import { usageProblem, type CommandDeclaration, type UsageProblem } from "./declaration.ts";

export type SimEdit =
  | { readonly action: "show" }
  | { readonly action: "set"; readonly path: string; readonly value: string }
  | { readonly action: "unset"; readonly path: string }
  | { readonly action: "fail"; readonly fault: SimFaultName; readonly path?: string }
  | { readonly action: "clear" }
  | { readonly action: "reset" };

export type SimFaultName = (typeof simFaults)[number];

export interface SimArguments {
  readonly target: string;
  readonly edit: SimEdit;
  /** How often the fault strikes; absent for until it is cleared. */
  readonly times?: number;
  /** The words of a refusal. */
  readonly message?: string;
  /** Milliseconds for slow, operations for partial, the seed for flaky. */
  readonly amount?: number;
}

const simFaults = [
  "refuse",
  "lose-reply",
  "lose-request",
  "ignore",
  "partial",
  "slow",
  "unreachable",
  "flaky",
] as const;

const actions = ["show", "set", "unset", "fail", "clear", "reset"];

export const simDeclaration: CommandDeclaration<SimArguments> = {
  name: "sim",
  summary: "break or change a simulated device",
  about: `Faults, for sim TARGET fail FAULT [PATH]:
  refuse        it says no (--message), for paths that match PATH: * stands for one
                segment, a last ** for any rest
  lose-reply    it does the operation, and the answer is lost
  lose-request  the request is lost, and nobody knows
  ignore        it says that it is done, and does nothing
  partial       it does --amount operations, then refuses the rest
  slow          every operation takes --amount milliseconds
  unreachable   it neither answers nor does anything
  flaky         a mixture of the above that --amount, a seed, repeats exactly`,
  operands: [
    { name: "TARGET", help: "a target whose driver is sim", required: true },
    { name: "ACTION", help: actions.join(", "), required: true, choices: actions },
    { name: "WORD", help: "what the action needs", required: false, many: true },
  ],
  options: [
    { long: "times", type: "count", value: "N", help: "let the fault strike N times, then vanish" },
    { long: "message", type: "text", value: "TEXT", help: "what a refusing device says" },
    {
      long: "amount",
      type: "count",
      value: "N",
      help: "milliseconds, operations or seed of the fault",
    },
  ],
  examples: [
    {
      line: "plumb sim switch/leaf-a1 set /interfaces/Ethernet1/nativeVlan 1",
      says: "change it behind our back",
    },
    { line: "plumb sim switch/leaf-a1 unset /vlans/2003", says: "somebody deleted a VLAN" },
    {
      line: "plumb sim switch/leaf-a1 fail refuse '/vlans/*' --message 'VLAN limit reached (2000)'",
      says: "let it refuse",
    },
    { line: "plumb sim switch/leaf-a1 fail lose-reply --times 1", says: "lose one answer" },
    { line: "plumb sim switch/leaf-a1 clear", says: "repair it" },
    { line: "plumb sim switch/leaf-a1 reset", says: "put a factory-fresh one in its place" },
  ],
  read({ operands: [target = "", action = "", ...words], values }) {
    const edit = readEdit(action, words);
    if ("type" in edit) return edit;
    const times = values.count("times");
    const message = values.text("message");
    const amount = values.count("amount");
    return {
      target,
      edit,
      ...(times === undefined ? {} : { times }),
      ...(message === undefined ? {} : { message }),
      ...(amount === undefined ? {} : { amount }),
    };
  },
};

function readEdit(action: string, words: readonly string[]): SimEdit | UsageProblem {
  const [first, second] = words;
  if (action === "show" || action === "clear" || action === "reset") return { action };
  if (action === "fail") {
    const fault = simFaults.find((one) => one === first);
    if (fault === undefined) {
      return usageProblem(`sim fail takes one of ${simFaults.join(", ")}`);
    }
    return { action, fault, ...(second === undefined ? {} : { path: second }) };
  }
  if (first === undefined || !first.startsWith("/")) {
    return usageProblem(`sim ${action} takes a PATH such as /vlans/2003`);
  }
  if (action === "unset") return { action, path: first };
  if (second === undefined)
    return usageProblem("sim set takes a PATH and a VALUE (JSON or a word)");
  return { action: "set", path: first, value: second };
}
