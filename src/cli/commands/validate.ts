// `plumb validate`: everything that can be said of manifests without asking a target or the store.

import { hasErrors } from "../../model/diagnostic.ts";
import type { ValidateArguments } from "../arguments/validate.ts";
import { checkResources } from "../check-resources.ts";
import type { CommandPorts } from "../command-ports.ts";
import { checkedForEmptiness } from "../empty-manifests.ts";
import type { ExitCode } from "../exit-code.ts";
import { exitCode } from "../exit-code.ts";
import { readManifests, withFindings, type Manifests } from "../manifests.ts";
import { publish } from "../publish.ts";
import { diagnosticsResult, refuseManifests } from "../publish-diagnostics.ts";
import { reportTrouble, tellDiagnostics } from "../report.ts";
import type { Settings } from "../settings.ts";
import { validText } from "../views/validate.ts";

export async function runValidate(
  { mayBeEmpty, outputs }: ValidateArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const read = await readManifests(settings);
  const checked = check(checkedForEmptiness(read, mayBeEmpty, settings.manifests));
  if (hasErrors(checked.diagnostics)) {
    return await refuseManifests(
      { command: "validate", diagnosed: checked, outputs },
      settings,
      ports,
    );
  }
  if (settings.output === "text") tellDiagnostics(checked, undefined, settings, ports);
  const result = {
    ...diagnosticsResult("validate", checked, settings),
    text: () => validText(checked.resources, checked.fileCount),
  };
  const unwritten = await publish(result, outputs, settings, ports);
  return unwritten === undefined ? exitCode.ok : reportTrouble(unwritten, settings, ports);
}

function check(manifests: Manifests): Manifests {
  if (hasErrors(manifests.diagnostics)) return manifests;
  return withFindings(manifests, checkResources(manifests.resources));
}
