// What `plumb explain` shows of one item: a line for each reason, each saying what it means.

import { equalJson, type JsonObject } from "../../model/json.ts";
import type { HeldBack } from "../../model/plan.ts";
import type { WaitReason } from "../../plan/wait-reason.ts";
import type { AllocationReason, ExplainedAllocation } from "../explain/allocation.ts";
import type { ItemExplanation, Need, PlannedStep, PlannedWait } from "../explain/item.ts";
import {
  appliedByJson,
  blamedItemJson,
  claimLines,
  headline,
  labelled,
  type BlamedItemView,
} from "./blame.ts";
import { formatVersion } from "./format-version.ts";
import { wordsOf } from "./item-row.ts";
import type { Palette } from "./palette.ts";
import { allocationJson, heldJson, operationJson, present } from "./plan-json.ts";

export interface ItemExplanationView extends Omit<ItemExplanation, "allocations"> {
  readonly allocations: readonly ExplainedAllocation[];
  readonly applied: BlamedItemView["applied"];
  readonly now: number;
}

/** How many lines a list of items gets. */
const listedMax = 8;

export function itemText(view: ItemExplanationView, palette: Palette): string {
  const { target, item } = view;
  const value = item.live ?? item.wanted;
  const { subject, detail } =
    value === undefined ? { subject: "", detail: "" } : wordsOf(target).label(item.path, value);
  const called = [subject, detail].filter((part) => part !== "" && part !== item.path).join(": ");
  const lines = [
    palette.bold(`${target} ${item.path}`),
    ...(called === "" ? [] : [called]),
    "",
    headline(view),
    ...valueLines(view),
    ...claimLines(item),
    ...allocationLines(view.allocations),
    ...needLines(view.needs),
    ...underOneLabel("needed by", shortened(view.neededBy)),
    ...planLines(view, palette),
  ];
  return `${lines.join("\n")}\n`;
}

function valueLines({ item: { live, wanted } }: ItemExplanationView): string[] {
  if (wanted === undefined || live === undefined || equalJson(live, wanted)) return [];
  return [labelled("live", JSON.stringify(live)), labelled("wanted", JSON.stringify(wanted))];
}

/** The label before the first line only. */
export function underOneLabel(label: string, lines: readonly string[]): string[] {
  return lines.map((line, i) => labelled(i === 0 ? label : "", line));
}

/** The first of many, and how many more there are. */
export function shortened(lines: readonly string[]): readonly string[] {
  const more = lines.length - listedMax;
  return more > 1 ? [...lines.slice(0, listedMax), `and ${more} more`] : lines;
}

function allocationLines(allocations: readonly ExplainedAllocation[]): string[] {
  const lines = allocations.map(
    (one) => `${one.pool} ${one.value} for ${one.key}: ${allocationWords(one.why)}`,
  );
  return underOneLabel("allocated", lines);
}

function allocationWords(why: AllocationReason): string {
  switch (why.type) {
    case "pinned":
      return `pinned at ${why.at.file}:${why.at.line}`;
    case "placed": {
      const reason = why.reason ?? "nobody recorded why";
      return why.isNew
        ? `chosen by the plan (${reason})`
        : `chosen when it was placed (${reason}), kept while that will do`;
    }
    case "lowest-free":
      return why.isNew
        ? "the lowest free number at this moment; once applied it is kept"
        : "the lowest free number when it was planned, kept while anything asks for it";
    case "found-live":
      return "the device shows it under this name, so it is taken as it is";
    case "unasked":
      return "nothing asks for it; kept until it was seen gone everywhere";
  }
}

const needWords: Readonly<Record<Need["type"], string>> = {
  "stands-in": "it stands in this",
  needs: "must be there before it comes, and goes only after it went",
  order: "comes first and goes last, where both do",
};

function needLines(needs: readonly Need[]): string[] {
  const width = Math.max(0, ...needs.map(({ path }) => path.length));
  const lines = needs.map(({ path, type, isLive }) => {
    const absent = isLive || type === "order" ? "" : "; it is not there";
    return `${path.padEnd(width)}  ${needWords[type]}${absent}`;
  });
  return underOneLabel("needs", lines);
}

function planLines({ item, planned }: ItemExplanationView, palette: Palette): string[] {
  if (typeof planned === "string") return [labelled("plan", `none: ${planned}`)];
  const { steps, held, recorded } = planned;
  const lines = steps.flatMap((step) => stepLines(step, palette));
  if (recorded === "adopted") lines.push("it is as wanted: recorded as ours, nothing is sent");
  if (recorded === "forgotten") lines.push("no longer recorded as ours, nothing is sent");
  if (lines.length === 0 && held.length === 0) lines.push("a plan would leave it as it is");
  return [...underOneLabel("plan", lines), ...heldLines(held, item.path)];
}

const symbols = { add: "+", remove: "-", replace: "~" } as const;

function stepLines({ operation, waits }: PlannedStep, { green, red, yellow }: Palette): string[] {
  const paint = { add: green, remove: red, replace: yellow }[operation.action];
  const { action, previous, value, path, disrupts } = operation;
  const values = [previous, value].flatMap((one) =>
    one === undefined ? [] : [JSON.stringify(one)],
  );
  const first = `${paint(symbols[action])} ${action} ${path} ${values.join(" -> ")}`.trimEnd();
  return [
    first,
    ...shortened(waits.map((wait) => `  after ${waitText(wait, operation.target)}`)),
    ...disrupts.map((what) => `  disrupts ${what}`),
  ];
}

function waitText({ action, target, path, reason }: PlannedWait, own: string): string {
  const place = target === own ? path : `${target} ${path}`;
  return `${action} ${place}: ${reason === undefined ? "the planner says so" : waitWords(reason)}`;
}

function waitWords(reason: WaitReason): string {
  switch (reason.type) {
    case "stands-in":
      return "it stands in this";
    case "needs":
      return "it cannot be without this";
    case "order":
      return "where both come, this comes first";
    case "still-needed":
      return "this needs it until then";
    case "takes-name":
      return `this gives up ${reason.name}, which only one can have`;
    case "comes-again":
      return "it goes before it comes again";
    case "moves":
      return "what it is for moves there, and is there before it goes here";
    case "reached":
      return "whoever moves there is reached by way of this before it goes here";
    case "grows-first":
      return "what is new comes before what is old goes";
    case "still-carries":
      return "it is sent to for as long as this is there";
    case "comes-first":
      return "this is there before anything comes here that needs it";
    case "goes-first":
      return "this has gone, or moved on, before anything goes here that it needs";
    case "other-target":
      return "so that nobody is disrupted on two targets at a time";
  }
}

/** What is held back, and what to do about it; `own`: the path that stands above already. */
export function heldLines(held: readonly HeldBack[], own?: string): string[] {
  const lines = held.map(({ action, path, detail }) => {
    const place = path === own ? undefined : path;
    const what = [action, place].filter((part) => part !== undefined).join(" ");
    return what === "" ? detail : `${what}: ${detail}`;
  });
  const help = [...new Set(held.map((one) => one.help))];
  return underOneLabel("held back", [...shortened(lines), ...help.map((one) => `  ${one}`)]);
}

export function itemJson(view: ItemExplanationView): JsonObject {
  const { target, item, applied, needs, neededBy, allocations, planned } = view;
  return {
    formatVersion,
    type: "item",
    target,
    item: blamedItemJson(item),
    ...appliedByJson(applied),
    allocations: allocations.map((one) => ({
      ...allocationJson(one),
      why: whyJson(one.why),
    })),
    needs: needs.map(({ path, type, isLive }) => ({ path, type, isLive })),
    neededBy,
    ...(typeof planned === "string"
      ? { unplanned: planned }
      : {
          plan: {
            operations: planned.steps.map(({ operation }) => operationJson(operation)),
            waits: planned.steps.flatMap(({ operation, waits }) =>
              waits.map(({ id, reason }) => ({
                operation: operation.id,
                awaited: id,
                ...present({ reason: reason?.type }),
              })),
            ),
            held: planned.held.map(heldJson),
            ...present({ recorded: planned.recorded }),
          },
        }),
  };
}

function whyJson(why: AllocationReason): JsonObject {
  switch (why.type) {
    case "pinned": {
      const { file, line, column } = why.at;
      return { type: why.type, file, line, column };
    }
    case "placed":
      return { type: why.type, isNew: why.isNew, ...present({ reason: why.reason }) };
    case "lowest-free":
      return { type: why.type, isNew: why.isNew };
    case "found-live":
    case "unasked":
      return { type: why.type };
  }
}
