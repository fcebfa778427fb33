// `plumb import spp --from STORE`: hosts that an etcd knows in, manifests out, and a list of what they do
// not say. It reads keys, manifests and the store, and changes none of them.

import { importPanels, type PanelImport } from "../../importers/spp/import-panels.ts";
import type { SeenPanel } from "../../importers/spp/live-panel.ts";
import type { Resource } from "../../model/resource.ts";
import type { LiveView, TargetName } from "../../model/target.ts";
import type { Allocation } from "../../model/allocation.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { readAllocations } from "../../records/allocations.ts";
import type { SppKeysArguments } from "../arguments/import-spp.ts";
import type { CommandPorts } from "../command-ports.ts";
import type { Connection } from "../connection.ts";
import { editorFolder } from "../editor-schemas.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { planPaths, writeImport } from "../import-folder.ts";
import { withImportGround } from "../import-ground.ts";
import { fitOf } from "../imported-fit.ts";
import { createKeyStores } from "../key-stores.ts";
import { lookAtPanels, type SeenPanels } from "../look-at-panels.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { importSppJson, importSppText, type ImportSppView } from "../views/import-spp.ts";

type Given = SppKeysArguments & { readonly outFolder: string };

export async function runImportKeys(
  given: Given,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withImportGround(given.outFolder, settings, ports, async ({ resources, connection }) => {
    const keyStores = createKeyStores({ own: connection.store, settings, ports });
    try {
      const store = await keyStores.open(given.keysIn);
      if (isTrouble(store)) return reportTrouble(store, settings, ports);
      return await importFrom(store, { given, resources, settings, ports, connection });
    } finally {
      await keyStores.close();
    }
  });
}

interface Run {
  readonly given: Given;
  /** Of the manifests. */
  readonly resources: readonly Resource[];
  readonly settings: Settings;
  readonly ports: CommandPorts;
  readonly connection: Connection;
}

async function importFrom(store: Store, run: Run): Promise<ExitCode> {
  const { given, settings, ports, connection } = run;
  const allocations = await readAllocations(connection.store, connection.keys);
  if (isTrouble(allocations)) return reportTrouble(allocations, settings, ports);
  const seen = await lookAtPanels(store, given.hosts);
  if (typeof seen === "string") {
    return complain(`${given.keysIn}: ${seen}`, exitCode.error, settings, ports);
  }
  if (isTrouble(seen)) return reportTrouble(seen, settings, ports);
  const keysIn = store === connection.store ? undefined : given.keysIn;
  const imported = describe(seen, { keysIn, allocations }, run);
  if ("fault" in imported) return complain(imported.fault, exitCode.usage, settings, ports);
  const failed = await writeImport(imported.files, given.outFolder, settings, ports);
  if (failed !== undefined) return reportTrouble(failed, settings, ports);
  const view = viewOf(imported, seen, run);
  const text = (): string => importSppText(view, settings.palette);
  printResult({ text, json: () => importSppJson(view) }, settings, ports);
  return exitCode.ok;
}

function describe(
  { panels }: SeenPanels,
  keys: { readonly keysIn: string | undefined; readonly allocations: readonly Allocation[] },
  { given, resources, connection }: Run,
): PanelImport | { readonly fault: string } {
  const { catalog } = connection;
  return importPanels({
    panels,
    ...keys,
    given: resources,
    driver: given.driver,
    schema: `${editorFolder}/plumbline.schema.json`,
    fit: (described, byTarget) =>
      fitOf(
        {
          catalog,
          given: resources,
          live: viewsOf(byTarget),
          allocations: keys.allocations,
          imported: [...byTarget.keys()],
        },
        described,
      ),
  });
}

function viewsOf(panels: ReadonlyMap<TargetName, SeenPanel>): Map<TargetName, LiveView> {
  return new Map(
    [...panels].map(([target, { document }]) => [target, { type: "known", document, digest: "" }]),
  );
}

function viewOf(
  imported: PanelImport,
  seen: SeenPanels,
  { given, resources, settings }: Run,
): ImportSppView {
  const { outFolder, driver } = given;
  const from = resources.length === 0 ? [] : settings.manifests;
  const leftOver = [...seen.leftOver, ...imported.leftOver];
  return {
    ...imported,
    files: [...imported.files.keys()],
    outFolder,
    notes: [...seen.notes, ...imported.notes],
    leftOver,
    diagnostics: [],
    // Of other drivers' hosts more is wanted than keys can show.
    isSettled: imported.isSettled && driver === "spp-keys" && imported.files.size > 0,
    paths: planPaths(from, outFolder, settings),
  };
}
