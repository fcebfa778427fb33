// Who keeps a fabric, in words: for whoever asks how it is kept, and for commands that a controller must
// hear before anything comes of them.

import type { JsonObject } from "../../model/json.ts";
import type { ControllerState } from "../controller-state.ts";
import { age } from "./numbers.ts";
import { printable } from "./printable.ts";

/** One line. */
export function leaderText(
  { leader, isGone, fabric, place }: ControllerState,
  now: number,
): string {
  if (leader === undefined) {
    return `Nobody keeps the fabric ${fabric} in ${printable(place)}; plumb watch does.`;
  }
  const { owner, host, pid, sinceMs, term } = leader;
  const who = printable(`${owner}@${host}`);
  const kept = `${who} (process ${pid}) keeps it for ${age(now - sinceMs)}, term ${term}`;
  return isGone ? `${kept}; that process is gone, and its lead ends with its lease.` : `${kept}.`;
}

/** Why nothing comes of it now, for what was put down without a controller; undefined where one runs. */
export function notKeptText({
  leader,
  isGone,
  fabric,
  place,
}: ControllerState): string | undefined {
  if (leader !== undefined && !isGone) return undefined;
  return `nobody keeps the fabric ${fabric} in ${printable(place)} now: it takes effect once plumb watch runs there`;
}

export function leaderJson({ leader, isGone }: ControllerState): JsonObject {
  if (leader === undefined) return { leader: null };
  const { owner, host, pid, command, sinceMs, term } = leader;
  return { leader: { owner, host, pid, command, sinceMs, term, isProcessGone: isGone } };
}
