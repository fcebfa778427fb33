// `plumb import spp NICS`: the settings of one host in, its Host out. Nothing is opened or asked. Hosts
// that an etcd knows are import-spp-keys.ts.

import { importSettings, type SettingsImport } from "../../importers/spp/import-settings.ts";
import { sortDiagnostics } from "../../manifest/sort-diagnostics.ts";
import { hasErrors } from "../../model/diagnostic.ts";
import type { SppSettingsArguments } from "../arguments/import-spp.ts";
import type { CommandPorts } from "../command-ports.ts";
import { editorFolder } from "../editor-schemas.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { writeImport } from "../import-folder.ts";
import { printResult, reportDiagnostics, reportTrouble, tellDiagnostics } from "../report.ts";
import type { Settings } from "../settings.ts";
import { importSppJson, importSppText, type ImportSppView } from "../views/import-spp.ts";
import { counted } from "../views/numbers.ts";

export async function runImportSettings(
  given: SppSettingsArguments & { readonly outFolder: string },
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { outFolder } = given;
  const schema = `${editorFolder}/plumbline.schema.json`;
  const imported = importSettings({ ...given, schema });
  const { files, texts } = imported;
  const diagnostics = sortDiagnostics(imported.diagnostics);
  if (hasErrors(diagnostics)) {
    return reportDiagnostics({ diagnostics, texts }, settings, ports, "Nothing was written.");
  }
  const failed = await writeImport(files, outFolder, settings, ports);
  if (failed !== undefined) return reportTrouble(failed, settings, ports);
  const view: ImportSppView = {
    ...imported,
    files: [...files.keys()],
    diagnostics,
    outFolder,
    told: [hostWords(imported.host)],
    notes: [...imported.notes, ...agentNotes(given)],
    leftOver: [],
    isSettled: false,
    paths: [outFolder],
  };
  const text = (): string => importSppText(view, settings.palette);
  printResult({ text, json: () => importSppJson(view) }, settings, ports);
  if (settings.output === "text") {
    const closing = `The manifests in ${outFolder} say so as well.`;
    tellDiagnostics({ diagnostics, texts }, closing, settings, ports);
  }
  return exitCode.ok;
}

/** What the driver means for whoever runs the host today. */
function agentNotes({ driver, mirror }: SppSettingsArguments): string[] {
  if (driver === "spp-keys") {
    return [
      "driver spp-keys: the host's spp-agent goes on as it is; with plumb agent in its place write spp",
    ];
  }
  if (driver !== "spp") return [];
  return [
    "driver spp: plumb agent runs on the host in place of spp-agent; with that one write spp-keys",
    ...(mirror === undefined ? [] : ["driver spp serves no mirrors: a plan holds them back"]),
  ];
}

function hostWords({ name, spec }: SettingsImport["host"]): string {
  const panel = spec["softPatchPanel"] as { nics: readonly { vhosts: number }[] };
  const vhosts = panel.nics.reduce((sum, nic) => sum + nic.vhosts, 0);
  return `Host ${name}: ${counted(panel.nics.length, "NIC")}, ${counted(vhosts, "vhost")}`;
}
