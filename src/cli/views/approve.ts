// What `plumb approve` shows, and why it does not do it.

import type { Approval } from "../../model/controller.ts";
import type { JsonObject } from "../../model/json.ts";
import { shortDigest } from "../../model/plan.ts";
import { isKept, type ControllerState } from "../controller-state.ts";
import { formatVersion } from "./format-version.ts";
import { leaderJson, notKeptText } from "./leader.ts";
import { printable } from "./printable.ts";
import { approvalJson } from "./status-json.ts";

export function approvedText({ digest }: Approval, state: ControllerState): string {
  const short = shortDigest(digest);
  const note = notKeptText(state);
  const next =
    note ??
    `plumb status shows when it is applied; plumb approve ${short} --withdraw takes it back`;
  return `Approved ${short}.\n  ${next}\n`;
}

export function withdrawnText({ digest, by, host }: Approval): string {
  const who = printable(`${by}@${host}`);
  return `Took the consent of ${who} to ${shortDigest(digest)} back. What is being applied goes on.\n`;
}

export function onlyToldText(digest: string): string {
  return `the controller only tells what it would do, and applies ${shortDigest(digest)} with no consent\n  apply it with plumb apply, or set the mode of a ReconcilePolicy to approve`;
}

export function notWaitingText(given: string, state: ControllerState): string {
  const plan = state.status?.plan;
  const short = given.length > 8 ? `${given.slice(0, 8)}…` : given;
  if (plan === undefined) {
    const whole = "\n  while no controller runs, the whole digest of a plan is taken";
    return `no plan waits for consent; nothing was done${isKept(state) ? "" : whole}`;
  }
  return `${short} is not the plan that waits: that is ${shortDigest(plan.digest)}; nothing was done\n  look at it with plumb plan; plumb approve ${shortDigest(plan.digest)} consents to it`;
}

export function notWithdrawnText(given: string, found: readonly Approval[]): string {
  if (found.length === 0) return `nobody has consented to ${given}; nothing was done`;
  const digests = found.map(({ digest }) => digest).join(", ");
  return `${given} is the beginning of several: ${digests}; nothing was done`;
}

export function approvedJson(
  action: "approved" | "withdrawn",
  approval: Approval,
  state: ControllerState,
): JsonObject {
  return { formatVersion, action, approval: approvalJson(approval), ...leaderJson(state) };
}
