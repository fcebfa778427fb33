// `plumb explain`: what it takes.

import { usageProblem, type CommandDeclaration } from "./declaration.ts";

export interface ExplainArguments {
  /** A kind with or without fields, a diagnostic code, or a target; absent for the list of kinds. */
  readonly subject?: string;
  /** Behind a target: an item, or the short word for a thing on it. */
  readonly item?: string;
  readonly isRecursive: boolean;
}

export const explainDeclaration: CommandDeclaration<ExplainArguments> = {
  name: "explain",
  summary:
    "what a kind, a field, a diagnostic code, or something on a target means and why it is so",
  operands: [
    {
      name: "SUBJECT",
      help: "a kind or field (PortBinding.spec.hostVlan), a code (conflict/native-vlan), or a target (switch/leaf-a1)",
      required: false,
    },
    {
      name: "ITEM",
      help: "behind a target: a path (/vlans/2003), or the word for it that plans use (vlan 2003)",
      required: false,
      many: true,
    },
  ],
  options: [{ long: "recursive", type: "switch", help: "of a kind or field: all fields below it" }],
  examples: [
    { line: "plumb explain HostGroup.spec.ports", says: "what may stand there" },
    { line: "plumb explain Network --recursive", says: "a kind with all its fields" },
    { line: "plumb explain conflict/native-vlan", says: "what a diagnostic is about" },
    {
      line: "plumb explain switch/leaf-a1 vlan 2003",
      says: "who needs this VLAN, why it has this number, and what a plan would do with it",
    },
    {
      line: "plumb explain switch/leaf-a1 /interfaces/Port-Channel101/nativeVlan",
      says: "one item: what it waits for, and what waits for it",
    },
  ],
  read({ operands: [subject, ...words], values }) {
    const item = words.join(" ").trim();
    const isRecursive = values.isSet("recursive");
    if (item !== "" && isRecursive) {
      return usageProblem("--recursive is about the fields of a kind, not about a target");
    }
    return {
      isRecursive,
      ...(subject === undefined ? {} : { subject }),
      ...(item === "" ? {} : { item }),
    };
  },
};
