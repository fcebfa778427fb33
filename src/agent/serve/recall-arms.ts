// Takes up after a restart what was armed before it: how much of the time is left is told by the clock of the
// machine, and never is it more than the whole.

import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { recalled, type Arms } from "./arms.ts";
import { backoffMs } from "./backoff.ts";
import type { Serving } from "./served.ts";

/** Of all targets. What is forgotten is never undone, so it tries until the signal aborts. */
export async function recallArms(serving: Serving, signal: AbortSignal): Promise<readonly Arms[]> {
  const { parts, contact } = serving;
  for (let failures = 1; !signal.aborted; failures += 1) {
    const found = await readArms(serving);
    if (!isTrouble(found)) {
      if (failures > 1) contact.heard("journal", undefined);
      return found;
    }
    contact.heard("journal", found);
    await parts.clock.sleep(backoffMs(failures, parts.random), signal);
  }
  return [];
}

async function readArms({ arms, parts, monotonic }: Serving): Promise<Arms[] | Trouble> {
  const applies = await arms.all();
  if (isTrouble(applies)) return applies;
  const found: Arms[] = [];
  for (const apply of applies) {
    const sets = await arms.sets(apply.target);
    if (isTrouble(sets)) return sets;
    const { undoAtMs, withinMs } = apply;
    const leftMs = undoAtMs === undefined ? undefined : undoAtMs - parts.clock.now();
    const dueAtMs =
      leftMs === undefined ? undefined : monotonic() + Math.min(withinMs, Math.max(0, leftMs));
    found.push(recalled(apply, sets, dueAtMs));
  }
  return found;
}
