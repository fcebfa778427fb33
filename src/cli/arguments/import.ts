// `plumb import`: what it takes.

import { usageProblem, type CommandDeclaration } from "./declaration.ts";

export interface ImportArguments {
  readonly configFile: string;
  readonly bindingsFile?: string;
  readonly outFolder: string;
  /** Where choices go that are no part of manifests. */
  readonly allocationsFile?: string;
  readonly isForced: boolean;
}

export const importDeclaration: CommandDeclaration<ImportArguments> = {
  name: "import",
  summary: "turn another tool's configuration into manifests",
  about: `Formats:
  cc-fabric  the YAML configuration of the CC-Fabric driver, and with it, one JSON object a line,
             what is bound:
               {"host","network","vni","pool","vlan","trunkVlan","id","parent","owner","adminState"}
               {"type":"network","network","vni","availabilityZone","external","adminState",
                "subnets":[{"cidr","gateway","pool"}],"segments":[{"pool","vlan"}]}
               {"type":"addressPool","name","prefixes","availabilityZone","addressScope","vrf"}
               {"type":"interconnect","device_type","network","az","host"}
             A trunk's subport names the id of its parent's port.`,
  operands: [
    { name: "FORMAT", help: "cc-fabric", required: true, choices: ["cc-fabric"] },
    { name: "CONFIG", help: "its configuration file", required: true },
    { name: "BINDINGS", help: "its bindings, as JSON lines", required: false },
  ],
  options: [
    { long: "out", type: "text", value: "DIR", help: "the folder to write; required" },
    {
      long: "allocations",
      type: "text",
      value: "FILE",
      help: "write which transit and border gateway each network has, for plumb state",
    },
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
    const allocationsFile = values.text("allocations");
    return {
      configFile,
      outFolder,
      ...(allocationsFile === undefined ? {} : { allocationsFile }),
      isForced: values.isSet("force"),
      ...(bindingsFile === undefined ? {} : { bindingsFile }),
    };
  },
};
