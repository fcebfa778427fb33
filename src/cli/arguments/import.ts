// `plumb import`: what it takes.

import type { TargetName } from "../../model/target.ts";
import { usageProblem, type CommandDeclaration, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

interface WrittenTo {
  readonly outFolder: string;
  readonly isForced: boolean;
}

export interface CcFabricArguments extends WrittenTo {
  readonly type: "cc-fabric";
  readonly configFile: string;
  readonly bindingsFile?: string;
  /** Where choices go that are no part of manifests. */
  readonly allocationsFile?: string;
}

export interface SwitchImportArguments extends WrittenTo {
  readonly type: "switches";
  /** "switch/leaf-a1"; at least one. */
  readonly targets: readonly TargetName[];
  /** The pair of switches that no manifest declares. */
  readonly pair?: string;
}

export type ImportArguments = CcFabricArguments | SwitchImportArguments;

export const importDeclaration: CommandDeclaration<ImportArguments> = {
  name: "import",
  summary: "turn another tool's configuration, or what is live on switches, into manifests",
  about: `Sources:
  switch/NAME ...
             what is live on these switches. The manifests of -f declare the switches and what they
             stand on; with what is written, a plan has nothing to do but to record it as ours.
  cc-fabric CONFIG [BINDINGS]
             the YAML configuration of the CC-Fabric driver, and with it, one JSON object a line,
             what is bound:
               {"host","network","vni","pool","vlan","trunkVlan","id","parent","owner","adminState"}
               {"type":"network","network","vni","availabilityZone","external","adminState",
                "subnets":[{"cidr","gateway","pool"}],"segments":[{"pool","vlan"}]}
               {"type":"addressPool","name","prefixes","availabilityZone","addressScope","vrf"}
               {"type":"interconnect","device_type","network","az","host"}
             A trunk's subport names the id of its parent's port.`,
  operands: [
    { name: "SOURCE", help: "cc-fabric, or a switch: switch/leaf-a1", required: true },
    {
      name: "MORE",
      help: "the configuration of cc-fabric and its bindings, or further switches",
      required: false,
      many: true,
    },
  ],
  options: [
    { long: "out", type: "text", value: "DIR", help: "the folder to write; required" },
    {
      long: "allocations",
      type: "text",
      value: "FILE",
      help: "write which transit and border gateway each network has, for plumb state",
    },
    {
      long: "pair",
      type: "text",
      value: "NAME",
      help: "the pair of switches that no manifest declares, but that were applied before",
    },
    { long: "force", type: "switch", help: "write even where the folder is not empty" },
  ],
  examples: [
    {
      line: "plumb import cc-fabric config.yaml bindings.jsonl --out manifests",
      says: "then: plumb plan -f manifests",
    },
    {
      line: "plumb import switch/leaf-a1 switch/leaf-a2 -f fabric.yaml --out imported",
      says: "then: plumb plan -f fabric.yaml -f imported",
    },
  ],
  read({ operands, values }) {
    const outFolder = values.text("out");
    if (outFolder === undefined) return usageProblem("say where to write the manifests: --out DIR");
    const writtenTo = { outFolder, isForced: values.isSet("force") };
    return operands[0] === "cc-fabric"
      ? readCcFabric(operands.slice(1), values, writtenTo)
      : readSwitches(operands, values, writtenTo);
  },
};

function readCcFabric(
  [configFile, bindingsFile, more]: readonly string[],
  values: OptionValues,
  writtenTo: WrittenTo,
): CcFabricArguments | UsageProblem {
  if (configFile === undefined) return usageProblem("name the configuration file of cc-fabric");
  if (more !== undefined) return usageProblem(`cc-fabric takes two files; what is "${more}"?`);
  const allocationsFile = values.text("allocations");
  return {
    type: "cc-fabric",
    configFile,
    ...writtenTo,
    ...(allocationsFile === undefined ? {} : { allocationsFile }),
    ...(bindingsFile === undefined ? {} : { bindingsFile }),
  };
}

function readSwitches(
  operands: readonly string[],
  values: OptionValues,
  writtenTo: WrittenTo,
): SwitchImportArguments | UsageProblem {
  const odd = operands.find((operand) => !/^switch\/[^/]+$/.test(operand));
  if (odd !== undefined) {
    return usageProblem(`"${odd}" is no source: name cc-fabric, or switches as switch/NAME`);
  }
  if (values.text("allocations") !== undefined) {
    return usageProblem(
      "--allocations goes with cc-fabric; the numbers of switches are in manifests",
    );
  }
  const pair = values.text("pair");
  if (pair !== undefined && !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(pair)) {
    return usageProblem(`--pair takes a name of a-z, 0-9 and "-", not "${pair}"`);
  }
  const targets = [...new Set(operands)];
  return { type: "switches", targets, ...writtenTo, ...(pair === undefined ? {} : { pair }) };
}
