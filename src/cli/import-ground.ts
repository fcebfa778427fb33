// What an import of what is live stands on: the manifests that are there, without those that an earlier
// import wrote, and a connection. Manifests with errors end it here.

import { hasErrors } from "../model/diagnostic.ts";
import type { Resource } from "../model/resource.ts";
import { declare, type Declaration } from "../plan/declare.ts";
import type { CommandPorts } from "./command-ports.ts";
import { withConnection, type Connection } from "./connection.ts";
import type { ExitCode } from "./exit-code.ts";
import { understandManifests, withFindings } from "./manifests.ts";
import { reportDiagnostics } from "./report.ts";
import type { Settings } from "./settings.ts";

export interface ImportGround {
  readonly resources: readonly Resource[];
  readonly declaration: Declaration;
  readonly connection: Connection;
}

/** Without manifests, much of what is live can be told all the same. */
export async function withImportGround(
  outFolder: string,
  settings: Settings,
  ports: CommandPorts,
  use: (ground: ImportGround) => Promise<ExitCode>,
): Promise<ExitCode> {
  const skip = [settings.stateFolder, outFolder];
  const tree = await settings.files.readManifests(settings.manifests, skip);
  const manifests = await understandManifests(tree, settings, false);
  const areMissing = manifests.diagnostics.every(({ code }) => code === "input/no-manifests");
  if (!areMissing && hasErrors(manifests.diagnostics)) {
    return reportDiagnostics(manifests, settings, ports);
  }
  return withConnection(settings, ports, async (connection) => {
    const { resources } = manifests;
    const declaration = declare(connection.catalog, resources);
    if (hasErrors(declaration.findings)) {
      return reportDiagnostics(withFindings(manifests, declaration.findings), settings, ports);
    }
    return await use({ resources, declaration, connection });
  });
}
