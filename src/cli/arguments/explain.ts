// `plumb explain`: what it takes.

import type { CoreQuestion } from "../explain/core-mask.ts";
import {
  isUsageProblem,
  usageProblem,
  type CommandDeclaration,
  type UsageProblem,
} from "./declaration.ts";
import { coreMaskOptions, coreMaskSubject, readCoreQuestion } from "./explain-core-mask.ts";
import type { OptionValues } from "./values.ts";

export interface ExplainArguments {
  /** A kind with or without fields, a diagnostic code, or a target; absent for the list of kinds. */
  readonly subject?: string;
  /** Behind a target: an item, or the short word for a thing on it. */
  readonly item?: string;
  readonly isRecursive: boolean;
  /** Present where core masks are to be proposed; nothing else counts then. */
  readonly cores?: CoreQuestion;
}

export const explainDeclaration: CommandDeclaration<ExplainArguments> = {
  name: "explain",
  summary:
    "what a kind, a field, a diagnostic code, or something on a target means and why it is so",
  about: `plumb explain core-mask proposes which cores the processes of a soft patch panel get: a master
that all share, two cores for each vhost and two more for each NIC, none twice.`,
  operands: [
    {
      name: "SUBJECT",
      help: "a kind or field (PortBinding.spec.hostVlan), a code (conflict/native-vlan), a target (switch/leaf-a1), or core-mask",
      required: false,
    },
    {
      name: "ITEM",
      help: "behind a target: a path (/vlans/2003), or the word for it that plans use (vlan 2003)",
      required: false,
      many: true,
    },
  ],
  options: [
    { long: "recursive", type: "switch", help: "of a kind or field: all fields below it" },
    ...coreMaskOptions,
  ],
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
    {
      line: "plumb explain core-mask --nics 2 --vhosts 2 --cores 1-15",
      says: "core masks for a host with two NICs, and who works on which core",
    },
  ],
  read({ operands: [subject, ...words], values }) {
    if (subject === coreMaskSubject) return readCoreMask(words, values);
    const stray = coreMaskOptions.find(({ long }) => isGiven(long, values));
    if (stray !== undefined) {
      return usageProblem(`--${stray.long} goes with core-mask: plumb explain core-mask`);
    }
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

function readCoreMask(
  words: readonly string[],
  values: OptionValues,
): ExplainArguments | UsageProblem {
  const [word] = words;
  if (word !== undefined) {
    return usageProblem(`core-mask takes options alone; what is "${word}"?`);
  }
  const cores = readCoreQuestion(values);
  return isUsageProblem(cores) ? cores : { isRecursive: false, cores };
}

function isGiven(long: string, values: OptionValues): boolean {
  const isSaid = values.text(long) !== undefined || values.count(long) !== undefined;
  return isSaid || values.list(long).length > 0;
}
