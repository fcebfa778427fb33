// The failures of an apply: one line for each reason on each target, however many operations it stopped.
// A store or a switch that is gone fails all of them in the same words.

import type { ApplyFailure, ApplyReport } from "../../apply/result.ts";
import type { Operation } from "../../model/operation.ts";
import { wordsOf } from "./item-row.ts";
import { counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";

/** How many reasons are spelled out. */
const reasonsShown = 10;

export function failureLines(
  { failures }: Pick<ApplyReport, "failures">,
  palette: Palette,
): string[] {
  const groups = byReason(failures);
  const lines = groups.slice(0, reasonsShown).flatMap((group) => groupLines(group, palette));
  const more = groups.slice(reasonsShown).flat().length;
  if (more > 0) lines.push(palette.dim(`and ${counted(more, "more failure", "more failures")}`));
  return lines;
}

type Group = readonly [ApplyFailure, ...ApplyFailure[]];

/** In the order of their first failures. */
function byReason(failures: readonly ApplyFailure[]): readonly Group[] {
  const groups = new Map<string, [ApplyFailure, ...ApplyFailure[]]>();
  for (const failure of failures) {
    // What stopped a target as a whole is no operation of it.
    const kind = failure.operation === undefined ? "target" : "operation";
    const key = JSON.stringify([kind, failure.target, failure.reason]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [failure]);
    else group.push(failure);
  }
  return [...groups.values()];
}

function groupLines([first, ...others]: Group, palette: Palette): string[] {
  const { target, operation, reason } = first;
  const place = operation === undefined ? undefined : placeOf(operation);
  const isOne = others.length === 0;
  const where = place === undefined || !isOne ? "" : ` at ${place}`;
  const line = `${palette.bold(target)}  ${palette.red(`failed${where}`)}: ${reason}`;
  if (isOne || place === undefined) return [line];
  return [line, `    ${counted(others.length + 1, "operation")}, the first at ${place}`];
}

function placeOf(operation: Operation): string {
  const { subject, detail } = wordsOf(operation.target).describe([operation]);
  // A thing's own value adds nothing to its name; a part of a thing is named by it.
  return detail === "" || detail.startsWith('"') ? subject : `${subject} ${detail}`;
}
