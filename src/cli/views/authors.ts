// Who wrote the line of a manifest, behind its place: "(a.reviewer, 4be1f07, 2 h ago)".

import type { Claimant } from "../../model/claim.ts";
import type { JsonObject } from "../../model/json.ts";
import type { LineStories, LineStory } from "../line-authors.ts";
import { shortCommit } from "./checkout.ts";
import { age } from "./numbers.ts";
import { claimJson } from "./plan-json.ts";
import { cutTo, printable } from "./printable.ts";

/** A name is whatever somebody told git. */
const nameColumns = 40;

export function placeOf({ file, line }: Claimant): string {
  return `${file}:${line}`;
}

/** With a blank before it; nothing where nobody knows. `now` is in milliseconds since the epoch. */
export function authorText(story: LineStory | undefined, now: number): string {
  if (story === undefined) return "";
  if (story.type === "uncommitted") return " (not committed)";
  const { name, commit, writtenAtMs, isOldestKnown } = story;
  // A shallow clone puts everything older on the oldest commit that it has.
  if (isOldestKnown) return ` (${shortCommit(commit)} or before: this clone is shallow)`;
  const who = cutTo(printable(name), nameColumns);
  return ` (${who}, ${shortCommit(commit)}, ${age(now - writtenAtMs)} ago)`;
}

export function authoredClaimJson(claim: Claimant, authors: LineStories): JsonObject {
  const story = authors.get(placeOf(claim));
  if (story === undefined) return claimJson(claim);
  if (story.type === "uncommitted") return { ...claimJson(claim), author: { committed: false } };
  const { name, commit, writtenAtMs, isOldestKnown } = story;
  const author = { committed: true, name, commit, writtenAtMs, isOldestKnown };
  return { ...claimJson(claim), author };
}
