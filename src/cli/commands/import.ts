// `plumb import`: another tool's configuration in, manifests out, and a list of what was left over.

import { importCcFabric, type CcFabricImport } from "../../importers/cc-fabric/import-cc-fabric.ts";
import { findDuplicates } from "../../manifest/find-duplicates.ts";
import { sortDiagnostics } from "../../manifest/sort-diagnostics.ts";
import { hasErrors, type Finding } from "../../model/diagnostic.ts";
import type { Files } from "../../ports/files.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { allocationsFileText } from "../allocations-file.ts";
import type { ImportArguments } from "../arguments/import.ts";
import { checkResources } from "../check-resources.ts";
import type { CommandPorts } from "../command-ports.ts";
import { editorFolder, writeEditorSchemas } from "../editor-schemas.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import {
  complain,
  printResult,
  reportDiagnostics,
  reportTrouble,
  tellDiagnostics,
} from "../report.ts";
import type { Settings } from "../settings.ts";
import { importJson, importText } from "../views/import.ts";

export async function runImport(
  given: ImportArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { files } = settings;
  const { outFolder } = given;
  const present = await files.list(outFolder);
  if (isTrouble(present)) return reportTrouble(present, settings, ports);
  if (present !== undefined && present.length > 0 && !given.isForced) {
    const message = `${outFolder} is not empty; name another folder, or write into it with --force`;
    return complain(message, exitCode.error, settings, ports);
  }
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
  const failed = await writeImport(imported, given, settings, ports);
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
  { configFile, bindingsFile }: ImportArguments,
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

async function writeImport(
  { files: texts, allocations }: CcFabricImport,
  { outFolder, allocationsFile }: ImportArguments,
  { files }: Settings,
  { packageFiles }: CommandPorts,
): Promise<Trouble | undefined> {
  for (const [path, text] of texts) {
    const failed = await files.writeText(`${outFolder}/${path}`, text);
    if (failed !== undefined) return failed;
  }
  if (allocationsFile !== undefined) {
    const failed = await files.writeText(allocationsFile, allocationsFileText(allocations));
    if (failed !== undefined) return failed;
  }
  return writeEditorSchemas(outFolder, files, packageFiles);
}
