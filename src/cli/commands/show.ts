// `plumb show`: a saved plan, or one of a target's three documents.

import { hasErrors } from "../../model/diagnostic.ts";
import { isTrouble } from "../../ports/trouble.ts";
import type { ShowArguments } from "../arguments/show.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { readCurrentManifests } from "../current-manifests.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { readPlanFile } from "../plan-file.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { readTarget } from "../target-sources.ts";
import { desiredItems, documentOf, ownedItems } from "../views/document.ts";
import { planText } from "../views/plan.ts";
import { planJson } from "../views/plan-json.ts";
import { documentJson, documentText } from "../views/show.ts";

export async function runShow(
  given: ShowArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const text = await settings.files.readText(given.subject);
  if (isTrouble(text)) return reportTrouble(text, settings, ports);
  if (text !== undefined) return showPlan(given.subject, text, settings, ports);
  if (/^[a-z]+\/[^/]+$/.test(given.subject)) return showTarget(given, settings, ports);
  const message = `there is no file ${given.subject}, and a target is TYPE/NAME (switch/leaf-a1)`;
  return complain(message, exitCode.error, settings, ports);
}

function showPlan(file: string, text: string, settings: Settings, ports: CommandPorts): ExitCode {
  const read = readPlanFile(text);
  if (read.type === "unreadable") {
    return complain(`${file} cannot be shown: ${read.reason}`, exitCode.error, settings, ports);
  }
  if (read.type === "altered") {
    return complain(`${file} was altered after it was planned`, exitCode.stale, settings, ports);
  }
  const { plan } = read;
  const { palette } = settings;
  const { width } = ports.terminal;
  const json = (): ReturnType<typeof planJson> => planJson(plan, {});
  printResult({ text: () => planText({ plan }, { palette, width }), json }, settings, ports);
  return exitCode.ok;
}

async function showTarget(
  { subject: target, document: which }: ShowArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async (connection) => {
    const { declaration } = await readCurrentManifests(connection.catalog, settings, ports);
    const usable = declaration !== undefined && !hasErrors(declaration.findings);
    const sources = await readTarget(target, connection, usable ? declaration : undefined);
    if (isTrouble(sources)) return reportTrouble(sources, settings, ports);
    if (typeof sources === "string") return complain(sources, exitCode.error, settings, ports);
    const { live, owned, desired } = sources;
    if (which === "live" && live?.type !== "known") {
      const reason = live?.reason ?? "nobody has observed it";
      return complain(`${target} is unknown: ${reason}`, exitCode.unknown, settings, ports);
    }
    if (which === "desired" && desired === undefined) {
      return complain(
        "there are no manifests to tell what is desired",
        exitCode.invalid,
        settings,
        ports,
      );
    }
    const document =
      live?.type === "known" && which === "live"
        ? live.document
        : documentOf(
            which === "owned"
              ? owned === undefined
                ? []
                : ownedItems(owned)
              : desiredItems(desired ?? new Map()),
          );
    const view = { target, which, document };
    printResult(
      { text: () => documentText(view), json: () => documentJson(view) },
      settings,
      ports,
    );
    return exitCode.ok;
  });
}
