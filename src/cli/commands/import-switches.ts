// `plumb import switch/NAME` and `plumb import ovs ENDPOINT`: what is live on switches in, manifests out,
// and a list of what they do not say. It reads targets and the store, and changes neither.

import { importSwitches } from "../../importers/switch/import-switches.ts";
import type { SwitchPlace } from "../../importers/switch/live-switch.ts";
import { pairOfSwitch } from "../../kinds/switch/lookup.ts";
import { vlanPoolOf } from "../../kinds/switch-pair/lookup.ts";
import { vlanPoolName } from "../../kinds/vlan-pool/pools.ts";
import type { JsonObject } from "../../model/json.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { TargetName } from "../../model/target.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { switchTargetName } from "../../targets/switch/paths.ts";
import type { OvsImportArguments, SwitchImportArguments } from "../arguments/import.ts";
import type { CommandPorts } from "../command-ports.ts";
import type { Connection } from "../connection.ts";
import { editorFolder } from "../editor-schemas.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { planPaths, writeImport } from "../import-folder.ts";
import { withImportGround } from "../import-ground.ts";
import { fitOf } from "../imported-fit.ts";
import { lookAtSwitches, type SeenSwitches, type SwitchesToImport } from "../look-at-switches.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { incomplete } from "../undeclared-switches.ts";
import { importSwitchesJson, importSwitchesText } from "../views/import-switches.ts";

/** Switches that manifests declare, or that were applied before. */
export async function runImportSwitches(
  given: SwitchImportArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return runImport({ ...given, met: [] }, given.outFolder, settings, ports);
}

/** Switches that are known by where they are reached. This process reads them: no agent has them. */
export async function runImportOvs(
  { switches, outFolder }: OvsImportArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const met = switches.map(({ name, pair, connection }) => ({
    pair,
    settings: {
      target: switchTargetName(name),
      driver: "ovs",
      ownership: "shared" as const,
      pools: { vlan: vlanPoolName(pair), vni: "vni" },
      limits: {},
      connection,
    },
  }));
  const targets = met.map((one) => one.settings.target);
  return runImport({ targets, met }, outFolder, { ...settings, agents: "local" }, ports);
}

async function runImport(
  wanted: SwitchesToImport,
  outFolder: string,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withImportGround(outFolder, settings, ports, async (ground) => {
    const { resources, declaration, connection } = ground;
    const seen = await lookAtSwitches(wanted, resources, declaration, connection);
    if (isTrouble(seen)) return reportTrouble(seen, settings, ports);
    if ("refusal" in seen) return complain(seen.refusal, seen.code, settings, ports);
    const from = resources.length === 0 ? [] : settings.manifests;
    const paths = planPaths(from, outFolder, settings);
    return describe(wanted.targets, { outFolder, paths }, seen, { settings, ports, connection });
  });
}

async function describe(
  targets: readonly TargetName[],
  { outFolder, paths }: { readonly outFolder: string; readonly paths: readonly string[] },
  { live, documents, allocations, ground, unsaid }: SeenSwitches,
  { settings, ports, connection }: Surroundings,
): Promise<ExitCode> {
  const { resources, added, declaration } = ground;
  const { index, targets: declared } = declaration;
  const { catalog } = connection;
  const input = { catalog, given: resources, live, allocations, imported: targets };
  const imported = importSwitches({
    switches: switchesOf(documents, index),
    given: resources,
    added,
    schema: `${editorFolder}/plumbline.schema.json`,
    fit: (described) => fitOf(input, described),
  });
  if ("fault" in imported) return complain(imported.fault, exitCode.usage, settings, ports);
  const failed = await writeImport(imported.files, outFolder, settings, ports);
  if (failed !== undefined) return reportTrouble(failed, settings, ports);
  const owning = targets.filter((target) => declared.get(target)?.ownership !== "shared");
  const leftOver = [...imported.leftOver, ...unsaid, ...incomplete(added, catalog)];
  const view = { ...imported, leftOver, targets, outFolder, owning, paths };
  const text = (): string => importSwitchesText(view, settings.palette);
  printResult({ text, json: () => importSwitchesJson(view) }, settings, ports);
  return exitCode.ok;
}

interface Surroundings {
  readonly settings: Settings;
  readonly ports: CommandPorts;
  readonly connection: Connection;
}

function switchesOf(
  documents: ReadonlyMap<TargetName, JsonObject>,
  index: ResourceIndex,
): (SwitchPlace & { document: JsonObject })[] {
  return [...documents].map(([target, document]) => {
    const name = target.slice("switch/".length);
    const pair = pairOfSwitch(name, index);
    if (pair === undefined) throw new Error(`${name} was checked, and has no pair`);
    return { name, target, pair: pair.name, vlanPool: vlanPoolOf(pair), document };
  });
}
