// A plan as people read it: per target what would change and which line says so, what is allocated,
// what is held back and why, what it disrupts, and one line that sums it up.

import type { AddedAllocation, PlaceUse } from "../../model/allocation.ts";
import type { HeldBack, Plan, TargetState } from "../../model/plan.ts";
import { isQuiet, shortDigest } from "../../model/plan.ts";
import { equalJson } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import type { Checkout } from "../../ports/worktree.ts";
import { checkoutText } from "./checkout.ts";
import { alignColumns, widthsOf, type Cell } from "./columns.ts";
import { heldBackText, type UnknownTimes } from "./held-back.ts";
import { itemRows, provenance, type ItemRow } from "./item-row.ts";
import { age, counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { recordedLines, type RecordSources } from "./recorded.ts";

export interface ShownPlan {
  readonly plan: Plan;
  /** Age of the oldest observation that the plan was made from; absent for a plan from a file. */
  readonly liveAgeMs?: number;
  /** Says where else than from the targets the live state is: "live from a snapshot of 14 min ago". */
  readonly basis?: string;
  /** How long targets have been unknown, where that is known. */
  readonly unknownForMs?: UnknownTimes;
  /** What the plan was made from; absent for a plan from a file. */
  readonly sources?: RecordSources;
  /** The commit that the manifests were, where they lay in a git work tree. */
  readonly checkout?: Checkout;
}

export interface ViewOptions {
  readonly palette: Palette;
  readonly width: number;
}

/** The whole page, with a line break at its end. */
export function planText(shown: ShownPlan, options: ViewOptions): string {
  const { plan } = shown;
  const { palette } = options;
  const paragraphs = [
    [header(shown, palette)],
    targetBlocks(plan.operations, options),
    [allocationsText(plan, palette), recordedText(shown, palette)],
    [heldBackText(plan.held, options, shown.unknownForMs)],
    [disruptionsText(plan.operations, palette), summaryText(plan, palette)],
  ];
  const texts = paragraphs.map((parts) => parts.filter((part) => part !== "").join("\n"));
  return `${texts.filter((text) => text !== "").join("\n\n")}\n`;
}

const stateWords: Readonly<Record<TargetState, string>> = {
  changes: "to change",
  "in-sync": "in sync",
  "held-back": "held back",
  unknown: "unknown",
};

function header({ plan, liveAgeMs, basis, checkout }: ShownPlan, palette: Palette): string {
  const states = (Object.keys(stateWords) as TargetState[]).flatMap((state) => {
    const count = plan.targets.filter((target) => target.state === state).length;
    return count === 0 ? [] : [`${count} ${stateWords[state]}`];
  });
  const read = liveAgeMs === undefined ? [] : [liveAgeText(liveAgeMs)];
  const live = basis === undefined ? read : [basis];
  const targets = counted(plan.targets.length, "target");
  const within = plan.scopes.length === 0 ? [] : [`only ${plan.scopes.join(" or ")}`];
  const counts = states.length === 0 ? targets : `${targets}: ${states.join(", ")}`;
  const manifests = checkout === undefined ? [] : [`manifests ${checkoutText(checkout)}`];
  const parts = [...manifests, ...live, ...within, counts];
  return `${palette.bold(`Plan ${shortDigest(plan.digest)}`)} · ${parts.join(" · ")}`;
}

function liveAgeText(ms: number): string {
  return ms < 1000 ? "live just read" : `live ${age(ms)} old`;
}

interface Block {
  readonly target: string;
  readonly operationCount: number;
  readonly rows: readonly (readonly Cell[])[];
  /** Other targets whose operations come first. */
  readonly after: readonly string[];
}

function targetBlocks(operations: readonly Operation[], options: ViewOptions): string[] {
  const byTarget = new Map<string, Operation[]>();
  for (const operation of operations) {
    const list = byTarget.get(operation.target);
    if (list === undefined) byTarget.set(operation.target, [operation]);
    else list.push(operation);
  }
  // The switches of a pair mostly get the same; what was put into words once is not put so again.
  const worded = new Map<string, { own: readonly Operation[]; rows: Block["rows"] }>();
  const blocks = [...byTarget].map(([target, own]): Block => {
    const key = `${own.length} ${own[0]?.path} ${own.at(-1)?.path}`;
    const twin = worded.get(key);
    const rows =
      twin !== undefined && areAlike(twin.own, own)
        ? twin.rows
        : itemRows(own).map((row) => rowCells(row, options.palette));
    worded.set(key, { own, rows });
    return { target, operationCount: own.length, rows, after: targetsAwaited(target, own) };
  });
  const widths = widthsOf(blocks.flatMap((block) => block.rows));
  const firstWith = new Map<string, string>();
  return blocks.map((block) => blockText(block, widths, firstWith, options));
}

/** The same operations for the same reasons, apart from the target. */
function areAlike(left: readonly Operation[], right: readonly Operation[]): boolean {
  return left.every((one, i) => {
    const other = right[i];
    return (
      one.action === other?.action &&
      one.path === other.path &&
      one.drift === other.drift &&
      one.claims.length === other.claims.length &&
      one.claims.every((claim, n) => claim === other.claims[n]) &&
      equalJson(one.value, other.value) &&
      equalJson(one.previous, other.previous)
    );
  });
}

function blockText(
  block: Block,
  widths: readonly number[],
  firstWith: Map<string, string>,
  { palette, width }: ViewOptions,
): string {
  const after = block.after.length === 0 ? "" : palette.dim(`  after ${block.after.join(", ")}`);
  const title = `${palette.bold(block.target)}${after}`;
  const lines = alignColumns(block.rows, { indent: "  ", widths, limit: width });
  const content = lines.join("\n");
  const twin = firstWith.get(content);
  // A repetition must save lines to be worth following.
  if (twin !== undefined && lines.length > 1) {
    const same = counted(block.operationCount, "operation");
    return `${title}\n  ${palette.dim(`... the same ${same} as ${twin}`)}`;
  }
  firstWith.set(content, block.target);
  return `${title}\n${content}`;
}

function rowCells(row: ItemRow, palette: Palette): Cell[] {
  const paint = { "+": palette.green, "-": palette.red, "~": palette.yellow }[row.symbol];
  return [
    {
      text: `${row.symbol} ${row.subject}`,
      paint: (text) => paint(text.slice(0, 1)) + text.slice(1),
    },
    { text: row.detail },
    { text: `${provenance(row, row.isGone)}${driftWords[row.drift]}`, paint: palette.dim },
  ];
}

/** Said behind the line: it is the same line as when it was applied. */
const driftWords: Readonly<Record<ItemRow["drift"], string>> = {
  all: " (drift)",
  part: " (part drift)",
  none: "",
};

function targetsAwaited(target: string, operations: readonly Operation[]): string[] {
  const awaited = new Set<string>();
  const own = `:${target}/`;
  for (const { waitsFor } of operations) {
    for (const id of waitsFor) {
      if (id.startsWith(own, id.indexOf(":"))) continue;
      const other = /^[a-z]+:([^/]+\/[^/]+)\//.exec(id)?.[1];
      if (other !== undefined && other !== target) awaited.add(other);
    }
  }
  return [...awaited];
}

/** How many allocations a page names; a new fabric has thousands. */
const namedAllocations = 10;

function addedText({ pool, key, value, previous, reason }: AddedAllocation): string {
  const moved = previous === undefined ? "" : ` (was ${previous})`;
  return `${pool} ${value} for ${key}${moved}${reason === undefined ? "" : `: ${reason}`}`;
}

function allocationsText({ allocations, places }: Plan, palette: Palette): string {
  const lines = [
    ...allocations.added.map(addedText),
    ...allocations.released.map(
      ({ pool, key, value }) => `${pool} ${value} is free again (was ${key})`,
    ),
  ];
  if (lines.length === 0) return "";
  const more = lines.length - namedAllocations;
  const named = lines.slice(0, namedAllocations);
  if (more > 0) named.push(palette.dim(`and ${more} more (plumb plan -o json names all)`));
  const chosen = new Set([...allocations.added, ...allocations.released].map((one) => one.value));
  named.push(...places.filter(({ place }) => chosen.has(place)).map(roomText));
  return `Allocations: ${named.join(`\n${" ".repeat("Allocations: ".length)}`)}`;
}

function roomText({ place, used, capacity, reserve }: PlaceUse): string {
  const kept = reserve === 0 ? "" : `, ${reserve} of them kept in reserve`;
  return `${place} then has ${used} of ${capacity} networks${kept}`;
}

function recordedText({ plan, sources }: ShownPlan, palette: Palette): string {
  const lines = recordedLines(plan, sources);
  return lines.length === 0 ? "" : palette.dim(lines.join("\n"));
}

function disruptionsText(operations: readonly Operation[], palette: Palette): string {
  const where = new Map<string, Set<string>>();
  for (const { target, disrupts } of operations) {
    for (const what of disrupts) where.set(what, (where.get(what) ?? new Set()).add(target));
  }
  if (where.size === 0) return "";
  const lines = [...where].map(([what, targets]) => `${what} (${[...targets].join(", ")})`);
  return `${palette.yellow("Disrupts:")} ${lines.join(`\n${" ".repeat("Disrupts: ".length)}`)}`;
}

export interface PlanCounts {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
  readonly held: number;
  readonly unknownTargets: number;
}

export function countPlan({ operations, held, targets }: Plan): PlanCounts {
  const count = (action: Operation["action"]): number =>
    operations.filter((operation) => operation.action === action).length;
  const isHeld = ({ reason }: HeldBack): boolean => reason !== "target-unknown";
  return {
    add: count("add"),
    change: count("replace"),
    remove: count("remove"),
    held: held.filter(isHeld).length,
    unknownTargets: targets.filter((target) => target.state === "unknown").length,
  };
}

/** What it comes to, in one line. */
export function summaryText(plan: Plan, palette: Palette): string {
  const { add, change, remove, held, unknownTargets } = countPlan(plan);
  const rest = [
    ...(held === 0 ? [] : [`${held} held back`]),
    ...(unknownTargets === 0 ? [] : [`${counted(unknownTargets, "target")} unknown`]),
  ];
  if (plan.operations.length > 0) {
    const parts = [`${add} to add`, `${change} to change`, `${remove} to remove`, ...rest];
    return `${palette.bold("Plan:")} ${parts.join(", ")}.`;
  }
  const isSettled = isQuiet(plan) && plan.targets.every((target) => target.state === "in-sync");
  const why = isSettled
    ? plan.scopes.length === 0
      ? "The targets are as the manifests say"
      : "Within the scope the targets are as the manifests say"
    : "Nothing is to be sent to a target";
  return `${palette.bold("No changes.")} ${why}${rest.length === 0 ? "" : `; ${rest.join(", ")}`}.`;
}
