// The targets that a plan is about, each with the settings that it is reached by.

import { sortedNames } from "../model/sort.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Declaration } from "./declare.ts";
import type { PlanInput } from "./input.ts";
import { isTargetInScope } from "./scope.ts";

/** Everything declared, and everything that still holds something of ours, in name order. */
export function concernedTargets(input: PlanInput): ReadonlyMap<TargetName, TargetSettings> {
  const { declaration, owned, options } = input;
  const last = concerned.get(declaration.targets);
  if (last?.owned === owned && last.options === options) return last.targets;
  const targets = findConcerned(input);
  concerned.set(declaration.targets, { owned, options, targets });
  return targets;
}

/** Who plans again and again mostly does so for the same targets. */
const concerned: WeakMap<
  Declaration["targets"],
  Pick<PlanInput, "owned" | "options"> & {
    readonly targets: ReadonlyMap<TargetName, TargetSettings>;
  }
> = new WeakMap();

function findConcerned(input: PlanInput): Map<TargetName, TargetSettings> {
  const names = new Set([...input.declaration.targets.keys(), ...input.owned.keys()]);
  const targets = new Map<TargetName, TargetSettings>();
  for (const target of sortedNames(names)) {
    const settings = settingsOf(input, target);
    if (settings !== undefined && isTargetInScope(target, input.options)) {
      targets.set(target, bareSettings(settings));
    }
  }
  return targets;
}

/** As declared; of a target that is declared no more, as it was reached when it was written last. */
export function settingsOf(
  { declaration, owned }: Pick<PlanInput, "declaration" | "owned">,
  target: TargetName,
): TargetSettings | undefined {
  return declaration.targets.get(target) ?? owned.get(target)?.settings;
}

/** A declared target also carries its resource, which has no place in a plan. Equal ones are one. */
function bareSettings(settings: TargetSettings): TargetSettings {
  let bare = known.get(settings);
  if (bare === undefined) {
    const { target, driver, ownership, pools, limits, connection, within } = settings;
    const parts = within === undefined ? {} : { within };
    bare = { target, driver, ownership, pools, limits, connection, ...parts };
    known.set(settings, bare);
  }
  return bare;
}

const known: WeakMap<TargetSettings, TargetSettings> = new WeakMap();
