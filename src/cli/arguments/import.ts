// `plumb import`: what it takes.

import type { TargetName } from "../../model/target.ts";
import {
  isUsageProblem,
  usageProblem,
  type CommandDeclaration,
  type UsageProblem,
} from "./declaration.ts";
import { driftOptions, readDriftImport, type DriftImportArguments } from "./import-drift.ts";
import { nameProblem, ovsOptions, readReachedSwitches, type ReachedSwitch } from "./import-ovs.ts";
import {
  readSppImport,
  sppOptions,
  type SppKeysArguments,
  type SppSettingsArguments,
} from "./import-spp.ts";
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

export interface OvsImportArguments extends WrittenTo {
  readonly type: "ovs";
  /** At least one. */
  readonly switches: readonly ReachedSwitch[];
}

export type SppImportArguments = (SppSettingsArguments | SppKeysArguments) & WrittenTo;

export type ImportArguments =
  | DriftImportArguments
  | CcFabricArguments
  | SwitchImportArguments
  | OvsImportArguments
  | SppImportArguments;

export const importDeclaration: CommandDeclaration<ImportArguments> = {
  name: "import",
  summary:
    "turn another tool's configuration, or what is live on switches and hosts, into manifests",
  about: `Sources:
  drift [switch/NAME | switch/NAME/PATH ...]
             what somebody changed by hand, all of it or there: the manifests of -f are changed so
             that they say it, and nothing else of a plan is. It is shown as a diff, or goes into the
             files (--write) or onto a branch (--branch); what they cannot say is listed.
  switch/NAME ...
             what is live on these switches. The manifests of -f declare the switches and what they
             stand on; with what is written, a plan has nothing to do but to record it as ours.
  ovs ENDPOINT ...
             what is live on these Open vSwitches, which no manifest declares: unix:PATH,
             tcp:HOST:PORT or ssl:HOST:PORT. Nothing is changed on them. Those that carry each
             other's VNIs are imported together, each with its --vtep-address.
  spp NICS   one host's soft patch panel, as networking-spp has it in DPDK_PORT_MAPPINGS:
             PCI_ADDRESS#PHYSICAL_NETWORK#VHOSTS#CORE_MASK, with a comma between NICs.
  spp --from STORE
             the hosts that an etcd has keys of, and their ports. The manifests of -f say where
             hosts are wired; nothing is changed in the keys.
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
    {
      name: "SOURCE",
      help: "drift, cc-fabric, ovs, spp, or a switch: switch/leaf-a1",
      required: true,
    },
    {
      name: "MORE",
      help: "what of the drift; the configuration of cc-fabric and its bindings, endpoints, NICs, or further switches",
      required: false,
      many: true,
    },
  ],
  options: [
    {
      long: "out",
      type: "text",
      value: "DIR",
      help: "the folder to write; required but for drift",
    },
    {
      long: "allocations",
      type: "text",
      value: "FILE",
      help: "write which transit and border gateway each network has, for plumb state",
    },
    {
      long: "pair",
      type: "list",
      value: "NAME",
      help: "the pair of switches that no manifest declares; default for ovs: each its own",
    },
    ...ovsOptions,
    ...sppOptions,
    ...driftOptions,
    { long: "force", type: "switch", help: "write even where the folder is not empty" },
  ],
  examples: [
    {
      line: "plumb import drift switch/leaf-a1 -f manifests --branch adopt/leaf-a1",
      says: "then: review and merge the branch, and plumb apply",
    },
    {
      line: "plumb import cc-fabric config.yaml bindings.jsonl --out manifests",
      says: "then: plumb plan -f manifests",
    },
    {
      line: "plumb import switch/leaf-a1 switch/leaf-a2 -f fabric.yaml --out imported",
      says: "then: plumb plan -f fabric.yaml -f imported",
    },
    {
      line: "plumb import ovs unix:/run/openvswitch/db.sock --name leaf-a1 --out imported",
      says: "then: plumb plan -f imported",
    },
    {
      line: 'plumb import spp "00:04.0#phys1#2#0xfe,00:05.0#phys2#2#0xfc02" --host node001 --out hosts',
      says: "then: plumb validate -f hosts",
    },
    {
      line: "plumb import spp --from etcd://etcd1.example -f fabric --out imported",
      says: "then: plumb plan -f fabric -f imported",
    },
  ],
  read({ operands, values }) {
    const [source, ...rest] = operands;
    const stray = strayOption(source, values);
    if (stray !== undefined) return stray;
    if (source === "drift") return readDriftImport(rest, values);
    const outFolder = values.text("out");
    if (outFolder === undefined) return usageProblem("say where to write the manifests: --out DIR");
    const writtenTo = { outFolder, isForced: values.isSet("force") };
    if (source === "cc-fabric") return readCcFabric(rest, values, writtenTo);
    if (source === "ovs") return readOvs(rest, values, writtenTo);
    if (source === "spp") {
      const read = readSppImport(rest, values);
      return isUsageProblem(read) ? read : { ...read, ...writtenTo };
    }
    return readSwitches(operands, values, writtenTo);
  },
};

/** An option that another source takes would be without effect. */
function strayOption(source: string | undefined, values: OptionValues): UsageProblem | undefined {
  if (source !== "cc-fabric" && values.text("allocations") !== undefined) {
    return usageProblem(
      "--allocations goes with cc-fabric; the numbers of switches are in manifests",
    );
  }
  if ((source === "spp" || source === "drift") && values.list("pair").length > 0) {
    return usageProblem("--pair goes with switches that no manifest declares");
  }
  for (const [owner, options, where] of owned) {
    const stray = source === owner ? undefined : options.find(({ long }) => isGiven(long, values));
    if (stray !== undefined) return usageProblem(`--${stray.long} goes with ${owner}; ${where}`);
  }
  return undefined;
}

const owned = [
  ["ovs", ovsOptions, "manifests say it of other switches"],
  ["spp", sppOptions, "it says nothing of switches"],
  ["drift", driftOptions, "what others import goes into a folder of its own"],
] as const;

function isGiven(long: string, values: OptionValues): boolean {
  return values.text(long) !== undefined || values.list(long).length > 0 || values.isSet(long);
}

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

function readOvs(
  endpoints: readonly string[],
  values: OptionValues,
  writtenTo: WrittenTo,
): OvsImportArguments | UsageProblem {
  if (endpoints.length === 0) {
    return usageProblem("say where the switch is: unix:PATH, tcp:HOST:PORT or ssl:HOST:PORT");
  }
  const switches = readReachedSwitches(endpoints, values);
  return isUsageProblem(switches) ? switches : { type: "ovs", switches, ...writtenTo };
}

function readSwitches(
  operands: readonly string[],
  values: OptionValues,
  writtenTo: WrittenTo,
): SwitchImportArguments | UsageProblem {
  const odd = operands.find((operand) => !/^switch\/[^/]+$/.test(operand));
  if (odd !== undefined) {
    return usageProblem(
      `"${odd}" is no source: name drift, cc-fabric, ovs, spp, or switches as switch/NAME`,
    );
  }
  const [pair, second] = values.list("pair");
  if (second !== undefined) return usageProblem("these switches are one pair: name it once");
  const problem = pair === undefined ? undefined : nameProblem("pair", pair);
  if (problem !== undefined) return problem;
  const targets = [...new Set(operands)];
  return { type: "switches", targets, ...writtenTo, ...(pair === undefined ? {} : { pair }) };
}
