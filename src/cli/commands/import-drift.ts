// `plumb import drift`: what somebody changed by hand in, the same as a change of the manifests out, as a
// diff, in the files or on a branch. It reads targets and the store, and changes neither.

import { adoptDrift, type DriftPatch } from "../../importers/patch/adopt-drift.ts";
import type { Deviation } from "../../importers/patch/deviation.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { findDrift, type TargetDrift } from "../../reconcile/drift.ts";
import { declare } from "../../plan/declare.ts";
import { wholePlan } from "../../plan/input.ts";
import type { AcceptedPlace, DriftImportArguments } from "../arguments/import-drift.ts";
import { withoutAwaited } from "../awaited-removals.ts";
import type { CommandPorts } from "../command-ports.ts";
import type { Connection } from "../connection.ts";
import { isInPools } from "../current-manifests.ts";
import { describeExtras } from "../described-extras.ts";
import { createEffects } from "../drift-effects.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { writePatch } from "../patched-manifests.ts";
import { withPlan, type Planned } from "../planning.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { importDriftJson, importDriftNotes, importDriftText } from "../views/import-drift.ts";

export async function runImportDrift(
  given: DriftImportArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const planning = { options: wholePlan, mayBeEmpty: false, outputs: [] };
  return withPlan(planning, settings, ports, async (planned, connection) => {
    const found = await findDriftNow(planned, connection);
    const wrong = unknownPlace(given.accepted, found);
    if (wrong !== undefined) return complain(wrong, exitCode.usage, settings, ports);
    const accepted = deviationsOf(found).filter((one) => isAccepted(one, given.accepted));
    const patch = patchOf(accepted, planned, connection, settings);
    const before = planned.manifests.texts;
    const written = await writePatch(given.to, { patch, before }, settings, ports);
    if (isTrouble(written)) return reportTrouble(written, settings, ports);
    if (written.type === "refused") {
      const message = `${written.reason}; ${written.help}`;
      return complain(message, exitCode.error, settings, ports);
    }
    const view = { ...patch, before, written };
    const { palette, errPalette, output } = settings;
    const result = {
      text: () => importDriftText(view, palette),
      json: () => importDriftJson(view),
    };
    if (output === "json" || patch.texts.size > 0) printResult(result, settings, ports);
    if (output === "text") ports.terminal.err(importDriftNotes(view, errPalette));
    if (patch.left.length > 0) return exitCode.changes;
    const isUnknown = found.some(
      (one) => one.state === "unknown" && isTargetAccepted(one.target, given.accepted),
    );
    return isUnknown ? exitCode.unknown : exitCode.ok;
  });
}

async function findDriftNow(
  { sources, manifests }: Planned,
  connection: Connection,
): Promise<readonly TargetDrift[]> {
  const { catalog } = connection;
  const { live, owned } = sources;
  const { pools } = declare(catalog, manifests.resources);
  const { targetTypes } = catalog;
  const found = findDrift({ owned, live, targetTypes, isInPools: isInPools(pools) });
  return await withoutAwaited(found, connection);
}

function deviationsOf(found: readonly TargetDrift[]): Deviation[] {
  return found.flatMap((one) =>
    one.state === "drifted"
      ? one.differences.map((difference) => ({ target: one.target, ...difference }))
      : [],
  );
}

function isTargetAccepted(target: string, places: readonly AcceptedPlace[]): boolean {
  return places.length === 0 || places.some((place) => place.target === target);
}

function isAccepted({ target, path }: Deviation, places: readonly AcceptedPlace[]): boolean {
  if (places.length === 0) return true;
  return places.some(
    (place) =>
      place.target === target &&
      (place.path === undefined || path === place.path || path.startsWith(`${place.path}/`)),
  );
}

/** A place where nothing drifted was meant to be another one. */
function unknownPlace(
  places: readonly AcceptedPlace[],
  found: readonly TargetDrift[],
): string | undefined {
  const drifted = deviationsOf(found);
  for (const { target, path = "" } of places) {
    const one = found.find((other) => other.target === target);
    if (one === undefined)
      return `nothing was applied to ${target}; plumb drift names what drifted`;
    const isMet = drifted.some((other) => isAccepted(other, [{ target, path }]));
    if (path !== "" && one.state === "drifted" && !isMet) {
      return `${path} on ${target} has not drifted; plumb drift ${target === "" ? "" : `--target ${target} `}names what has`;
    }
  }
  return undefined;
}

function patchOf(
  accepted: readonly Deviation[],
  { sources, manifests }: Planned,
  { catalog }: Connection,
  settings: Settings,
): DriftPatch {
  const effectsOf = createEffects(catalog, sources);
  const { allocations } = sources;
  const { resources } = manifests;
  // What came through a pipe is written by somebody else.
  const texts = new Map([...manifests.texts].filter(([file]) => file !== "<stdin>"));
  const patch = adoptDrift({ texts, resources, allocations, accepted, effectsOf });
  return describeExtras(patch, { texts, sources, catalog, settings, effectsOf });
}
