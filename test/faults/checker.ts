// Judges a history: what must be so whatever died, hung or lied on the way. Pure: a list of events in,
// a list of violations out, each with the rule that it breaks.

import { equalJson, type Json, type JsonObject } from "../../src/model/json.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { Foreign } from "../support/numbered-fabric.ts";
import type { HistoryEvent, OperationOf, Quiet } from "./history.ts";

export const rules = {
  converges: "once it is calm, one run brings everybody to the manifests",
  once: "no operation runs twice that must not",
  allocations: "no allocation is doubled, and none moves while it is claimed",
  claimed: "nothing live is touched that is claimed throughout, or that is not ours",
  generations: "no older writer has its way on a device behind a newer one",
  reasons: "every command that fails says why",
} as const;

export type Rule = keyof typeof rules;

export interface Violation {
  readonly rule: Rule;
  readonly what: string;
}

type Changed = Extract<HistoryEvent, { type: "changed" }>;
type Command = Extract<HistoryEvent, { type: "command" }>;

export function check(
  history: readonly HistoryEvent[],
  foreign: readonly Foreign[],
): readonly Violation[] {
  return [
    ...checkConvergence(history),
    ...checkOnce(history),
    ...checkAllocations(history),
    ...checkClaimed(history, foreign),
    ...checkGenerations(history),
    ...checkReasons(history),
  ];
}

/** For reading: a line for each. */
export function violationText(violations: readonly Violation[]): string {
  return violations.map(({ rule, what }) => `${rules[rule]}: ${what}`).join("\n");
}

function checkConvergence(history: readonly HistoryEvent[]): Violation[] {
  const found: Violation[] = [];
  const note = (what: string): void => void found.push({ rule: "converges", what });
  for (const stretch of stretchesOf(history)) {
    const { events, quiet } = stretch;
    const calm = events.findLastIndex(({ type }) => type === "calm");
    const commands = events.slice(calm + 1).filter((one): one is Command => one.type === "command");
    if (quiet === undefined) {
      if (calm !== -1) note("it was calm, and it never became quiet");
      continue;
    }
    // Who finds the lock held has not run.
    const applied = commands.filter(({ role, code }) => role === "apply" && code !== 4);
    if (applied[0]?.code !== 0) note(`the first apply ended with ${codeOf(applied[0])}`);
    for (const role of ["plan", "drift"] as const) {
      const last = commands.findLast((one) => one.role === role);
      if (last?.code !== 0) note(`the last ${role} ended with ${codeOf(last)}`);
    }
    for (const [target, wanted] of Object.entries(quiet.wanted[quiet.commit]?.devices ?? {})) {
      const live = quiet.devices[target];
      if (!equalJson(live, wanted)) note(`${target} is not as ${quiet.commit} says it`);
    }
  }
  if (!history.some(({ type }) => type === "quiet")) note("it never became quiet");
  return found;
}

function codeOf(command: Command | undefined): string {
  return command === undefined ? "nothing: there was none" : String(command.code);
}

/** Up to and with each quiet moment; the last one may have none. */
function stretchesOf(
  history: readonly HistoryEvent[],
): { events: readonly HistoryEvent[]; before: Quiet | undefined; quiet: Quiet | undefined }[] {
  const stretches = [];
  let events: HistoryEvent[] = [];
  let before: Quiet | undefined;
  for (const event of history) {
    if (event.type !== "quiet") {
      events.push(event);
      continue;
    }
    stretches.push({ events, before, quiet: event });
    events = [];
    before = event;
  }
  if (events.length > 0) stretches.push({ events, before, quiet: undefined });
  return stretches;
}

/** How far an operation of one apply got. */
interface Progress {
  isChanged: boolean;
  /** The device was read after it had done it. */
  isSeen: boolean;
}

function checkOnce(history: readonly HistoryEvent[]): Violation[] {
  const found: Violation[] = [];
  const byTarget = new Map<TargetName, Map<string, Progress>>();
  const progressOf = (target: TargetName, of: OperationOf): Progress => {
    const inTarget = byTarget.get(target) ?? new Map<string, Progress>();
    byTarget.set(target, inTarget);
    const name = nameOf(of);
    const progress = inTarget.get(name) ?? { isChanged: false, isSeen: false };
    inTarget.set(name, progress);
    return progress;
  };
  for (const event of history) {
    if (event.type === "observed") {
      for (const one of byTarget.get(event.target)?.values() ?? []) one.isSeen ||= one.isChanged;
    } else if (event.type === "sent") {
      if (!progressOf(event.target, event).isSeen) continue;
      found.push({ rule: "once", what: `${nameOf(event)} was sent after it was seen done` });
    } else if (event.type === "changed" && event.by !== undefined) {
      const progress = progressOf(event.target, event.by);
      if (progress.isChanged) {
        found.push({ rule: "once", what: `${nameOf(event.by)} was done twice` });
      }
      progress.isChanged = true;
    }
  }
  return found;
}

/** An apply has one generation, and an operation one id in its plan. */
function nameOf({ generation, operation }: OperationOf): string {
  return `${operation} of generation ${String(generation)}`;
}

function checkAllocations(history: readonly HistoryEvent[]): Violation[] {
  const found: Violation[] = [];
  const note = (what: string): void => void found.push({ rule: "allocations", what });
  for (const { events, before, quiet } of stretchesOf(history)) {
    if (quiet === undefined) continue;
    const holders = new Map<string, string>();
    for (const { pool, key, value } of quiet.allocations) {
      // A number has one holder; a place has many.
      if (typeof value !== "number") continue;
      const name = `${pool} ${String(value)}`;
      const holder = holders.get(name);
      if (holder !== undefined) note(`${name} belongs to ${holder} and to ${key}`);
      holders.set(name, key);
    }
    if (before === undefined) continue;
    const throughout = inForce(events, before, quiet).map(
      (commit) => new Set(quiet.wanted[commit]?.claimed),
    );
    for (const former of before.allocations) {
      const name = `${former.pool} ${former.key}`;
      if (!throughout.every((claimed) => claimed.has(name))) continue;
      const later = quiet.allocations.find((one) => `${one.pool} ${one.key}` === name);
      if (later?.value === former.value) continue;
      note(`${name} was ${String(former.value)} and became ${String(later?.value)}`);
    }
  }
  return found;
}

/** The commits between two quiet moments: any of them may have had its way for a while. */
function inForce(events: readonly HistoryEvent[], before: Quiet, quiet: Quiet): readonly string[] {
  const applied = events.flatMap((one) =>
    one.type === "command" && one.role === "apply" ? [one.commit] : [],
  );
  return [...new Set([before.commit, ...applied, quiet.commit])];
}

function checkClaimed(history: readonly HistoryEvent[], foreign: readonly Foreign[]): Violation[] {
  const found: Violation[] = [];
  const note = (what: string): void => void found.push({ rule: "claimed", what });
  for (const { events, before, quiet } of stretchesOf(history)) {
    const changes = events.filter((one): one is Changed => one.type === "changed");
    for (const change of changes) {
      const touched = foreign.find((one) => one.target === change.target && touches(change, one));
      if (touched !== undefined) note(`${textOf(change)} touches what is not ours`);
      if (before === undefined || quiet === undefined) continue;
      const documents = inForce(events, before, quiet).map(
        (commit) => quiet.wanted[commit]?.devices[change.target] ?? {},
      );
      if (breaks(change, [before.devices[change.target] ?? {}, ...documents])) {
        note(`${textOf(change)}, which is claimed before and after`);
      }
    }
    for (const { target, path, value } of quiet === undefined ? [] : foreign) {
      if (equalJson(valueAt(quiet?.devices[target] ?? {}, segmentsOf(path)), value)) continue;
      note(`${target}${path} is not ours, and is not as it was`);
    }
  }
  return found;
}

function touches(change: Changed, { path, value }: Foreign): boolean {
  if (change.path === path || change.path.startsWith(`${path}/`)) return true;
  if (!path.startsWith(`${change.path}/`)) return false;
  // A container that is put again with everything in it is no harm.
  const rest = segmentsOf(path.slice(change.path.length));
  return !equalJson(change.value === undefined ? undefined : valueOf(change.value, rest), value);
}

/** Whether it takes away or alters what all these documents have alike. */
function breaks({ path, value }: Changed, documents: readonly JsonObject[]): boolean {
  const values = documents.map((document) => valueAt(document, segmentsOf(path)));
  return cuts(value, values);
}

/** The parts of a value are judged one by one: others may have put more below it. */
function cuts(after: Json | undefined, values: readonly (Json | undefined)[]): boolean {
  const [first] = values;
  if (first === undefined || values.includes(undefined)) return false;
  if (values.every(isObject)) {
    if (after !== undefined && !isObject(after)) return true;
    // What is there without any content counts too.
    if (after === undefined) return true;
    return Object.keys(first as JsonObject).some((key) =>
      cuts(
        after[key],
        values.map((value) => (value as JsonObject)[key]),
      ),
    );
  }
  return values.every((value) => equalJson(value, first)) && !equalJson(after, first);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueOf(value: Json, segments: readonly string[]): Json | undefined {
  return isObject(value) ? valueAt(value, segments) : undefined;
}

function textOf({ action, target, path }: Changed): string {
  return `${action} of ${target}${path}`;
}

function checkGenerations(history: readonly HistoryEvent[]): Violation[] {
  const found: Violation[] = [];
  const newest = new Map<TargetName, number>();
  for (const event of history) {
    if (event.type !== "changed" || event.by === undefined) continue;
    const { generation } = event.by;
    const seen = newest.get(event.target) ?? 0;
    if (generation < seen) {
      const what = `${nameOf(event.by)} was done behind one of generation ${String(seen)}`;
      found.push({ rule: "generations", what });
    }
    newest.set(event.target, Math.max(seen, generation));
  }
  return found;
}

const knownCodes = new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 64, 130]);

function checkReasons(history: readonly HistoryEvent[]): Violation[] {
  const found: Violation[] = [];
  for (const event of history) {
    if (event.type !== "command" || event.code === null) continue;
    const { role, code, text } = event;
    const note = (what: string): void => {
      found.push({ rule: "reasons", what: `${role} ended with ${String(code)} ${what}` });
    };
    if (!knownCodes.has(code)) note("which is not in the table");
    if (code !== 0 && text.trim() === "") note("and said nothing");
    if (/^\s+at .*:\d+:\d+\)?$|this is a bug/im.test(text)) note(`and showed its inside: ${text}`);
  }
  return found;
}
