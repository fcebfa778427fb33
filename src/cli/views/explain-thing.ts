// What `plumb explain` shows of several items together.

import type { JsonObject } from "../../model/json.ts";
import type { ThingExplanation } from "../explain/thing.ts";
import { blamedItemJson, blameText, labelled } from "./blame.ts";
import { heldLines, shortened, underOneLabel } from "./explain-item.ts";
import { formatVersion } from "./format-version.ts";
import { itemRows } from "./item-row.ts";
import type { Palette } from "./palette.ts";
import { heldJson, operationJson } from "./plan-json.ts";

export function thingText(thing: ThingExplanation, palette: Palette): string {
  const { target, title, items, needs, neededBy, held } = thing;
  const [first] = items;
  const facts = [
    ...underOneLabel("needs", shortened(needs)),
    ...underOneLabel("needed by", shortened(neededBy)),
    ...planLines(thing),
    ...heldLines(held),
  ];
  const blocks = [
    palette.bold(`${target} ${title}`),
    blameText(thing, palette).trimEnd(),
    facts.join("\n"),
    palette.dim(`One of them with its reasons: plumb explain ${target} ${first?.path ?? "PATH"}`),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function planLines({ operations, held }: ThingExplanation): string[] {
  if (typeof operations === "string") return [labelled("plan", `none: ${operations}`)];
  if (operations.length === 0) {
    return held.length === 0 ? [labelled("plan", "a plan would leave all of it as it is")] : [];
  }
  const rows = itemRows(operations);
  const lines = rows.map(({ symbol, subject, detail }) => `${symbol} ${subject}  ${detail}`);
  return underOneLabel("plan", shortened(lines.map((line) => line.trimEnd())));
}

export function thingJson(thing: ThingExplanation): JsonObject {
  const { target, title, items, needs, neededBy, operations, held } = thing;
  return {
    formatVersion,
    type: "thing",
    target,
    title,
    items: items.map((item) => blamedItemJson(item)),
    needs,
    neededBy,
    ...(typeof operations === "string"
      ? { unplanned: operations }
      : { plan: { operations: operations.map(operationJson), held: held.map(heldJson) } }),
  };
}
