// Why the newest manifests are not used, in a sentence.

import type { SourceProblem } from "../model/controller-status.ts";
import type { LoopEvent } from "./loop-event.ts";
import type { UnderstoodFiles } from "./understanding.ts";
import { clipped, named } from "./status-parts.ts";

export function brokenProblem(event: Extract<LoopEvent, { type: "broken" }>): SourceProblem {
  const message = clipped(errorsText(event.understood));
  return { type: "broken", ...named(event), message, ...keptBy(event) };
}

export function refusedProblem(event: Extract<LoopEvent, { type: "refused" }>): SourceProblem {
  const message = clipped(`${event.detail}; ${event.help}`);
  return { type: event.reason, ...named(event), message, ...keptBy(event) };
}

function keptBy({
  kept,
}: Extract<LoopEvent, { type: "broken" | "refused" }>): Pick<SourceProblem, "kept"> {
  return kept === undefined ? {} : { kept: named(kept).revision };
}

function errorsText({ diagnostics }: Pick<UnderstoodFiles, "diagnostics">): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  const place = first?.range === undefined ? "" : `${first.range.file}:${first.range.line}: `;
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : "";
  const label = first?.label === undefined ? "" : `: ${first.label}`;
  return `${place}${first?.summary ?? "they have errors"}${label}${more}`;
}
