// Whose is it? One pure function over what is desired, live and recorded as ours.
//
//   desired  live   equal  ours     | verdict
//   yes      no     -      -        | add
//   yes      yes    yes    yes      | keep
//   yes      yes    yes    no       | adopt (recorded, nothing is sent)
//   yes      yes    no     yes      | replace
//   yes      yes    no     no       | replace where we may take, else blocked
//   no       yes    -      yes      | remove
//   no       yes    -      changed  | remove where we may take, else blocked
//   no       yes    -      no       | remove where the policy gives us everything, else leave
//   no       no     -      yes      | forget
//
// "changed": recorded as ours, but live has a value that we never applied. "May take": the policy
// gives us everything here, or the person said --adopt.

import type { Ownership } from "../model/target.ts";

export type Ours = "yes" | "changed" | "no";

export interface Facts {
  readonly desired: boolean;
  readonly live: boolean;
  /** Desired and live are there and equal. */
  readonly equal: boolean;
  readonly ours: Ours;
  /** The target's policy makes the item ours whoever made it. */
  readonly everythingIsOurs: boolean;
  readonly adopt: boolean;
}

export type Verdict =
  | "add"
  | "keep"
  | "adopt"
  | "replace"
  | "remove"
  | "forget"
  | "leave"
  | "blocked"
  | "nothing";

export function verdictOf(facts: Facts): Verdict {
  const mayTake = facts.everythingIsOurs || facts.adopt;
  if (facts.desired) {
    if (!facts.live) return "add";
    if (facts.equal) return facts.ours === "no" ? "adopt" : "keep";
    return facts.ours !== "no" || mayTake ? "replace" : "blocked";
  }
  if (!facts.live) return facts.ours === "no" ? "nothing" : "forget";
  if (facts.ours === "yes") return "remove";
  if (facts.ours === "changed") return mayTake ? "remove" : "blocked";
  return facts.everythingIsOurs ? "remove" : "leave";
}

/** True where the policy makes an item ours whoever made it. `inRanges`: its number is in our pools. */
export function isEverythingOurs(ownership: Ownership, inRanges: boolean): boolean {
  switch (ownership) {
    case "exclusive":
      return true;
    case "ranges":
      return inRanges;
    case "shared":
      return false;
  }
}
