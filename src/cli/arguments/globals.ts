// The options that every command takes.

import { usageProblem, type OptionDeclaration, type UsageProblem } from "./declaration.ts";
import { readStoreAddress, storeForms, type StoreAddress } from "../store-address.ts";
import type { OptionValues } from "./values.ts";

export interface GlobalArguments {
  readonly filenames: readonly string[];
  /** The folder to work in, where another than the current one is named. */
  readonly folder?: string;
  readonly output: "text" | "json";
  readonly store?: StoreAddress;
  readonly fabric?: string;
  readonly agents?: "local" | "remote";
  readonly isColorRefused: boolean;
  readonly isVerbose: boolean;
}

export const globalOptions: readonly OptionDeclaration[] = [
  {
    long: "filename",
    short: "f",
    type: "list",
    value: "PATH",
    help: "a manifest, a folder of them, or - for standard input; may be repeated",
  },
  { long: "chdir", short: "C", type: "text", value: "DIR", help: "work in this folder" },
  {
    long: "output",
    short: "o",
    type: "text",
    value: "FORMAT",
    choices: ["text", "json"],
    help: "text for people, json for programs",
  },
  {
    long: "store",
    type: "text",
    value: "STORE",
    help: `where the state is kept: ${storeForms} (default: embedded:state)`,
  },
  { long: "state", type: "text", value: "DIR", help: "short for --store embedded:DIR" },
  {
    long: "fabric",
    type: "text",
    value: "NAME",
    help: "which fabric of the store (default: default)",
  },
  {
    long: "agents",
    type: "text",
    value: "WHERE",
    choices: ["local", "remote"],
    help: "remote: processes of their own (plumb agent), the default with etcd; local: inside this command",
  },
  { long: "no-color", type: "switch", help: "no colours (NO_COLOR does the same)" },
  { long: "verbose", short: "v", type: "switch", help: "say where things are read from and kept" },
];

export function readGlobals(values: OptionValues): GlobalArguments | UsageProblem {
  const store = readStore(values);
  if (store?.type === "usage") return store;
  const fabric = values.text("fabric");
  if (fabric !== undefined && !isFabricName(fabric)) {
    return usageProblem(`--fabric takes a name of a-z, 0-9, "-" and ".", not "${fabric}"`);
  }
  const folder = values.text("chdir");
  const agents = values.text("agents");
  return {
    filenames: values.list("filename"),
    output: isJsonAsked(values) ? "json" : "text",
    isColorRefused: values.isSet("no-color"),
    isVerbose: values.isSet("verbose"),
    ...(folder === undefined ? {} : { folder }),
    ...(store === undefined ? {} : { store }),
    ...(fabric === undefined ? {} : { fabric }),
    ...(agents === "local" || agents === "remote" ? { agents } : {}),
  };
}

/** Commands with reports take several formats, of which one goes to standard output. */
function isJsonAsked(values: OptionValues): boolean {
  return values.text("output") === "json" || values.list("output").includes("json");
}

function readStore(values: OptionValues): StoreAddress | UsageProblem | undefined {
  const state = values.text("state");
  const text = values.text("store");
  const store = text === undefined ? undefined : readStoreAddress(text);
  if (store?.type === "wrong") return usageProblem(`--store takes ${storeForms}: ${store.problem}`);
  if (state === undefined) return store;
  if (store?.type === "etcd") {
    return usageProblem(
      "--state is short for --store embedded:DIR: give one of them (PLUMB_STATE and PLUMB_STORE count too)",
    );
  }
  return { type: "embedded", folder: state };
}

export function isFabricName(name: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name);
}
