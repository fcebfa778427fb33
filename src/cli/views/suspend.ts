// What `plumb suspend` shows.

import { isInForce, type Suspension } from "../../model/controller.ts";
import type { JsonObject } from "../../model/json.ts";
import { isCurrent, type ControllerState } from "../controller-state.ts";
import { formatVersion } from "./format-version.ts";
import { leaderJson, notKeptText } from "./leader.ts";
import { age } from "./numbers.ts";
import { suspensionJson } from "./status-json.ts";
import { suspensionText } from "./status.ts";

/** `state` is what there was before. */
export function suspendedText(
  { untilMs }: Suspension,
  state: ControllerState,
  now: number,
): string {
  const { suspension: before } = state.control;
  const until = untilMs === undefined ? "until plumb resume" : `for ${age(untilMs - now)}`;
  const wasSo = before !== undefined && isInForce(before, now);
  const note = notKeptText(state);
  const isApplying = isCurrent(state) && state.status?.outcome === "applying";
  const lines = [
    `Suspended ${until}: the controller changes nothing, and goes on looking.`,
    ...(wasSo ? [`  it was suspended already, ${suspensionText(before, now)}`] : []),
    ...(isApplying ? ["  a plan is being applied, and that is brought to its end"] : []),
    ...(note === undefined ? [] : [`  ${note}`]),
  ];
  return `${lines.join("\n")}\n`;
}

export function suspendedJson(suspension: Suspension, state: ControllerState): JsonObject {
  const said = { action: "suspended", suspension: suspensionJson(suspension) };
  return { formatVersion, ...said, ...leaderJson(state) };
}
