// Why a change may not be made, one rule per function. A gate looks at one change at a time and
// answers with a hold or with nothing; what follows for other changes is decided elsewhere.

import type { HeldReason } from "../model/plan.ts";
import type { DriverTraits } from "../model/target.ts";
import type { Change, Comparison } from "./compare.ts";
import { neededByStaying, viewOf, type Links } from "./links.ts";

export interface Hold {
  readonly reason: HeldReason;
  readonly detail: string;
  readonly help: string;
}

export interface Gated {
  readonly comparison: Comparison;
  readonly changes: readonly Change[];
  readonly links: Links;
  readonly driver: DriverTraits | undefined;
  /** The person or the policy agrees to disruptions. */
  readonly consent: boolean;
}

/** The holds that each change of a target earns by itself. */
export function gateChanges(gated: Gated): Map<Change, Hold> {
  const gates: readonly ((change: Change) => Hold | undefined)[] = [
    capabilityGate(gated),
    limitGate(gated),
    prerequisiteGate(gated),
    takenNameGate(gated),
    neededGate(gated),
    consentGate(gated),
  ];
  const holds = new Map<Change, Hold>();
  for (const change of gated.changes) {
    for (const gate of gates) {
      const hold = gate(change);
      if (hold === undefined) continue;
      holds.set(change, hold);
      break;
    }
  }
  return holds;
}

function capabilityGate({ comparison, driver }: Gated): (change: Change) => Hold | undefined {
  return (change) => {
    const view = viewOf(change, change.after);
    const feature = view === undefined ? undefined : change.typed.type.feature(view);
    if (feature === undefined || driver === undefined || driver.features.has(feature)) {
      return undefined;
    }
    const words = comparison.type.features[feature] ?? feature;
    return {
      reason: "capability-missing",
      detail: `driver ${driver.name} has no ${words}`,
      help: "use a driver that has it, or do without this in the manifest",
    };
  };
}

/** Counts what is live already: until it is removed, it takes room on the device. */
function limitGate({ comparison, changes }: Gated): (change: Change) => Hold | undefined {
  const { limits, target } = comparison.settings;
  const room = new Map<string, number>();
  for (const [name, limit] of Object.entries(limits)) {
    const typed = comparison.type.itemTypes.find((type) => type.name === name);
    const container = typed === undefined ? undefined : comparison.document[typed.pattern[0] ?? ""];
    room.set(name, limit - Object.keys(container ?? {}).length);
  }
  const adds = changes.filter((change) => change.action === "add");
  return (change) => {
    const name = change.typed.type.name;
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

function prerequisiteGate({ links }: Gated): (change: Change) => Hold | undefined {
  return (change) => {
    const blocked = links.blocked.get(change);
    if (blocked !== undefined) {
      return {
        reason: "waiting",
        detail: `it needs ${blocked}, which is held back because it is not ours`,
        help: `see why ${blocked} is held back`,
      };
    }
    const missing = links.missing.get(change)?.[0];
    if (missing === undefined) return undefined;
    return {
      reason: "waiting",
      detail: `it needs ${missing}, which is not there and which nothing in the manifests makes`,
      help: `check the name, or bring ${missing} about on the device`,
    };
  };
}

function takenNameGate({ links }: Gated): (change: Change) => Hold | undefined {
  return (change) => {
    const taken = links.taken.get(change)?.[0];
    if (taken === undefined) return undefined;
    return {
      reason: "conflict",
      detail: `${taken.path} has ${taken.name} on the device, and stays`,
      help: `remove ${taken.path} on the device, or plan with --adopt if it may be taken over`,
    };
  };
}

/** Something that is not ours and stays would lose what it stands on. */
function neededGate({ comparison, changes }: Gated): (change: Change) => Hold | undefined {
  if (!changes.some((change) => change.action === "remove")) return () => undefined;
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

function consentGate({ consent }: Gated): (change: Change) => Hold | undefined {
  if (consent) return () => undefined;
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

/** What people lose for a moment when the change is made. */
export function disruptionsOf(change: Change): readonly string[] {
  const view = viewOf(change, change.after ?? change.before);
  return view === undefined ? [] : change.typed.type.disrupts(view, change.action);
}

/** Adds a hold for everything that waits, directly or not, for something that is held back. */
export function spreadHolds(
  changes: readonly Change[],
  links: Links,
  holds: Map<Change, Hold>,
): void {
  if (holds.size === 0) return;
  const dependents = new Map<Change, Change[]>();
  for (const change of changes) {
    for (const awaited of links.waits.get(change) ?? []) {
      const list = dependents.get(awaited);
      if (list === undefined) dependents.set(awaited, [change]);
      else list.push(change);
    }
  }
  const queue = [...holds.keys()];
  for (let held = queue.shift(); held !== undefined; held = queue.shift()) {
    for (const dependent of dependents.get(held) ?? []) {
      if (holds.has(dependent)) continue;
      holds.set(dependent, {
        reason: "waiting",
        detail: `it waits for ${held.action} ${held.path}, which is held back`,
        help: `see why ${held.path} is held back`,
      });
      queue.push(dependent);
    }
  }
}
