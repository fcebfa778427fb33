// What `plumb resume` shows.

import { isInForce, type Suspension } from "../../model/controller.ts";
import type { JsonObject } from "../../model/json.ts";
import type { ControllerState } from "../controller-state.ts";
import { formatVersion } from "./format-version.ts";
import { leaderJson, notKeptText } from "./leader.ts";
import { suspensionJson } from "./status-json.ts";
import { suspensionText } from "./status.ts";

/** `before` is the suspension that was there. */
export function resumedText(
  before: Suspension | undefined,
  state: ControllerState,
  now: number,
): string {
  if (before === undefined || !isInForce(before, now)) {
    return "It was not suspended; nothing was done.\n";
  }
  const note = notKeptText(state);
  const lines = [
    `Resumed. It was suspended ${suspensionText(before, now)}`,
    ...(note === undefined ? [] : [`  ${note}`]),
  ];
  return `${lines.join("\n")}\n`;
}

export function resumedJson(before: Suspension | undefined, state: ControllerState): JsonObject {
  const suspension = before === undefined ? {} : { suspension: suspensionJson(before) };
  return { formatVersion, action: "resumed", ...suspension, ...leaderJson(state) };
}
