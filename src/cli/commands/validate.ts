// `plumb validate`: everything that can be said of manifests without asking a target or the store.

import { hasErrors } from "../../model/diagnostic.ts";
import type { ValidateArguments } from "../arguments/validate.ts";
import { checkResources } from "../check-resources.ts";
import type { CommandPorts } from "../command-ports.ts";
import { checkedForEmptiness } from "../empty-manifests.ts";
import type { ExitCode } from "../exit-code.ts";
import { exitCode } from "../exit-code.ts";
import { readManifests, withFindings, type Manifests } from "../manifests.ts";
import { reportDiagnostics, tellDiagnostics } from "../report.ts";
import type { Settings } from "../settings.ts";
import { validText } from "../views/validate.ts";

export async function runValidate(
  { mayBeEmpty }: ValidateArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const read = await readManifests(settings);
  const checked = check(checkedForEmptiness(read, mayBeEmpty, settings.manifests));
  if (settings.output === "json" || hasErrors(checked.diagnostics)) {
    return reportDiagnostics(checked, settings, ports);
  }
  tellDiagnostics(checked, undefined, settings, ports);
  ports.terminal.out(validText(checked.resources, checked.fileCount));
  return exitCode.ok;
}

function check(manifests: Manifests): Manifests {
  if (hasErrors(manifests.diagnostics)) return manifests;
  return withFindings(manifests, checkResources(manifests.resources));
}
