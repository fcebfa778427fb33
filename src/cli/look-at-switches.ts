// What an import of switches finds before it describes anything: the switches as they are, with all that
// decides which numbers are free, and the resources that the description stands on.

import { asResource, documentOf, type DescribedResource } from "../importers/manifest-files.ts";
import type { LeftOver } from "../importers/switch/leftovers.ts";
import { yamlText } from "../importers/yaml-text.ts";
import { readManifest } from "../manifest/read-manifest.ts";
import type { Allocation } from "../model/allocation.ts";
import type { JsonObject } from "../model/json.ts";
import type { Resource } from "../model/resource.ts";
import type { LiveView, TargetName, TargetSettings } from "../model/target.ts";
import type { Catalog } from "../plan/catalog.ts";
import { declare, type Declaration } from "../plan/declare.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { observeTargets } from "../reconcile/observe.ts";
import { readAllocations } from "../records/allocations.ts";
import { readAllOwned } from "../records/owned.ts";
import type { Connection } from "./connection.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { knownTargets } from "./known-targets.ts";
import { unknownTargetName } from "./known-names.ts";
import { undeclaredSwitches, type UndeclaredSwitch } from "./undeclared-switches.ts";

export interface SwitchesToImport {
  readonly targets: readonly TargetName[];
  /** The pair of those that no manifest declares, but that were applied before. */
  readonly pair?: string;
  /** Of the targets, those of which only the person at the command knows. */
  readonly met: readonly UndeclaredSwitch[];
}

export interface SeenSwitches {
  /** Of all targets that are known: what is live on one decides which numbers are free on another. */
  readonly live: ReadonlyMap<TargetName, LiveView>;
  /** Of those that are to be imported. */
  readonly documents: ReadonlyMap<TargetName, JsonObject>;
  readonly allocations: readonly Allocation[];
  readonly ground: Ground;
  /** What is there and in no document. */
  readonly unsaid: readonly LeftOver[];
}

/** What the import stands on. */
export interface Ground {
  readonly resources: readonly Resource[];
  /** Of these, what no manifest declares. */
  readonly added: readonly DescribedResource[];
  readonly declaration: Declaration;
}

export interface Refused {
  readonly refusal: string;
  readonly code: ExitCode;
}

export async function lookAtSwitches(
  wanted: SwitchesToImport,
  resources: readonly Resource[],
  declaration: Declaration,
  connection: Connection,
): Promise<SeenSwitches | Refused | Trouble> {
  const { store, keys, agent, parallelism, catalog } = connection;
  const { targets } = wanted;
  const owned = await readAllOwned(store, keys);
  if (isTrouble(owned)) return owned;
  const allocations = await readAllocations(store, keys);
  if (isTrouble(allocations)) return allocations;
  const known = knownTargets(owned, declaration);
  const undeclared = undeclaredOf(wanted, known, declaration);
  if ("refusal" in undeclared) return undeclared;
  const groundWith = (documents: ReadonlyMap<TargetName, JsonObject>): Ground | string =>
    groundOf(undeclared, documents, { resources, declaration, catalog });
  // A switch that cannot be declared need not be asked for anything.
  const without = groundWith(new Map());
  if (typeof without === "string") return { refusal: without, code: exitCode.usage };
  for (const [name, settings] of without.declaration.targets) known.set(name, settings);
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
  const ground = groundWith(documents);
  if (typeof ground === "string") return { refusal: ground, code: exitCode.usage };
  const unsaid = await unsaidOf(targets, known, connection);
  return isTrouble(unsaid) ? unsaid : { live, documents, allocations, ground, unsaid };
}

/** Asked only of devices that this process reaches by itself. */
async function unsaidOf(
  targets: readonly TargetName[],
  known: ReadonlyMap<TargetName, TargetSettings>,
  { drivers }: Connection,
): Promise<readonly LeftOver[] | Trouble> {
  const found: LeftOver[] = [];
  for (const target of targets) {
    const settings = known.get(target);
    const driver = settings === undefined ? undefined : drivers.get(settings.driver);
    if (settings === undefined || driver?.unsaid === undefined) continue;
    const unsaid = await driver.unsaid(target, settings);
    if (isTrouble(unsaid)) return unsaid;
    found.push(...unsaid.map(({ place, why }) => ({ path: `${target} ${place}`, why })));
  }
  return found;
}

/** Or in words why they cannot be known. */
function undeclaredOf(
  { targets, pair, met }: SwitchesToImport,
  known: ReadonlyMap<TargetName, TargetSettings>,
  { targets: declared }: Declaration,
): readonly UndeclaredSwitch[] | Refused {
  const code = exitCode.usage;
  const again = met.find(({ settings }) => known.has(settings.target))?.settings.target;
  if (again !== undefined) {
    const how = declared.has(again) ? "a manifest declares it" : "it was applied before";
    return { refusal: `there is a ${again}: ${how}; import that one, or use --name`, code };
  }
  if (met.length > 0) return met;
  const refusal = unknownTargetName(targets, new Set(known.keys()));
  if (refusal !== undefined) return { refusal, code };
  const recorded = [...known.values()].filter(
    ({ target }) => targets.includes(target) && !declared.has(target),
  );
  const [first] = recorded;
  if (first === undefined && pair !== undefined) {
    const what = `--pair ${pair} is for switches that no manifest declares`;
    return { refusal: `${what}; these are declared with their pairs`, code };
  }
  if (first !== undefined && pair === undefined) {
    const what = `no manifest declares ${first.target}`;
    return { refusal: `${what}: name its manifests with -f, or its pair with --pair`, code };
  }
  return recorded.map((settings) => ({ pair: pair ?? "", settings }));
}

/** Or in words why it is none. */
function groundOf(
  undeclared: readonly UndeclaredSwitch[],
  documents: ReadonlyMap<TargetName, JsonObject>,
  given: {
    readonly resources: readonly Resource[];
    readonly declaration: Declaration;
    readonly catalog: Catalog;
  },
): Ground | string {
  if (undeclared.length === 0) {
    return { resources: given.resources, added: [], declaration: given.declaration };
  }
  const added = undeclaredSwitches(undeclared, documents, given.declaration.index);
  const misspelt = schemaProblem(added);
  if (misspelt !== undefined) return `${undeclaredNames(undeclared)}: ${misspelt}`;
  const all = [...given.resources, ...added.map(asResource)];
  const declaration = declare(given.catalog, all);
  const problem = declaration.findings.find(({ severity }) => severity === "error");
  if (problem === undefined) return { resources: all, added, declaration };
  const { kind, name } = problem.at.resource;
  return `${kind} ${name} cannot be described: ${problem.label ?? problem.help}`;
}

function undeclaredNames(undeclared: readonly UndeclaredSwitch[]): string {
  return undeclared.map(({ settings }) => settings.target).join(" and ");
}

/** What the schema has against them, with the line that says it. */
function schemaProblem(added: readonly DescribedResource[]): string | undefined {
  const text = yamlText([], added.map(documentOf));
  const [problem] = readManifest("", text).diagnostics;
  if (problem === undefined) return undefined;
  const line = text.split("\n")[(problem.range?.line ?? 1) - 1] ?? "";
  return `${line.trim()}: ${problem.label ?? problem.summary}`;
}
