// What `plumb watch` tells: a line for every event, or a JSON document on a line of its own.

import type { JsonObject } from "../../model/json.ts";
import { shortDigest, type Plan } from "../../model/plan.ts";
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
        `${palette.red("the manifests have errors")}: ${errorsText(event.understood)}; what was applied last stays, and nothing is planned`,
      ];
    case "refused":
      return [`${palette.red("not taken")}: ${printable(event.detail)}`, event.help];
    case "drifted":
      return [driftedText(event.items, palette)];
    case "suspended":
      return [`${palette.yellow("suspended")} by ${printable(event.by)}`];
    case "resumed":
      return ["resumed"];
    case "settled":
      return [settledText(event.plan, palette)];
    case "planned":
      return [
        `${palette.bold("pending")}: plan ${shortDigest(event.plan.digest)}, ${countsText(event.plan)}; plumb plan shows it`,
      ];
    case "applied": {
      const lines = applyText(event, palette).trimEnd().split("\n");
      return [lines.at(-1) ?? "", ...lines.slice(0, -1)];
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

function driftedText(items: readonly DriftedItem[], palette: Palette): string {
  if (items.length === 0) return `${palette.green("no drift")} any more`;
  const targets = new Set(items.map(({ target }) => target)).size;
  return `${palette.yellow("drift")}: ${counted(items.length, "item")} on ${counted(targets, "target")}`;
}

function settledText(plan: Plan, palette: Palette): string {
  const { held, unknownTargets } = countPlan(plan);
  const count = counted(plan.targets.length, "target");
  if (held + unknownTargets === 0) {
    return `${palette.green("in sync")}: ${count} as the manifests say`;
  }
  return `${palette.yellow("nothing can be done")}: ${count}${restText(held, unknownTargets)}; plumb plan says why`;
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
      return { manifests: event.revision, diagnostics: diagnosed["diagnostics"] ?? [] };
    }
    case "refused": {
      const { revision, reason, detail, help } = event;
      return { manifests: revision, reason, detail, help };
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
    case "planned":
      return { manifests: event.revision, ...planDetails(event.plan) };
    case "applied": {
      const { type, entry, counts, failures, durationMs } = event.report;
      return {
        manifests: event.revision,
        ...planDetails(event.plan),
        result: type,
        ...present({ entry }),
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
