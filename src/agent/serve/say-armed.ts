// Says in the store how it stands with an apply that this agent undoes unless it is confirmed. Of one that
// came to its end the live document is said first, and nothing is remembered afterwards.

import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { putArmed } from "../../records/messages/armed.ts";
import { saidOf, type Arms } from "./arms.ts";
import { observeTarget } from "./observe-target.ts";
import { wasRefused, type Said, type Served, type Serving } from "./served.ts";

export async function sayArmed(
  serving: Serving,
  served: Served,
  said: Said,
  armed: Arms,
): Promise<Trouble | undefined> {
  const { parts, presences, arms } = serving;
  const { store, keys } = parts;
  const { target } = served;
  const { apply } = armed;
  const isOver = apply.phase !== "armed" && apply.phase !== "undoing";
  if (isOver && served.isObservationDue) {
    const failed = await observeTarget(serving, served, said, apply.settings);
    if (failed !== undefined) return failed;
  }
  const fence = presences.fence(target);
  if (fence === undefined) return undefined;
  const now = saidOf(apply);
  const written = await putArmed(store, keys, target, now, [fence]);
  if (isTrouble(written)) return written;
  if (written.type === "refused") {
    wasRefused(serving, served, fence, written.failed);
    return undefined;
  }
  said.armed = now;
  armed.isSaid = true;
  if (!isOver) return undefined;
  served.armed = undefined;
  return await arms.clear(target, true);
}
