// `plumb import switch/NAME`: what is live on switches in, manifests out, and a list of what they do
// not say. It reads targets and the store, and changes neither.

import { asResource, importSwitches } from "../../importers/switch/import-switches.ts";
import type { DescribedResource } from "../../importers/manifest-files.ts";
import type { SwitchPlace } from "../../importers/switch/live-switch.ts";
import { pairOfSwitch } from "../../kinds/switch/lookup.ts";
import { vlanPoolOf } from "../../kinds/switch-pair/lookup.ts";
import type { Allocation } from "../../model/allocation.ts";
import { hasErrors } from "../../model/diagnostic.ts";
import type { JsonObject } from "../../model/json.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { Resource } from "../../model/resource.ts";
import type { LiveView, TargetName, TargetSettings } from "../../model/target.ts";
import { declare, type Declaration } from "../../plan/declare.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { observeTargets } from "../../reconcile/observe.ts";
import { readAllocations } from "../../records/allocations.ts";
import { readAllOwned } from "../../records/owned.ts";
import type { SwitchImportArguments } from "../arguments/import.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withConnection, type Connection } from "../connection.ts";
import { editorFolder } from "../editor-schemas.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { writeImport } from "../import-folder.ts";
import { fitOf } from "../imported-fit.ts";
import { unknownTargetName } from "../known-names.ts";
import { understandManifests, withFindings } from "../manifests.ts";
import { recordedSwitches, unrecorded } from "../recorded-switches.ts";
import { complain, printResult, reportDiagnostics, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { importSwitchesJson, importSwitchesText } from "../views/import-switches.ts";

export async function runImportSwitches(
  given: SwitchImportArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  // What an earlier import wrote there is not what this one stands on.
  const skip = [settings.stateFolder, given.outFolder];
  const tree = await settings.files.readManifests(settings.manifests, skip);
  const manifests = await understandManifests(tree, settings, false);
  const areMissing = manifests.diagnostics.every(({ code }) => code === "input/no-manifests");
  if (!areMissing && hasErrors(manifests.diagnostics)) {
    return reportDiagnostics(manifests, settings, ports);
  }
  return withConnection(settings, ports, async (connection) => {
    const declaration = declare(connection.catalog, manifests.resources);
    if (hasErrors(declaration.findings)) {
      return reportDiagnostics(withFindings(manifests, declaration.findings), settings, ports);
    }
    const seen = await look(given.targets, declaration, connection);
    if (isTrouble(seen)) return reportTrouble(seen, settings, ports);
    if ("refusal" in seen) return complain(seen.refusal, seen.code, settings, ports);
    const ground = groundOf(given, manifests.resources, seen, connection);
    if (typeof ground === "string") return complain(ground, exitCode.usage, settings, ports);
    return describe(given, ground, seen, { settings, ports, connection });
  });
}

interface Seen {
  readonly declaration: Declaration;
  /** Of all targets that are known: what is live on one decides which numbers are free on another. */
  readonly live: ReadonlyMap<TargetName, LiveView>;
  readonly documents: ReadonlyMap<TargetName, JsonObject>;
  readonly recorded: ReadonlyMap<TargetName, TargetSettings>;
  readonly allocations: readonly Allocation[];
}

interface Refused {
  readonly refusal: string;
  readonly code: ExitCode;
}

async function look(
  targets: readonly TargetName[],
  declaration: Declaration,
  { store, keys, agent, parallelism }: Connection,
): Promise<Seen | Refused | Trouble> {
  const owned = await readAllOwned(store, keys);
  if (isTrouble(owned)) return owned;
  const allocations = await readAllocations(store, keys);
  if (isTrouble(allocations)) return allocations;
  const known = new Map<TargetName, TargetSettings>();
  for (const [name, { settings }] of owned) known.set(name, settings);
  for (const [name, settings] of declaration.targets) known.set(name, settings);
  const refusal = unknownTargetName(targets, new Set(known.keys()));
  if (refusal !== undefined) return { refusal, code: exitCode.usage };
  const { live } = await observeTargets(agent, known, parallelism, () => undefined);
  const documents = new Map<TargetName, JsonObject>();
  for (const target of targets) {
    const view = live.get(target);
    if (view?.type !== "known") {
      const reason = view?.reason ?? "nobody has observed it";
      return { refusal: `${target} is unknown: ${reason}`, code: exitCode.unknown };
    }
    documents.set(target, view.document);
  }
  const undeclared = targets.filter((target) => !declaration.targets.has(target));
  const recorded = new Map([...known].filter(([target]) => undeclared.includes(target)));
  return { declaration, live, documents, recorded, allocations };
}

/** What the import stands on. */
interface Ground {
  readonly resources: readonly Resource[];
  /** Of these, what no manifest declares. */
  readonly added: readonly DescribedResource[];
}

/** Or in words why it is none. */
function groundOf(
  { pair }: SwitchImportArguments,
  resources: readonly Resource[],
  { recorded, documents, declaration }: Seen,
  { catalog }: Connection,
): Ground | string {
  const [first] = recorded.keys();
  if (first === undefined) {
    return pair === undefined
      ? { resources, added: [] }
      : `--pair ${pair} is for switches that no manifest declares; these are declared with their pairs`;
  }
  if (pair === undefined) {
    return `no manifest declares ${first}: name its manifests with -f, or its pair with --pair`;
  }
  const added = recordedSwitches(pair, recorded, documents, declaration.index);
  const all = [...resources, ...added.map(asResource)];
  const [problem] = declare(catalog, all).findings.filter(({ severity }) => severity === "error");
  if (problem === undefined) return { resources: all, added };
  return `${pair} cannot be the pair of ${[...recorded.keys()].join(" and ")}: ${problem.label ?? problem.help}`;
}

async function describe(
  { targets, outFolder }: SwitchImportArguments,
  { resources, added }: Ground,
  { live, documents, allocations }: Seen,
  { settings, ports, connection }: Surroundings,
): Promise<ExitCode> {
  const { catalog } = connection;
  const { index, targets: declared } = declare(catalog, resources);
  const input = { catalog, given: resources, live, allocations, imported: targets };
  const imported = importSwitches({
    switches: switchesOf(documents, index),
    given: resources,
    added,
    schema: `${editorFolder}/plumbline.schema.json`,
    fit: (described) => fitOf(input, described),
  });
  const failed = await writeImport(imported.files, outFolder, settings, ports);
  if (failed !== undefined) return reportTrouble(failed, settings, ports);
  const owning = targets.filter((target) => declared.get(target)?.ownership !== "shared");
  const from = added.length > 0 ? [] : settings.manifests;
  const leftOver = [...imported.leftOver, ...added.flatMap(unrecorded)];
  const view = {
    ...imported,
    leftOver,
    targets,
    outFolder,
    owning,
    paths: planPaths(from, outFolder, settings),
  };
  const text = (): string => importSwitchesText(view, settings.palette);
  printResult({ text, json: () => importSwitchesJson(view) }, settings, ports);
  return exitCode.ok;
}

/** What to plan with: a folder that lies in another one is read with it. */
function planPaths(from: readonly string[], outFolder: string, { files }: Settings): string[] {
  const out = `${files.resolve(outFolder)}/`;
  const isRead = from.some((path) => out.startsWith(`${files.resolve(path)}/`));
  return isRead ? [...from] : [...from, outFolder];
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
