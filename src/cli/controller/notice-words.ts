// The words of notices: a title of one line, and a text of few. Names of others are shown as they are,
// never obeyed.

import type { ApplyReport } from "../../apply/result.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { shortDigest, type Plan } from "../../model/plan.ts";
import type { Trouble } from "../../ports/trouble.ts";
import type { DriftedItem, LoopEvent } from "../../reconcile/loop-event.ts";
import { counted } from "../views/numbers.ts";
import { countPlan } from "../views/plan.ts";
import { printable } from "../views/printable.ts";
import { stateOfPlan } from "./commit-state.ts";

export interface Words {
  readonly title: string;
  readonly text: string;
}

/** A chat shows few; whoever wants all looks at the controller. */
const linesMax = 10;

type Of<Type extends LoopEvent["type"]> = Extract<LoopEvent, { type: Type }>;

export function planned({ plan, now = plan, awaits }: Of<"planned">): Words {
  const { add, change, remove } = countPlan(plan);
  const counts = `${add} to add, ${change} to change, ${remove} to remove`;
  const state = awaits === "approval" ? "awaits approval" : "is not applied";
  // Many operations are held back for one reason.
  const reasons = [...new Set(now.held.map(({ detail }) => printable(detail)))];
  return {
    title: `Plan ${shortDigest(plan.digest)} ${state}: ${counts}`,
    text: linesOf(some(reasons), targetLines(plan)),
  };
}

export function applied({ plan, report, approvedBy }: Of<"applied">): Words {
  const name = shortDigest(plan.digest);
  if (report.type === "applied") {
    const { add, change, remove } = countPlan(plan);
    const by = approvedBy === undefined ? "" : printable(`Approved by ${approvedBy}`);
    const title = `Applied plan ${name}: ${add} added, ${change} changed, ${remove} removed`;
    return { title, text: linesOf(by, targetLines(plan)) };
  }
  return { title: `Plan ${name} ${failureOf(report)}`, text: failureLines(report) };
}

function failureOf({ type, counts, undone }: ApplyReport): string {
  if (type === "rolled-back") return `failed, and ${counted(undone, "operation")} were undone`;
  return counts.done === 0
    ? `could not be applied: none of ${counted(counts.total, "operation")} was done`
    : `was applied in part: ${counts.done} of ${counted(counts.total, "operation")}`;
}

function failureLines({ failures, trouble: found }: ApplyReport): string {
  const lines = failures.map(({ target, operation, reason }) =>
    printable(`${target}${operation === undefined ? "" : ` ${operation.path}`}: ${reason}`),
  );
  return some(found === undefined ? lines : [trouble(found), ...lines]);
}

export function settled(plan: Plan): Words {
  const { held, unknownTargets } = countPlan(plan);
  const parts = [
    ...(held === 0 ? [] : [`${held} held back`]),
    ...(unknownTargets === 0 ? [] : [`${counted(unknownTargets, "target")} unknown`]),
  ];
  const isAsWanted = stateOfPlan(plan) === "success";
  const state = isAsWanted ? [`In sync: ${counted(plan.targets.length, "target")}`] : [];
  const title = [...state, ...parts].join(", ");
  return { title: isAsWanted ? title : `Nothing can be done: ${title}`, text: heldLines(plan) };
}

function heldLines({ held }: Plan): string {
  const lines = held.map(({ target, path, detail }) => {
    const place = [target, path].filter((part) => part !== undefined).join(" ");
    return printable(place === "" ? detail : `${place}: ${detail}`);
  });
  return some(lines);
}

export function broken({ understood, kept }: Of<"broken">): Words {
  const errors = understood.diagnostics.filter(({ severity }) => severity === "error");
  const lines = errors.map((one) => printable(`${placeOf(one)}${one.summary}`));
  return {
    title: `${counted(errors.length, "error")} in the manifests`,
    text: linesOf(some(lines), keptLine(kept)),
  };
}

export function refused({ detail, help, kept }: Of<"refused">): Words {
  return { title: printable(detail), text: linesOf(printable(help), keptLine(kept)) };
}

export function drifted(items: readonly DriftedItem[]): Words {
  const targets = new Set(items.map(({ target }) => target)).size;
  const lines = items.map(({ target, path, leftBecause }) =>
    printable(`${target} ${path}${leftBecause === undefined ? "" : ` (left: ${leftBecause})`}`),
  );
  const title = `Drift: ${counted(items.length, "item")} on ${counted(targets, "target")}`;
  return { title, text: some(lines) };
}

export function suspended({ by }: Of<"suspended">): string {
  return printable(`Suspended by ${by}`);
}

export function trouble({ doing, reason }: Trouble): string {
  return printable(`${doing}: ${reason}`);
}

function placeOf({ range }: Diagnostic): string {
  return range === undefined ? "" : `${range.file}:${range.line}: `;
}

function keptLine(kept: Of<"broken">["kept"]): string {
  if (kept === undefined) return "Nothing is in force.";
  return printable(`${kept.label ?? kept.revision.slice(0, 12)} stays in force.`);
}

function targetLines({ operations }: Plan): string {
  const counts = new Map<string, number>();
  for (const { target } of operations) counts.set(target, (counts.get(target) ?? 0) + 1);
  return some([...counts].map(([target, count]) => `${target}: ${counted(count, "operation")}`));
}

function linesOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

function some(lines: readonly string[]): string {
  const more = lines.length - linesMax;
  if (more <= 0) return lines.join("\n");
  return [...lines.slice(0, linesMax), `and ${more} more`].join("\n");
}
