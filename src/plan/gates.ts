// Why a change may not be made, one rule per function. A gate looks at one change at a time and
// answers with a hold or with nothing; what follows for other changes is decided elsewhere. A gate
// that can never close for a target is left out, so that a large plan does not pay for it.

import type { DriverTraits } from "../model/target.ts";
import { disruptionsOf, type Change, type Hold } from "./change.ts";
import type { Comparison } from "./compare.ts";
import { neededByStaying } from "./links.ts";

export type Gate = (change: Change) => Hold | undefined;

export interface Gated {
  readonly comparison: Comparison;
  readonly changes: readonly Change[];
  readonly driver: DriverTraits | undefined;
  /** The person or the policy agrees to disruptions. */
  readonly consent: boolean;
  /** What may not be done now for reasons that lie outside of the plan; undefined where everything may. */
  readonly restraint: Gate | undefined;
}

/** Holds every change that earns it by itself. */
export function gateChanges(gated: Gated): void {
  const own = [capabilityGate, limitGate, neededGate, consentGate].flatMap(
    (make) => make(gated) ?? [],
  );
  // First of all: what may not be done now takes no room on a device from what may.
  const gates = gated.restraint === undefined ? own : [gated.restraint, ...own];
  if (gates.length === 0) return;
  for (const change of gated.changes) {
    for (const gate of gates) change.hold ??= gate(change);
  }
}

function capabilityGate({ comparison, driver }: Gated): Gate | undefined {
  const { features } = comparison.type;
  if (driver === undefined || Object.keys(features).every((name) => driver.features.has(name))) {
    return undefined;
  }
  return (change) => {
    const view = change.viewAfter();
    const feature = view === undefined ? undefined : change.typed.type.feature(view);
    if (feature === undefined || driver.features.has(feature)) return undefined;
    return {
      reason: "capability-missing",
      detail: `driver ${driver.name} has no ${features[feature] ?? feature}`,
      help: "use a driver that has it, or do without this in the manifest",
    };
  };
}

/** Counts what is live already: until it is removed, it takes room on the device. */
function limitGate({ comparison, changes }: Gated): Gate | undefined {
  const { limits, target } = comparison.settings;
  if (Object.keys(limits).length === 0) return undefined;
  const room = new Map<string, number>();
  for (const [name, limit] of Object.entries(limits)) {
    const typed = comparison.type.itemTypes.find((type) => type.name === name);
    const container = typed === undefined ? undefined : comparison.document[typed.pattern[0] ?? ""];
    room.set(name, limit - Object.keys(container ?? {}).length);
  }
  const adds = changes.filter((change) => change.action === "add");
  return (change) => {
    const { name } = change.typed.type;
    const left = room.get(name);
    if (change.action !== "add" || left === undefined) return undefined;
    room.set(name, left - 1);
    if (left > 0) return undefined;
    const wanted = adds.filter((add) => add.typed.type.name === name).length;
    return {
      reason: "limit-reached",
      detail: `${target} carries at most ${limits[name]} items of type ${name}, and this plan would add ${wanted}`,
      help: "remove what is no longer needed, or declare a larger capacity if the device has it",
    };
  };
}

/** Something that is not ours and stays would lose what it stands on. */
function neededGate({ comparison, changes }: Gated): Gate | undefined {
  if (!changes.some((change) => change.action === "remove")) return undefined;
  const needed = neededByStaying([...comparison.foreign, ...comparison.blocked]);
  return (change) => {
    const by = change.action === "remove" ? needed.get(change.path) : undefined;
    if (by === undefined) return undefined;
    return {
      reason: "not-owned",
      detail: `${by} still needs it and is not ours`,
      help: `remove ${by} on the device, or take it over by declaring it`,
    };
  };
}

function consentGate({ consent }: Gated): Gate | undefined {
  if (consent) return undefined;
  return (change) => {
    const [first] = disruptionsOf(change);
    if (first === undefined) return undefined;
    return {
      reason: "would-disrupt",
      detail: `it interrupts ${first}`,
      help: "plan again with --allow-disruption when that is acceptable",
    };
  };
}

/** The path, with its target where that is another one. */
function placeSeenFrom({ target }: Change, held: Change): string {
  return held.target === target ? held.path : `${held.target} ${held.path}`;
}

/** Holds everything that waits, directly or not, for something that is held back. */
export function spreadHolds(changes: readonly Change[]): void {
  const queue = changes.filter((change) => change.hold !== undefined);
  if (queue.length === 0) return;
  const dependents = new Map<Change, Change[]>();
  for (const change of changes) {
    for (const awaited of change.waits) {
      const list = dependents.get(awaited);
      if (list === undefined) dependents.set(awaited, [change]);
      else list.push(change);
    }
  }
  for (const held of queue) {
    for (const dependent of dependents.get(held) ?? []) {
      if (dependent.hold !== undefined) continue;
      dependent.hold = {
        reason: "waiting",
        detail: `it waits for ${held.action} ${placeSeenFrom(dependent, held)}, which is held back`,
        help: `see why ${held.path} is held back`,
      };
      queue.push(dependent);
    }
  }
}
