// `plumb import`: another tool's configuration in, manifests out, and a list of what was left over. What
// is live on switches is import-switches.ts; soft patch panels are import-spp.ts.

import { importCcFabric, type CcFabricImport } from "../../importers/cc-fabric/import-cc-fabric.ts";
import { findDuplicates } from "../../manifest/find-duplicates.ts";
import { sortDiagnostics } from "../../manifest/sort-diagnostics.ts";
import { hasErrors, type Finding } from "../../model/diagnostic.ts";
import type { Files } from "../../ports/files.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { allocationsFileText } from "../allocations-file.ts";
import type { CcFabricArguments, ImportArguments } from "../arguments/import.ts";
import { checkResources } from "../check-resources.ts";
import type { CommandPorts } from "../command-ports.ts";
import { editorFolder } from "../editor-schemas.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { refusedFolder, writeImport } from "../import-folder.ts";
import { printResult, reportDiagnostics, reportTrouble, tellDiagnostics } from "../report.ts";
import type { Settings } from "../settings.ts";
import { importJson, importText } from "../views/import.ts";

export async function runImport(
  given: ImportArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  if (given.type === "drift") {
    const { runImportDrift } = await import("./import-drift.ts");
    return runImportDrift(given, settings, ports);
  }
  const refusal = await refusedFolder(given, settings, ports);
  if (refusal !== undefined) return refusal;
  if (given.type === "cc-fabric") return runImportCcFabric(given, settings, ports);
  if (given.type === "spp-settings") {
    const { runImportSettings } = await import("./import-spp.ts");
    return runImportSettings(given, settings, ports);
  }
  if (given.type === "spp-keys") {
    const { runImportKeys } = await import("./import-spp-keys.ts");
    return runImportKeys(given, settings, ports);
  }
  const { runImportOvs, runImportSwitches } = await import("./import-switches.ts");
  return given.type === "ovs"
    ? runImportOvs(given, settings, ports)
    : runImportSwitches(given, settings, ports);
}

async function runImportCcFabric(
  given: CcFabricArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { files } = settings;
  const { outFolder } = given;
  const texts = await readSources(given, files);
  if (isTrouble(texts)) return reportTrouble(texts, settings, ports);
  const imported = importCcFabric({
    config: { file: given.configFile, text: texts.config },
    ...(given.bindingsFile === undefined || texts.bindings === undefined
      ? {}
      : { bindings: { file: given.bindingsFile, text: texts.bindings } }),
    driver: "sim",
    schema: `${editorFolder}/plumbline.schema.json`,
  });
  const shown = new Map([[given.configFile, texts.config]]);
  if (given.bindingsFile !== undefined) shown.set(given.bindingsFile, texts.bindings ?? "");
  const refused = { diagnostics: imported.diagnostics, texts: shown, fileCount: shown.size };
  if (hasErrors(refused.diagnostics)) {
    return reportDiagnostics(refused, settings, ports, "Nothing was written.");
  }
  const failed = await writeCcFabric(imported, given, settings, ports);
  if (failed !== undefined) return reportTrouble(failed, settings, ports);
  const diagnostics = sortDiagnostics(findingsOf(imported).map((one) => imported.locate(one)));
  const view = { ...imported, diagnostics, outFolder, allocationsFile: given.allocationsFile };
  const result = {
    text: () => importText(view, settings.palette),
    json: () => importJson(view),
  };
  printResult(result, settings, ports);
  if (settings.output === "text") {
    const closing = `The manifests in ${outFolder} say so as well: correct either, or import again.`;
    tellDiagnostics({ ...refused, diagnostics }, closing, settings, ports);
  }
  return hasErrors(diagnostics) ? exitCode.invalid : exitCode.ok;
}

/** What the driver takes and Plumbline does not. */
function findingsOf({ resources }: CcFabricImport): Finding[] {
  return [...findDuplicates(resources), ...checkResources(resources)];
}

async function readSources(
  { configFile, bindingsFile }: CcFabricArguments,
  files: Files,
): Promise<{ config: string; bindings: string | undefined } | Trouble> {
  const config = await readExisting(configFile, files);
  if (typeof config !== "string") return config;
  if (bindingsFile === undefined) return { config, bindings: undefined };
  const bindings = await readExisting(bindingsFile, files);
  return typeof bindings === "string" ? { config, bindings } : bindings;
}

async function readExisting(path: string, files: Files): Promise<string | Trouble> {
  const text = await files.readText(path);
  return text ?? trouble(`reading ${path}`, "there is no such file", "later");
}

async function writeCcFabric(
  { files: texts, allocations }: CcFabricImport,
  { outFolder, allocationsFile }: CcFabricArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<Trouble | undefined> {
  if (allocationsFile !== undefined) {
    const text = allocationsFileText(allocations);
    const failed = await settings.files.writeText(allocationsFile, text);
    if (failed !== undefined) return failed;
  }
  return writeImport(texts, outFolder, settings, ports);
}
