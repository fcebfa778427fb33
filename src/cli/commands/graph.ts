// `plumb graph`.

import { hasErrors } from "../../model/diagnostic.ts";
import { declare, type Declaration } from "../../plan/declare.ts";
import type { GraphArguments } from "../arguments/graph.ts";
import { catalogOf, driverNames } from "../catalog.ts";
import type { CommandPorts } from "../command-ports.ts";
import { checkedForEmptiness } from "../empty-manifests.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { fabricGraph } from "../graph/build.ts";
import type { MarkedPlan } from "../graph/marks.ts";
import { narrowed } from "../graph/narrow.ts";
import { unknownName } from "../known-names.ts";
import { readManifests, withFindings } from "../manifests.ts";
import { withPlan } from "../planning.ts";
import { complain, printResult, reportDiagnostics } from "../report.ts";
import type { Settings } from "../settings.ts";
import { graphJson, graphPicture } from "../views/graph.ts";

export async function runGraph(
  given: GraphArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  if (!given.isPlanned) return drawDeclared(given, settings, ports);
  return withPlan(given, settings, ports, async ({ plan, sources, manifests }, connection) => {
    const declaration = declare(connection.catalog, manifests.resources);
    draw(given, { declaration, planned: { plan, owned: sources.owned } }, settings, ports);
    const isUnknown = plan.targets.some(({ state }) => state === "unknown");
    return isUnknown ? exitCode.unknown : exitCode.ok;
  });
}

async function drawDeclared(
  given: GraphArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const catalog = catalogOf(driverNames);
  const read = await readManifests(settings);
  const manifests = checkedForEmptiness(read, given.mayBeEmpty, settings.manifests);
  if (hasErrors(manifests.diagnostics)) return reportDiagnostics(manifests, settings, ports);
  const declaration = declare(catalog, manifests.resources);
  const checked = withFindings(manifests, declaration.findings);
  if (hasErrors(checked.diagnostics)) return reportDiagnostics(checked, settings, ports);
  const message = unknownName(given.options, manifests.resources, new Map(), catalog);
  if (message !== undefined) return complain(message, exitCode.usage, settings, ports);
  draw(given, { declaration, planned: undefined }, settings, ports);
  return exitCode.ok;
}

interface Drawn {
  readonly declaration: Declaration;
  readonly planned: MarkedPlan | undefined;
}

function draw(
  { format, options }: GraphArguments,
  { declaration, planned }: Drawn,
  settings: Settings,
  ports: CommandPorts,
): void {
  const graph = narrowed(fabricGraph(declaration, planned), options);
  const { palette } = settings;
  const { width } = ports.terminal;
  const picture = format === "json" ? "text" : format;
  const result = {
    text: () => graphPicture(graph, picture, { palette, width }),
    json: () => graphJson(graph),
  };
  printResult(result, settings, ports);
}
