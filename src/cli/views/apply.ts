// What `plumb apply` shows: how far each target is, what failed, and one line that sums it up with
// what to do next.

import type { ApplyReport } from "../../apply/result.ts";
import type { ApplyEvent } from "../../model/event.ts";
import type { JsonObject } from "../../model/json.ts";
import { shortDigest, type Plan } from "../../model/plan.ts";
import { unconfirmedText } from "./confirm.ts";
import { failureLines } from "./failures.ts";
import { formatVersion } from "./format-version.ts";
import { counted, duration } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { present } from "./plan-json.ts";

/** "switch/leaf-a1   4/4 done   0.21 s". */
export function targetLine(
  event: Extract<ApplyEvent, { type: "target-finished" }>,
  palette: Palette,
): string {
  const { target, done, total, durationMs, failure } = event;
  const count = `${target}  ${done}/${total}`;
  if (failure === undefined && done === total) {
    return `${count} ${palette.green("done")}  ${duration(durationMs)}`;
  }
  return `${count} ${palette.red("not all done")}${failure === undefined ? "" : `: ${failure}`}`;
}

export function progressBar(target: string, done: number, total: number): string {
  const full = total === 0 ? 20 : Math.floor((20 * done) / total);
  return `${target}  ${done}/${total} ${"━".repeat(full)}${"─".repeat(20 - full)}`;
}

export interface Applied {
  readonly report: ApplyReport;
  readonly plan: Plan;
}

export function applyText({ report, plan }: Applied, palette: Palette): string {
  const lines = failureLines(report, palette);
  for (const [target, count] of skippedOn({ report, plan })) {
    const were = count === 1 ? "was" : "were";
    lines.push(`${target}  ${counted(count, "operation")} there ${were} not started`);
  }
  lines.push(summary({ report, plan }, palette));
  const { confirmWithinMs, digest } = report;
  if (confirmWithinMs !== undefined) lines.push(unconfirmedText(digest, confirmWithinMs));
  return `${lines.join("\n")}\n`;
}

/** Targets with operations that only stand behind a failure. */
function skippedOn({ report, plan }: Applied): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, target } of plan.operations) {
    if (report.type === "stale" || report.outcomes.get(id)?.type !== "skipped") continue;
    counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  return counts;
}

function summary({ report, plan }: Applied, palette: Palette): string {
  const short = shortDigest(report.digest);
  const { done, total, unknown } = report.counts;
  const left = total - done;
  const undo = `plumb undo ${short}`;
  switch (report.type) {
    case "applied":
      return appliedSummary({ report, plan }, palette);
    case "partly":
      return [
        `${palette.bold("Applied partly")}: ${done} of ${total}. ${left} ${left === 1 ? "is" : "are"} left`,
        unknown === 0 ? "" : `, ${unknown} of them in an unknown state`,
        `. Next: plumb plan, or ${undo}`,
      ].join("");
    case "failed":
      return `${palette.bold("Nothing was applied")}. Next: see the reasons above, then plumb plan`;
    case "stale":
      return `${palette.bold("The plan is stale")}: live state or allocations changed since it was made. Nothing was done. Next: plumb plan`;
    case "fenced":
      return [
        `${palette.bold("Stopped")}: the lock was lost. ${done} of ${total} were done`,
        unknown === 0 ? "" : `, and nobody can say it of ${unknown}`,
        ". Next: plumb plan, which goes on from what is live",
      ].join("");
    case "interrupted":
      return `${palette.bold("Interrupted")}: ${done} of ${total} were done, and are recorded. Next: plumb plan, or ${undo}`;
    case "rolled-back":
      return `${palette.bold("Rolled back")}: it failed, and the ${counted(report.undone, "operation")} that had been done ${report.undone === 1 ? "was" : "were"} undone. Next: plumb plan`;
  }
}

function appliedSummary({ report, plan }: Applied, palette: Palette): string {
  const short = shortDigest(report.digest);
  const took = duration(report.durationMs);
  const count = (action: string): number =>
    plan.operations.filter((operation) => operation.action === action).length;
  if (plan.operations.length === 0) {
    const count = plan.adoptions.length + plan.forgotten.length;
    const items = count === 0 ? "" : `${counted(count, "item")}, `;
    return `${palette.bold(`Recorded ${short}`)}: ${items}nothing was sent.`;
  }
  const parts = [
    [count("add"), "added"],
    [count("replace"), "changed"],
    [count("remove"), "removed"],
  ] as const;
  const words = parts.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]));
  const { total } = report.counts;
  const seen = total === 1 ? "It was seen on the device" : `All ${total} were seen on the devices`;
  return `${palette.bold(`Applied ${short}`)} in ${took}: ${words.join(", ")}. ${seen}. Undo: plumb undo ${short}`;
}

export function applyJson({ report, plan }: Applied): JsonObject {
  const { type, digest, entry, counts, outcomes, failures, undone, durationMs } = report;
  const { confirmWithinMs } = report;
  return {
    formatVersion,
    result: type,
    digest,
    ...present({ entry }),
    counts: { ...counts },
    operations: plan.operations.map(({ id, target, action, path }) => {
      const outcome = outcomes.get(id);
      const what = { id, target, action, path };
      return outcome === undefined ? what : { ...what, outcome: present({ ...outcome }) };
    }),
    failures: failures.map(({ target, operation, reason }) => ({
      target,
      ...present({ operation: operation?.id }),
      reason,
    })),
    undone,
    durationMs,
    ...present({ confirmWithinMs }),
  };
}
