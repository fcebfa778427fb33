// What `plumb status` shows: one line that says how it is, who keeps it, and below what there is to know.

import { isInForce } from "../../model/controller.ts";
import type {
  Condition,
  ConditionReason,
  ControllerStatus,
  NamedRevision,
} from "../../model/controller-status.ts";
import { shortDigest } from "../../model/plan.ts";
import { isCurrent, isKept, type ControllerState } from "../controller-state.ts";
import { alignColumns, type Cell } from "./columns.ts";
import { leaderText } from "./leader.ts";
import { age, counted, duration, timestamp } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { columnsOf, cutTo, printable } from "./printable.ts";

export interface StatusOptions {
  readonly now: number;
  readonly palette: Palette;
  readonly width: number;
}

export function statusText(state: ControllerState, options: StatusOptions): string {
  const { status } = state;
  const paragraphs = [
    [headline(state, options), leaderText(state, options.now), ...doubts(state, options)],
    status === undefined ? [] : conditionLines(status, options),
    [...factLines(state, options)],
    status === undefined ? [] : driftLines(status, options),
    status === undefined ? [] : unknownLines(status, options),
    status === undefined ? [] : runLines(status, options),
  ];
  const texts = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

/** "In sync: everything is live as the manifests say", as far as anybody knows. */
function headline(state: ControllerState, { palette }: StatusOptions): string {
  const ready = state.status?.conditions.find(({ type }) => type === "Ready");
  if (ready === undefined) return palette.bold("No controller has said anything yet.");
  const text = readyText(ready);
  if (!isKept(state) || !isCurrent(state)) return palette.yellow(`Last said: ${text}.`);
  const paint = { True: palette.green, False: palette.red, Unknown: palette.yellow };
  return paint[ready.status](`${text}.`);
}

const titles: Partial<Readonly<Record<ConditionReason, string>>> = {
  InSync: "In sync",
  NotLookedYet: "Not known yet",
  ManifestsBroken: "The newest manifests have errors",
  SourceRefused: "The newest manifests are not used",
  ApplyFailed: "The last apply failed",
  Trouble: "Trouble",
  LockHeld: "Somebody else is writing",
  AwaitingApproval: "Changes wait",
  PlanOnly: "Changes wait",
  WaitingForTime: "Changes wait",
  Suspended: "Changes wait",
  Applying: "Under way",
  Applied: "Under way",
  ChangesHeld: "Not all is done",
  Drift: "Drift",
  TargetsUnknown: "Not all is known",
};

/** Without an end. */
export function readyText({ reason, message }: Condition): string {
  return `${titles[reason] ?? reason}: ${printable(message)}`;
}

/** Why what follows may not be so any more. */
function doubts(state: ControllerState, { now }: StatusOptions): string[] {
  const { status, unreadable, leader } = state;
  if (unreadable !== undefined) {
    return [`What it says of itself cannot be read: ${unreadable}.`];
  }
  if (status === undefined) return [];
  const { lookedAtMs, term } = status;
  const when = lookedAtMs === undefined ? "it never looked" : `looked ${age(now - lookedAtMs)} ago`;
  if (isCurrent(state)) {
    return lookedAtMs === undefined ? ["It looks for the first time."] : [`It ${when}.`];
  }
  const since =
    leader === undefined ? "nobody has looked since" : "the present one has not said anything yet";
  return [`What follows is the word of a former controller (term ${term}, ${when}): ${since}.`];
}

/** A message that does not fit the line is left out: what it is about stands below. */
function conditionLines({ conditions }: ControllerStatus, options: StatusOptions): string[] {
  const { now, palette, width } = options;
  const room = Math.max(30, width - columnsBefore);
  const rows = conditions.map((condition): Cell[] => [
    { text: condition.type, paint: palette.bold },
    { text: condition.status, paint: paintOf(condition, palette) },
    { text: age(now - condition.lastTransitionMs) },
    { text: condition.reason },
    { text: columnsOf(condition.message) > room ? "" : printable(condition.message) },
  ]);
  return alignColumns(rows, { indent: "  ", limit: Infinity });
}

/** What type, status, age and reason take at most. */
const columnsBefore = 54;

/** Of most conditions True is good news, of those that tell what is wrong it is bad. */
function paintOf({ type, status }: Condition, palette: Palette): (text: string) => string {
  if (status === "Unknown") return palette.yellow;
  const isAbnormal = type === "Stalled" || type === "Drifted" || type === "Reconciling";
  const isGood = (status === "True") !== isAbnormal;
  if (isGood) return palette.green;
  return type === "Reconciling" ? palette.yellow : palette.red;
}

function factLines(state: ControllerState, { now, palette, width }: StatusOptions): string[] {
  const { status, control } = state;
  const facts: [string, string][] = [];
  if (status?.observed !== undefined) {
    const { signedBy } = status.observed;
    const signed = signedBy === undefined ? "" : `, signed by ${signedBy}`;
    facts.push(["newest", `${nameOf(status.observed)}${signed}`]);
  }
  if (status?.inForce !== undefined) {
    facts.push(["in force", `${nameOf(status.inForce)} for ${age(now - status.inForce.sinceMs)}`]);
  }
  if (status?.problem !== undefined) facts.push(["not used", status.problem.message]);
  if (status?.failure !== undefined) {
    const { message, count, sinceMs } = status.failure;
    facts.push(["failing", `${message} (${counted(count, "time")} in ${age(now - sinceMs)})`]);
  }
  if (status?.plan !== undefined) facts.push(["waiting", waitingText(state, status.plan, now)]);
  for (const [reason, count] of Object.entries(status?.held ?? {})) {
    facts.push(["held back", `${count} ${reason}; plumb plan says why`]);
  }
  const { suspension, wish } = control;
  if (suspension !== undefined && isInForce(suspension, now)) {
    facts.push(["suspended", suspensionText(suspension, now)]);
  }
  if (wish !== undefined && wish.id !== status?.wish) {
    facts.push(["asked", `to look at everything, by ${wish.by} ${age(now - wish.atMs)} ago`]);
  }
  const rows = facts.map(([name, text]): Cell[] => [
    { text: name, paint: palette.bold },
    { text: cutTo(printable(text), Math.max(40, width * 2)) },
  ]);
  return alignColumns(rows, { indent: "", widths: ["suspended".length], limit: Infinity });
}

function waitingText(
  { control }: ControllerState,
  { digest, counts, sinceMs, awaits }: NonNullable<ControllerStatus["plan"]>,
  now: number,
): string {
  const { add, change, remove } = counts;
  const plan = `plan ${shortDigest(digest)} for ${age(now - sinceMs)}: ${add} to add, ${change} to change, ${remove} to remove`;
  const approval = control.approvals.find((one) => one.digest === digest);
  if (approval !== undefined) return `${plan}; approved by ${approval.by}@${approval.host}`;
  switch (awaits) {
    case "approval":
      return `${plan}; plumb approve ${shortDigest(digest)} lets it be applied`;
    case "nothing":
      return `${plan}; this controller only tells`;
    case "time":
      return `${plan}; it is applied when its time comes`;
  }
}

/** "by ada@desk for 5 min, for another 2 h: ticket 12". */
export function suspensionText(
  { by, host, sinceMs, because, untilMs }: NonNullable<ControllerState["control"]["suspension"]>,
  now: number,
): string {
  const who = printable(host === undefined ? by : `${by}@${host}`);
  const since = sinceMs === undefined ? "" : ` ${age(now - sinceMs)} ago`;
  const until =
    untilMs === undefined ? ", until plumb resume" : `, for another ${age(untilMs - now)}`;
  return `by ${who}${since}${until}${because === undefined ? "" : `: ${printable(because)}`}`;
}

function driftLines({ drift }: ControllerStatus, { now, palette, width }: StatusOptions): string[] {
  const rows = drift.items
    .slice(0, shownMax)
    .map((item): Cell[] => [
      { text: printable(item.target) },
      { text: printable(item.path) },
      { text: `for ${age(now - item.sinceMs)}` },
      { text: item.claim === undefined ? "" : printable(`${item.claim.file}:${item.claim.line}`) },
      { text: item.leftBecause === undefined ? "" : `left: ${printable(item.leftBecause)}` },
    ]);
  return titled(`Drift: ${counted(drift.count, "item")}`, rows, drift.count, { palette, width });
}

function unknownLines(
  { unknown }: ControllerStatus,
  { now, palette, width }: StatusOptions,
): string[] {
  const rows = unknown.targets
    .slice(0, shownMax)
    .map((one): Cell[] => [
      { text: printable(one.target) },
      { text: `for ${age(now - one.sinceMs)}` },
      { text: printable(one.reason) },
    ]);
  const title = `Unknown: ${counted(unknown.count, "target")}`;
  return titled(title, rows, unknown.count, { palette, width });
}

/** A page of a terminal has room for no more; JSON has all that is kept. */
const shownMax = 10;
const runsShownMax = 5;

function titled(
  title: string,
  rows: readonly Cell[][],
  count: number,
  { palette, width }: Pick<StatusOptions, "palette" | "width">,
): string[] {
  if (count === 0) return [];
  const more = count > rows.length ? [`  and ${count - rows.length} more`] : [];
  return [palette.bold(title), ...alignColumns(rows, { indent: "  ", limit: width }), ...more];
}

function runLines({ runs }: ControllerStatus, { palette }: StatusOptions): string[] {
  if (runs.length === 0) return [];
  const rows = runs.slice(0, runsShownMax).map((run): Cell[] => {
    const { add, change, remove } = run.counts;
    const total = add + change + remove;
    return [
      { text: shortDigest(run.digest) },
      { text: run.count > 1 ? `${run.result} (${run.count} times)` : run.result },
      { text: timestamp(run.lastAtMs) },
      { text: run.durationMs === undefined ? "" : duration(run.durationMs) },
      { text: run.done === undefined ? counted(total, "operation") : `${run.done} of ${total}` },
      { text: printable(nameOf(run)) },
      { text: run.approvedBy === undefined ? "" : `approved by ${printable(run.approvedBy)}` },
    ];
  });
  return [palette.bold("Last runs"), ...alignColumns(rows, { indent: "  ", limit: Infinity })];
}

/** Digests of folders are long and tell nobody anything. */
function nameOf({ revision, label }: NamedRevision): string {
  return label ?? (/^[0-9a-f]{40,}$/.test(revision) ? shortDigest(revision) : revision);
}
