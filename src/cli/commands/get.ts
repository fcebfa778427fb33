// `plumb get`: resources as the manifests declare them, or targets as they stand.

import { hasErrors } from "../../model/diagnostic.ts";
import type { OwnedDocument } from "../../model/owned.ts";
import { closest } from "../../model/suggest.ts";
import { sortedNames } from "../../model/sort.ts";
import type { TargetSettings } from "../../model/target.ts";
import type { Declaration } from "../../plan/declare.ts";
import type { Connection } from "../connection.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { observeTargets } from "../../reconcile/observe.ts";
import type { GetArguments } from "../arguments/get.ts";
import { catalogOf, driverNames } from "../catalog.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { readManifests } from "../manifests.ts";
import { complain, printResult, reportDiagnostics, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import {
  resourcesJson,
  resourcesText,
  targetsJson,
  targetsText,
  type TargetRow,
} from "../views/get.ts";

export async function runGet(
  given: GetArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { kind, name } = given;
  if (kind === "targets") return getTargets(name, settings, ports);
  const manifests = await readManifests(settings);
  if (hasErrors(manifests.diagnostics)) return reportDiagnostics(manifests, settings, ports);
  const names = catalogOf(driverNames).kinds.map((one) => one.name);
  const wanted = names.find((one) => one.toLowerCase() === kind?.toLowerCase());
  if (kind !== undefined && wanted === undefined) {
    const meant = closest(kind, [...names, "targets"]);
    const hint =
      meant === undefined ? `one of ${names.join(", ")} or targets` : `did you mean ${meant}?`;
    return complain(`there is no kind ${kind}; ${hint}`, exitCode.usage, settings, ports);
  }
  const found = manifests.resources.filter(
    (one) =>
      (wanted === undefined || one.kind === wanted) && (name === undefined || one.name === name),
  );
  if (name !== undefined && found.length === 0) {
    return complain(`there is no ${wanted ?? ""} ${name}`, exitCode.error, settings, ports);
  }
  const isOne = name !== undefined;
  printResult(
    { text: () => resourcesText(found, isOne), json: () => resourcesJson(found) },
    settings,
    ports,
  );
  return exitCode.ok;
}

async function getTargets(
  name: string | undefined,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { mayHaveState, withConnection } = await import("../connection.ts");
  const { readCurrentManifests } = await import("../current-manifests.ts");
  const { readAllOwned } = await import("../../records/owned.ts");
  if (!(await mayHaveState(settings, ports))) {
    // What is declared can be told without a state, and looking makes none.
    const catalog = catalogOf(driverNames);
    const { declaration } = await readCurrentManifests(catalog, settings, ports);
    return printTargets(name, { declaration, owned: new Map() }, settings, ports);
  }
  return withConnection(settings, ports, async (connection) => {
    const { store, keys, catalog } = connection;
    const owned = await readAllOwned(store, keys);
    if (isTrouble(owned)) return reportTrouble(owned, settings, ports);
    const { declaration } = await readCurrentManifests(catalog, settings, ports);
    return printTargets(name, { declaration, owned, connection }, settings, ports);
  });
}

interface TargetRecords {
  readonly declaration: Declaration | undefined;
  readonly owned: ReadonlyMap<string, OwnedDocument>;
  /** Absent where there is no state through which targets could be asked. */
  readonly connection?: Pick<Connection, "agent" | "parallelism">;
}

async function printTargets(
  name: string | undefined,
  { declaration, owned, connection }: TargetRecords,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const known = new Map<string, TargetSettings>();
  for (const [target, one] of owned) known.set(target, one.settings);
  for (const [target, one] of declaration?.targets ?? []) known.set(target, one);
  for (const target of known.keys()) {
    if (name !== undefined && target !== name) known.delete(target);
  }
  if (name !== undefined && known.size === 0) {
    return complain(`there is no target ${name}`, exitCode.error, settings, ports);
  }
  const observed =
    connection === undefined
      ? undefined
      : await observeTargets(connection.agent, known, connection.parallelism, () => undefined);
  const unasked = `there is no state in ${settings.stateFolder}, so nobody asked it`;
  const rows = sortedNames(known.keys()).map((target): TargetRow => {
    const settled = known.get(target);
    const view = observed?.live.get(target) ?? { type: "unknown", reason: unasked };
    const source = declaration?.targets.get(target)?.resource.source;
    return {
      target,
      driver: settled?.driver ?? "",
      ownership: settled?.ownership ?? "shared",
      ownedItems: countItems(owned.get(target)),
      isKnown: view.type === "known",
      ...(view.type === "unknown" ? { reason: view.reason } : {}),
      ...(source === undefined ? {} : { source }),
    };
  });
  printResult({ text: () => targetsText(rows), json: () => targetsJson(rows) }, settings, ports);
  return exitCode.ok;
}

function countItems(owned: OwnedDocument | undefined): number {
  let count = 0;
  for (const bucket of owned?.items.values() ?? []) count += bucket.size;
  return count;
}
