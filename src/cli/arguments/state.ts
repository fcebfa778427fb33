// `plumb state`: what it takes.

import { readStoreAddress, storeForms, type StoreAddress } from "../store-address.ts";
import { usageProblem, type CommandDeclaration, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export type StateArguments =
  | { readonly action: "list"; readonly prefix: string }
  | { readonly action: "show"; readonly key: string }
  | { readonly action: "import-allocations"; readonly file: string }
  | ExportArguments
  | SnapshotArguments
  | ImportArguments
  | MigrateArguments
  /** Opens a fabric again whose state moved elsewhere. */
  | { readonly action: "reopen"; readonly isApproved: boolean };

export interface ExportArguments {
  readonly action: "export";
  /** Absent for the standard output. */
  readonly file?: string;
}

/** What a plan is made from, taken out. */
export interface SnapshotArguments {
  readonly action: "snapshot";
  readonly file: string;
}

/** How a state gets into a store that may have one. */
export interface FillingArguments {
  /** What is there goes first. */
  readonly isReplaced: boolean;
  readonly isApproved: boolean;
}

export interface ImportArguments extends FillingArguments {
  readonly action: "import";
  readonly file: string;
  /** The file may be of a fabric with another name. */
  readonly isRenamed: boolean;
}

export interface MigrateArguments extends FillingArguments {
  readonly action: "migrate";
  readonly to: StoreAddress;
}

const actions = [
  "list",
  "show",
  "snapshot",
  "export",
  "import",
  "migrate",
  "import-allocations",
] as const;
type Action = (typeof actions)[number];

/** The options of single actions; --auto-approve may be set for all commands at once. */
const ownOptions: Readonly<Record<string, readonly Action[]>> = {
  out: ["export", "snapshot"],
  to: ["migrate"],
  undo: ["migrate"],
  replace: ["import", "migrate"],
  rename: ["import"],
};

export const stateDeclaration: CommandDeclaration<StateArguments> = {
  name: "state",
  summary: "look into the store, and take its state out, in, or to another store",
  about: `An export is one file of JSON lines with everything that the store has of the fabric: what is
allocated, ours and live, the journal, what agents said, simulated devices. It is of one moment and
has no secrets; who holds the lock or serves targets is not in it. An import checks the whole file
before it writes. A migration copies, compares record by record, and closes the old store. What is
cut short leaves a mark, and nothing uses the fabric until the same command has ended it.
Agents must be stopped meanwhile; the folders that they have of their own stay as they are.
A snapshot is what is live, ours and allocated now, and what plumb plan --snapshot needs and no more.`,
  operands: [
    { name: "ACTION", help: "what to do", required: true, choices: actions },
    {
      name: "KEY",
      help: "a key, or for list the beginning of one; for import and import-allocations a file",
      required: false,
    },
  ],
  options: [
    {
      long: "out",
      type: "text",
      value: "FILE",
      help: "export: where to (default: -, standard output); snapshot: where to",
    },
    { long: "to", type: "text", value: "STORE", help: `migrate: the new store: ${storeForms}` },
    {
      long: "undo",
      type: "switch",
      help: "migrate: open the store again that was moved away from",
    },
    { long: "replace", type: "switch", help: "import, migrate: take away what is there first" },
    { long: "rename", type: "switch", help: "import: also a file of a fabric with another name" },
    { long: "auto-approve", short: "y", type: "switch", help: "do not ask" },
  ],
  examples: [
    { line: "plumb state list", says: "all keys of the fabric, with their sizes" },
    { line: "plumb state list allocations/", says: "the allocations" },
    { line: "plumb state show targets/switch/leaf-a1/owned", says: "one record" },
    {
      line: "plumb state snapshot --out fabric.snapshot",
      says: "for plumb plan --snapshot, where neither the store nor a device is in reach",
    },
    { line: "plumb state export --out fabric.state", says: "everything, as one file" },
    {
      line: "plumb state import fabric.state --state restored",
      says: "into a folder without state",
    },
    {
      line: "plumb state migrate --state state --to etcd://etcd1.example",
      says: "from the folder to etcd; the folder is closed then",
    },
    {
      line: "plumb state import-allocations allocations.json",
      says: "before the first plan: what plumb import wrote with --allocations",
    },
  ],
  read({ operands: [action, key], values }) {
    const foreign = foreignOption(action ?? "", values);
    if (foreign !== undefined) return foreign;
    switch (action as Action) {
      case "list":
        return { action: "list", prefix: key ?? "" };
      case "show":
        if (key === undefined) return usageProblem("state show needs a KEY; see plumb state list");
        return { action: "show", key };
      case "import-allocations":
        if (key !== undefined) return { action: "import-allocations", file: key };
        return usageProblem("state import-allocations needs the FILE that plumb import wrote");
      case "snapshot":
        return readSnapshotFile(key, values);
      case "export":
        return readExport(key, values);
      case "import":
        if (key === undefined) {
          return usageProblem("state import needs the FILE that plumb state export wrote");
        }
        return {
          action: "import",
          file: key,
          isRenamed: values.isSet("rename"),
          ...readFilling(values),
        };
      case "migrate":
        return readMigrate(key, values);
    }
  },
};

function foreignOption(action: string, values: OptionValues): UsageProblem | undefined {
  for (const [option, of] of Object.entries(ownOptions)) {
    const isGiven = values.isSet(option) || values.text(option) !== undefined;
    if (!isGiven || of.some((one) => one === action)) continue;
    return usageProblem(
      `--${option} is for state ${of.join(" and state ")}, not for state ${action}`,
    );
  }
  return undefined;
}

function readFilling(values: OptionValues): FillingArguments {
  return { isReplaced: values.isSet("replace"), isApproved: values.isSet("auto-approve") };
}

function readSnapshotFile(
  key: string | undefined,
  values: OptionValues,
): StateArguments | UsageProblem {
  const file = values.text("out");
  if (key === undefined && file !== undefined) return { action: "snapshot", file };
  return usageProblem(`state snapshot needs --out ${key ?? "FILE"}, and takes no KEY`);
}

function readExport(key: string | undefined, values: OptionValues): StateArguments | UsageProblem {
  if (key !== undefined)
    return usageProblem(`state export takes no KEY: name the file with --out ${key}`);
  const file = values.text("out") ?? "-";
  return file === "-" ? { action: "export" } : { action: "export", file };
}

function readMigrate(key: string | undefined, values: OptionValues): StateArguments | UsageProblem {
  if (key !== undefined)
    return usageProblem(`state migrate takes no KEY: name the store with --to ${key}`);
  const text = values.text("to");
  if (values.isSet("undo")) {
    if (text !== undefined) return usageProblem("state migrate takes --to or --undo, not both");
    return { action: "reopen", isApproved: values.isSet("auto-approve") };
  }
  if (text === undefined) return usageProblem(`state migrate needs --to STORE: ${storeForms}`);
  const to = readStoreAddress(text);
  if (to.type === "wrong") return usageProblem(`--to takes ${storeForms}: ${to.problem}`);
  return { action: "migrate", to, ...readFilling(values) };
}
