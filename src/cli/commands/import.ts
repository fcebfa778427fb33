// `plumb import`: another tool's configuration in, manifests out, and a list of what was left over.

import { hasErrors } from "../../model/diagnostic.ts";
import { importCcFabric, type CcFabricImport } from "../../importers/cc-fabric/import-cc-fabric.ts";
import type { Files } from "../../ports/files.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { ImportArguments } from "../arguments/import.ts";
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
  const { diagnostics } = imported;
  const diagnosed = { diagnostics, texts: shown, fileCount: shown.size };
  if (hasErrors(diagnostics)) return reportDiagnostics(diagnosed, settings, ports);
  if (diagnostics.length > 0 && settings.output === "text") {
    tellDiagnostics(diagnosed, undefined, settings, ports);
  }
  const failed = await writeImport(imported, outFolder, settings, ports);
  if (failed !== undefined) return reportTrouble(failed, settings, ports);
  const result = {
    text: () => importText(imported, outFolder, settings.palette),
    json: () => importJson(imported, outFolder),
  };
  printResult(result, settings, ports);
  return exitCode.ok;
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
  { files: texts }: CcFabricImport,
  outFolder: string,
  { files }: Settings,
  { packageFiles }: CommandPorts,
): Promise<Trouble | undefined> {
  for (const [path, text] of texts) {
    const failed = await files.writeText(`${outFolder}/${path}`, text);
    if (failed !== undefined) return failed;
  }
  return writeEditorSchemas(outFolder, files, packageFiles);
}
