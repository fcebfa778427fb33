// What `plumb reconcile` shows.

import type { JsonObject } from "../../model/json.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { isKept, type ControllerState } from "../controller-state.ts";
import { formatVersion } from "./format-version.ts";
import { leaderJson, notKeptText } from "./leader.ts";
import { age } from "./numbers.ts";
import { present } from "./plan-json.ts";
import { printable } from "./printable.ts";
import { readyText } from "./status.ts";

export function wishedText(state: ControllerState): string {
  const note = notKeptText(state);
  if (note !== undefined) return `Put down that it is to look at everything.\n  ${note}\n`;
  const { owner = "", host = "" } = state.leader ?? {};
  return `Asked the controller of ${printable(`${owner}@${host}`)} to look at everything; plumb status shows what it finds.\n`;
}

/** Once it has. */
export function lookedText({ status }: ControllerState): string {
  const ready = status?.conditions.find(({ type }) => type === "Ready");
  return `The controller has looked. ${ready === undefined ? "Nothing is known" : readyText(ready)}.\n`;
}

export function stillWaitingText(state: ControllerState | Trouble, waitedMs: number): string {
  const gone = !isTrouble(state) && !isKept(state) ? "; nobody leads at the moment" : "";
  const why = isTrouble(state) ? `; ${printable(`${state.doing}: ${state.reason}`)}` : gone;
  return `waiting for the controller for ${age(waitedMs)}${why}`;
}

export function wishedJson(state: ControllerState, isGranted: boolean = false): JsonObject {
  const ready = state.status?.conditions.find(({ type }) => type === "Ready");
  return {
    formatVersion,
    action: "asked",
    isGranted,
    ...(isGranted && ready !== undefined ? { ready: present({ ...ready }) } : {}),
    ...leaderJson(state),
  };
}
