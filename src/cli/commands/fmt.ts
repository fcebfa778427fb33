// `plumb fmt`: manifests in their canonical form. A file that cannot be read is reported and stays as
// it is; the others are formatted all the same.

import { decodeText } from "../../manifest/decode-text.ts";
import { formatManifest } from "../../manifest/format/format-manifest.ts";
import { sortDiagnostics } from "../../manifest/sort-diagnostics.ts";
import { hasErrors, type Diagnostic } from "../../model/diagnostic.ts";
import type { ManifestTree } from "../../ports/files.ts";
import type { FmtArguments } from "../arguments/fmt.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import {
  complain,
  printResult,
  reportDiagnostics,
  reportTrouble,
  type Diagnosed,
} from "../report.ts";
import type { Settings } from "../settings.ts";
import { fmtJson, fmtText, type FormattedFile } from "../views/fmt.ts";

export async function runFmt(
  given: FmtArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const paths = given.paths.length > 0 ? given.paths : settings.manifests;
  const isInput = paths.includes("-");
  if (isInput && paths.length > 1) {
    const message = "- is formatted by itself, because its result goes to standard output";
    return complain(message, exitCode.usage, settings, ports);
  }
  const tree = await settings.files.readManifests(paths, [settings.stateFolder]);
  const { formatted, diagnosed } = formatAll(tree);
  const changed = formatted.filter(({ before, after }) => before !== after);
  const isDry = given.isCheck || given.isDiff;
  const written = isDry || isInput ? exitCode.ok : await writeAll(changed, settings, ports);
  const isFaulty = hasErrors(diagnosed.diagnostics);
  if (isInput && !isDry) {
    for (const { after } of formatted) ports.terminal.out(after);
  } else if (!isFaulty || (settings.output === "text" && formatted.length > 0)) {
    const result = { formatted, mode: modeOf(given) };
    const text = (): string => fmtText(result, settings.palette);
    printResult({ text, json: () => fmtJson(result) }, settings, ports);
  }
  if (isFaulty) return reportDiagnostics(diagnosed, settings, ports, unreadIsKept);
  return given.isCheck && changed.length > 0 ? exitCode.error : written;
}

const unreadIsKept = "What cannot be read was left as it is.";

function modeOf({ isCheck, isDiff }: FmtArguments): "write" | "check" | "diff" {
  if (isDiff) return "diff";
  return isCheck ? "check" : "write";
}

/** Every file that can be read, and what is wrong with the others. */
function formatAll(tree: ManifestTree): {
  formatted: readonly FormattedFile[];
  diagnosed: Diagnosed;
} {
  const formatted: FormattedFile[] = [];
  const diagnostics: Diagnostic[] = [...tree.diagnostics];
  const texts = new Map<string, string>();
  for (const { file, bytes } of tree.files) {
    const decoded = decodeText(file, bytes);
    if (decoded.type === "refused") {
      diagnostics.push(decoded.diagnostic);
      continue;
    }
    const { text } = decoded;
    texts.set(file, text);
    const result = formatManifest(file, text);
    if (result.type === "faulty") diagnostics.push(...result.diagnostics);
    else {
      const isJson = result.type === "json";
      formatted.push({ file, before: text, after: isJson ? text : result.text, isJson });
    }
  }
  const sorted = sortDiagnostics(diagnostics);
  return { formatted, diagnosed: { diagnostics: sorted, texts, fileCount: tree.files.length } };
}

/** One file that cannot be written keeps no other from it. */
async function writeAll(
  changed: readonly FormattedFile[],
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  for (const { file, after } of changed) {
    const failed = await settings.files.rewriteText(file, after);
    if (failed !== undefined) code = reportTrouble(failed, settings, ports);
  }
  return code;
}
