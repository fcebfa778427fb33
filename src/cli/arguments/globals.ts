// The options that every command takes.

import { usageProblem, type OptionDeclaration, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export interface GlobalArguments {
  readonly filenames: readonly string[];
  /** The folder to work in, where another than the current one is named. */
  readonly folder?: string;
  readonly output: "text" | "json";
  /** The folder of the embedded store. */
  readonly state?: string;
  readonly fabric?: string;
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
    help: "where the state is kept: embedded:DIR (default: embedded:state)",
  },
  { long: "state", type: "text", value: "DIR", help: "short for --store embedded:DIR" },
  {
    long: "fabric",
    type: "text",
    value: "NAME",
    help: "which fabric of the store (default: default)",
  },
  { long: "no-color", type: "switch", help: "no colours (NO_COLOR does the same)" },
  { long: "verbose", short: "v", type: "switch", help: "say where things are read from and kept" },
];

export function readGlobals(values: OptionValues): GlobalArguments | UsageProblem {
  const store = values.text("store");
  const state = values.text("state") ?? store?.replace(/^embedded:/, "");
  if (store !== undefined && !/^embedded:./.test(store)) {
    return usageProblem(`--store takes embedded:DIR, not "${store}"`);
  }
  const fabric = values.text("fabric");
  if (fabric !== undefined && !isFabricName(fabric)) {
    return usageProblem(`--fabric takes a name of a-z, 0-9, "-" and ".", not "${fabric}"`);
  }
  const folder = values.text("chdir");
  return {
    filenames: values.list("filename"),
    output: values.text("output") === "json" ? "json" : "text",
    isColorRefused: values.isSet("no-color"),
    isVerbose: values.isSet("verbose"),
    ...(folder === undefined ? {} : { folder }),
    ...(state === undefined ? {} : { state }),
    ...(fabric === undefined ? {} : { fabric }),
  };
}

export function isFabricName(name: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name);
}
