// What `plumb watch` tells: a line for every event, or a JSON document on a line of its own.

import type { JsonObject } from "../../model/json.ts";
import { shortDigest, type Plan } from "../../model/plan.ts";
import type { SourceRevision } from "../../ports/source.ts";
import type { LeadEvent } from "../../reconcile/lead.ts";
import type { DriftedItem, LoopEvent } from "../../reconcile/loop-event.ts";
import type { UnderstoodFiles } from "../../reconcile/understanding.ts";
import { applyText } from "./apply.ts";
import { diagnosticsJson } from "./diagnostics.ts";
import { formatVersion } from "./format-version.ts";
import { age, counted, timestamp } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { countPlan } from "./plan.ts";
import { present } from "./plan-json.ts";
import { printable } from "./printable.ts";

export type WatchEvent =
  | LeadEvent
  | LoopEvent
  /** An interrupt: what is in flight is finished. */
  | { readonly type: "stopping" };

type Of<Type extends WatchEvent["type"]> = Extract<WatchEvent, { readonly type: Type }>;

/** Ends with a line break. Only what failed in an apply takes lines of its own. */
export function watchText(event: WatchEvent, now: number, palette: Palette): string {
  const [first = "", ...more] = linesOf(event, now, palette);
  const rest = more.map((line) => `    ${line}\n`).join("");
  return `${palette.dim(timestamp(now))}  ${first}\n${rest}`;
}

function linesOf(event: WatchEvent, now: number, palette: Palette): string[] {
  switch (event.type) {
    case "waiting":
      return [`${palette.bold("waiting")}: ${leaderText(event.by, now)}`];
    case "leading":
      return [`${palette.bold("leading")}, term ${event.term}`];
    case "lead-lost":
      return [`${palette.yellow("no longer leading")}: ${event.reason}`];
    case "resigned":
      return ["resigned; another may lead"];
    case "lead-trouble":
    case "trouble": {
      const { doing, reason } = event.trouble;
      return [`${palette.red("trouble")}: ${printable(`${doing}: ${reason}`)}; it is tried again`];
    }
    case "locked": {
      const { owner, host, command, sinceMs } = event.by;
      const who = printable(
        `${owner}@${host} holds the lock for ${age(now - sinceMs)}: ${command}`,
      );
      return [`${palette.yellow("locked")}: ${who}; it is tried again`];
    }
    case "broken":
      return [
        `${palette.red("the manifests have errors")}: ${errorsText(event.understood)}; ${keptText(event)}`,
      ];
    case "refused":
      return [
        `${palette.red("not taken")}: ${printable(event.detail)}; ${keptText(event)}`,
        printable(event.help),
      ];
    case "drifted":
      return driftedLines(event.items, palette);
    case "suspended": {
      const why = event.because === undefined ? "" : ` (${event.because})`;
      return [
        `${palette.yellow("suspended")} by ${printable(`${event.by}${why}`)}: nothing is changed until plumb resume`,
      ];
    }
    case "resumed":
      return ["resumed"];
    case "settled":
      return [settledText(event, palette)];
    case "planned":
      return [plannedText(event, palette)];
    case "applied": {
      const lines = applyText(event, palette).trimEnd().split("\n");
      const by =
        event.approvedBy === undefined ? [] : [`approved by ${printable(event.approvedBy)}`];
      return [lines.at(-1) ?? "", ...by, ...lines.slice(0, -1)];
    }
    case "stopping":
      return ["stopping: what is in flight is finished; interrupt again to stop at once"];
  }
}

function leaderText(
  { owner, host, pid, sinceMs }: Extract<LeadEvent, { type: "waiting" }>["by"],
  now: number,
): string {
  return `${printable(`${owner}@${host}`)} (process ${pid}) leads for ${age(now - sinceMs)}`;
}

function errorsText({ diagnostics }: UnderstoodFiles): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  const place = first?.range === undefined ? "" : ` (${first.range.file}:${first.range.line})`;
  const more = errors.length > 1 ? ` and ${errors.length - 1} more` : "";
  return printable(`${first?.summary ?? ""}${place}${more}`);
}

/** What becomes of what was in force before. */
function keptText({ kept }: Of<"broken" | "refused">): string {
  if (kept === undefined) return "what was applied last stays, and nothing is planned";
  return `${printable(kept.label ?? "what was good before")} is kept in force`;
}

function plannedText({ plan, awaits, label, dueAtMs }: Of<"planned">, palette: Palette): string {
  const digest = shortDigest(plan.digest);
  const what = `plan ${digest}, ${countsText(plan)}`;
  // Whoever watches a repository has no files where the command runs.
  const shown =
    label === undefined ? "plumb plan" : `plumb plan in a checkout of ${printable(label)}`;
  if (awaits === "approval") {
    return `${palette.bold("waiting for approval")}: ${what}; ${shown} shows it, plumb approve ${digest} lets it be applied`;
  }
  if (awaits === "nothing") return `${palette.bold("pending")}: ${what}; ${shown} shows it`;
  const due = dueAtMs === undefined ? "" : `; it is looked at again at ${timestamp(dueAtMs)}`;
  return `${palette.bold("held back")}: ${what}; plumb status says why${due}`;
}

/** How many items are named. */
const driftNamedMax = 3;

function driftedLines(items: readonly DriftedItem[], palette: Palette): string[] {
  if (items.length === 0) return [`${palette.green("no drift")} any more`];
  const targets = new Set(items.map(({ target }) => target)).size;
  const named = items.slice(0, driftNamedMax).map(({ target, path, leftBecause }) => {
    const left = leftBecause === undefined ? "" : `, left: ${leftBecause}`;
    return printable(`${target} ${path}${left}`);
  });
  const rest = items.length - named.length;
  return [
    `${palette.yellow("drift")}: ${counted(items.length, "item")} on ${counted(targets, "target")}`,
    ...named,
    ...(rest > 0 ? [`and ${rest} more; plumb drift shows them`] : []),
  ];
}

function settledText({ plan, label }: Of<"settled">, palette: Palette): string {
  const { held, unknownTargets } = countPlan(plan);
  const count = counted(plan.targets.length, "target");
  const what = label === undefined ? "the manifests say" : `${printable(label)} says`;
  if (held + unknownTargets === 0) return `${palette.green("in sync")}: ${count} as ${what}`;
  const teller = label === undefined ? "plumb plan" : "plumb status";
  return `${palette.yellow("nothing can be done")}: ${count}${restText(held, unknownTargets)}; ${teller} says why`;
}

function countsText(plan: Plan): string {
  const { add, change, remove, held, unknownTargets } = countPlan(plan);
  const counts = `${add} to add, ${change} to change, ${remove} to remove`;
  return `${counts}${restText(held, unknownTargets)}`;
}

function restText(held: number, unknownTargets: number): string {
  const heldText = held === 0 ? "" : `, ${held} held back`;
  return unknownTargets === 0
    ? heldText
    : `${heldText}, ${counted(unknownTargets, "target")} unknown`;
}

/** `atMs` is the time of the event, in milliseconds since the epoch. */
export function watchJson(event: WatchEvent, atMs: number): JsonObject {
  return { formatVersion, atMs, event: event.type, ...detailsOf(event) };
}

function detailsOf(event: WatchEvent): JsonObject {
  switch (event.type) {
    case "waiting": {
      const { owner, host, pid, command, sinceMs, term } = event.by;
      return { leader: { owner, host, pid, command, sinceMs, term } };
    }
    case "leading":
    case "resigned":
      return { term: event.term };
    case "lead-lost":
      return { term: event.term, reason: event.reason };
    case "lead-trouble":
    case "trouble": {
      const { doing, reason, retry } = event.trouble;
      return { trouble: { doing, reason, retry } };
    }
    case "locked": {
      const { id, owner, host, pid, command, sinceMs, generation } = event.by;
      return { lock: { id, owner, host, pid, command, sinceMs, generation } };
    }
    case "broken": {
      const { diagnostics, texts } = event.understood;
      const diagnosed = diagnosticsJson(diagnostics, texts);
      return { ...aboutOf(event), diagnostics: diagnosed["diagnostics"] ?? [] };
    }
    case "refused": {
      const { reason, detail, help } = event;
      return { ...aboutOf(event), reason, detail, help };
    }
    case "drifted":
      return {
        items: event.items.map(({ target, path, action, sinceMs, leftBecause }) => ({
          target,
          path,
          action,
          sinceMs,
          ...present({ leftBecause }),
        })),
      };
    case "suspended":
      return { by: event.by, ...present({ because: event.because }) };
    case "resumed":
      return {};
    case "settled":
      return { ...aboutOf(event), ...planDetails(event.plan) };
    case "planned": {
      const { plan, awaits = "time", dueAtMs } = event;
      return { ...aboutOf(event), awaits, ...present({ dueAtMs }), ...planDetails(plan) };
    }
    case "applied": {
      const { type, entry, counts, failures, durationMs } = event.report;
      return {
        ...aboutOf(event),
        ...planDetails(event.plan),
        result: type,
        ...present({ entry, approvedBy: event.approvedBy }),
        counts: { ...counts },
        failures: failures.map(({ target, operation, reason }) => ({
          target,
          ...present({ operation: operation?.id }),
          reason,
        })),
        durationMs,
      };
    }
    case "stopping":
      return {};
  }
}

function aboutOf({
  revision,
  label,
  signedBy,
  ...event
}: SourceRevision & { readonly kept?: SourceRevision }): JsonObject {
  return { manifests: revision, ...present({ label, signedBy, kept: event.kept?.revision }) };
}

function planDetails(plan: Plan): JsonObject {
  return {
    digest: plan.digest,
    summary: { ...countPlan(plan) },
    operations: plan.operations.map(({ id, target, action, path }) => ({
      id,
      target,
      action,
      path,
    })),
    held: plan.held.map(({ reason, target, path, detail }) => ({
      reason,
      ...present({ target, path }),
      detail,
    })),
  };
}
