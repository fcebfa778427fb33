// `plumb explain TARGET ITEM`: from something on a target to every reason for it.

import { hasErrors } from "../../model/diagnostic.ts";
import { networks } from "../../kinds/network/name.ts";
import { networkIdOf } from "../../kinds/network/lookup.ts";
import { createLocator } from "../../manifest/locate-finding.ts";
import type { Plan } from "../../model/plan.ts";
import { makePlan } from "../../plan/plan.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { blameItems, type BlamedItem } from "../blame.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState, type Connection } from "../connection.ts";
import { readCurrentManifests, relocated, type CurrentManifests } from "../current-manifests.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { explainAllocations } from "../explain/allocation.ts";
import { explainItem, type ExplainedTarget } from "../explain/item.ts";
import { findMeant } from "../explain/lookup.ts";
import { explainThing } from "../explain/thing.ts";
import { lastApplied } from "../last-applied.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { readTarget, type TargetSources } from "../target-sources.ts";
import { itemJson, itemText } from "../views/explain-item.ts";
import { thingJson, thingText } from "../views/explain-thing.ts";
import { wordsOf } from "../views/item-row.ts";

export interface ItemQuestion {
  readonly target: string;
  /** A path, or the short word for a thing. */
  readonly word: string;
}

export async function runExplainItem(
  { target, word }: ItemQuestion,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async (connection) => {
    const manifests = await readCurrentManifests(connection.catalog, settings, ports);
    const sources = await readTarget(target, connection, manifests.declaration);
    if (isTrouble(sources)) return reportTrouble(sources, settings, ports);
    if (typeof sources === "string") return complain(sources, exitCode.error, settings, ports);
    const given = explainedTarget(target, sources, connection, manifests);
    const meant = findMeant(given.items, wordsOf(target), word);
    if (meant.type === "unknown") {
      const hint =
        meant.near.length === 0
          ? `plumb blame ${target} lists what there is`
          : `near it: ${meant.near.join(", ")}`;
      return complain(`${target} has no ${word}; ${hint}`, exitCode.error, settings, ports);
    }
    if (sources.live?.type === "unknown") {
      const note = `${target} is unknown: ${sources.live.reason}`;
      ports.terminal.err(`${settings.errPalette.yellow("note")}: ${note}\n`);
    }
    if (meant.type === "items") {
      const thing = explainThing(given, meant.title, meant.items);
      const { palette } = settings;
      const result = { text: () => thingText(thing, palette), json: () => thingJson(thing) };
      printResult(result, settings, ports);
      return exitOf(sources);
    }
    return tellItem({ given, item: meant.item, sources, manifests }, connection, settings, ports);
  });
}

function exitOf({ live }: TargetSources): ExitCode {
  return live?.type === "unknown" ? exitCode.unknown : exitCode.ok;
}

interface Told {
  readonly given: ExplainedTarget;
  readonly item: BlamedItem;
  readonly sources: TargetSources;
  readonly manifests: CurrentManifests;
}

async function tellItem(
  { given, item, sources, manifests }: Told,
  { catalog, store, keys }: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const applied = await lastApplied(store, keys, given.target, item.path);
  if (isTrouble(applied)) return reportTrouble(applied, settings, ports);
  const explained = explainItem(given, item);
  const { live, type, settings: targetSettings } = sources;
  const locator = createLocator((file) => manifests.texts.get(file));
  const allocations = explainAllocations(explained.allocations, {
    catalog,
    declaration: manifests.declaration,
    plan: typeof given.plan === "string" ? undefined : given.plan,
    document: live?.type === "known" ? live.document : undefined,
    type,
    settings: targetSettings,
    locate: (at) => locator.locateField(at),
  });
  const view = { ...explained, allocations, applied, now: ports.clock.now() };
  const result = { text: () => itemText(view, settings.palette), json: () => itemJson(view) };
  printResult(result, settings, ports);
  return exitOf(sources);
}

function explainedTarget(
  target: string,
  sources: TargetSources,
  { catalog }: Connection,
  manifests: CurrentManifests,
): ExplainedTarget {
  const items = blameItems(sources).map((item) => ({
    ...item,
    claims: relocated(item.claims, manifests),
  }));
  return {
    ...sources,
    target,
    items,
    plan: planOf(sources, catalog),
    networkKey(ref) {
      const name = ref.startsWith(`${networks.name}/`) ? ref.slice(networks.name.length + 1) : "";
      const network = manifests.declaration?.index.get(networks, name);
      return network === undefined ? undefined : networkIdOf(network);
    },
  };
}

/** The plan of everything, or why there is none. */
function planOf({ input }: TargetSources, catalog: Connection["catalog"]): Plan | string {
  if (input === undefined) return "there are no manifests, or they have errors";
  const result = makePlan(catalog, input);
  if (result.type === "planned") return result.plan;
  const count = result.findings.filter((one) => hasErrors([one])).length;
  return `the manifests contradict each other (${count === 1 ? "1 error" : `${count} errors`}); plumb plan shows where`;
}
