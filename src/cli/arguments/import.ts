// `plumb import`: what it takes.

import { usageProblem, type CommandDeclaration } from "./declaration.ts";

export interface ImportArguments {
  readonly configFile: string;
  readonly bindingsFile?: string;
  readonly outFolder: string;
  readonly isForced: boolean;
}

export const importDeclaration: CommandDeclaration<ImportArguments> = {
  name: "import",
  summary: "turn another tool's configuration into manifests",
  about: `Formats:
  cc-fabric  the YAML configuration of the CC-Fabric driver, and with it, one JSON object a line,
             the bindings there are: {"host","network","vni","pool","vlan","trunkVlan"}`,
  operands: [
    { name: "FORMAT", help: "cc-fabric", required: true, choices: ["cc-fabric"] },
    { name: "CONFIG", help: "its configuration file", required: true },
    { name: "BINDINGS", help: "its bindings, as JSON lines", required: false },
  ],
  options: [
    { long: "out", type: "text", value: "DIR", help: "the folder to write; required" },
    { long: "force", type: "switch", help: "write even where the folder is not empty" },
  ],
  examples: [
    {
      line: "plumb import cc-fabric config.yaml bindings.jsonl --out manifests",
      says: "then: plumb plan -f manifests",
    },
  ],
  read({ operands: [, configFile = "", bindingsFile], values }) {
    const outFolder = values.text("out");
    if (outFolder === undefined) return usageProblem("say where to write the manifests: --out DIR");
    return {
      configFile,
      outFolder,
      isForced: values.isSet("force"),
      ...(bindingsFile === undefined ? {} : { bindingsFile }),
    };
  },
};
