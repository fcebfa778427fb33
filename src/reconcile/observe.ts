// Collects the live views of many targets, a bounded number at a time. A target that does not answer
// is unknown, with the reason; it never becomes an empty document.

import type { LiveView, TargetName, TargetSettings, UnknownView } from "../model/target.ts";
import type { Agent } from "../ports/agent.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { forEachLimited } from "./limited.ts";

export interface Observed {
  readonly live: ReadonlyMap<TargetName, LiveView>;
  /** When each known target was observed, in milliseconds since the epoch. */
  readonly observedAtMs: ReadonlyMap<TargetName, number>;
}

export async function observeTargets(
  agent: Agent,
  targets: ReadonlyMap<TargetName, TargetSettings>,
  parallelism: number,
  onObserved: (done: number, total: number) => void,
): Promise<Observed> {
  const live = new Map<TargetName, LiveView>();
  const observedAtMs = new Map<TargetName, number>();
  await forEachLimited([...targets], parallelism, async ([target, settings]) => {
    const observation = await agent.observe(target, settings);
    if (isTrouble(observation)) {
      live.set(target, unknownBecause(observation));
    } else {
      const { document, digest } = observation;
      live.set(target, { type: "known", document, digest });
      observedAtMs.set(target, observation.observedAtMs);
    }
    onObserved(live.size, targets.size);
  });
  return { live, observedAtMs };
}

/** What is known of a target that could not be observed. */
export function unknownBecause({ reason, sinceMs }: Trouble): UnknownView {
  return sinceMs === undefined ? { type: "unknown", reason } : { type: "unknown", reason, sinceMs };
}
