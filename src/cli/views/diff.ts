// What `plumb diff` shows: each item as it is on the device ("-") and as it would be ("+").

import type { Json, JsonObject } from "../../model/json.ts";
import type { Plan } from "../../model/plan.ts";
import { shortDigest } from "../../model/plan.ts";
import type { Operation } from "../../model/operation.ts";
import { formatVersion } from "./format-version.ts";
import { provenance } from "./item-row.ts";
import type { Palette } from "./palette.ts";
import { claimJson, present } from "./plan-json.ts";

export function diffText({ operations, digest }: Plan, palette: Palette): string {
  if (operations.length === 0) return "";
  const targets = new Map<string, string[]>();
  for (const operation of operations) {
    const lines = targets.get(operation.target) ?? [];
    targets.set(operation.target, lines);
    lines.push(...itemLines(operation, palette));
  }
  const blocks = [...targets].map(([target, lines]) =>
    [
      palette.bold(`--- ${target} (live)`),
      palette.bold(`+++ ${target} (plan ${shortDigest(digest)})`),
      ...lines,
    ].join("\n"),
  );
  return `${blocks.join("\n")}\n`;
}

function itemLines({ path, value, previous, claims }: Operation, palette: Palette): string[] {
  const place = palette.cyan(`@@ ${path} @@ ${provenance({ claims }, value === undefined)}`);
  return [
    place.trimEnd(),
    ...linesOf(previous).map((line) => palette.red(`-${line}`)),
    ...linesOf(value).map((line) => palette.green(`+${line}`)),
  ];
}

function linesOf(value: Json | undefined): string[] {
  return value === undefined ? [] : [JSON.stringify(value)];
}

export function diffJson({ operations, digest }: Plan): JsonObject {
  const targets = new Map<string, JsonObject[]>();
  for (const { target, path, value, previous, claims } of operations) {
    const items = targets.get(target) ?? [];
    targets.set(target, items);
    items.push({
      path,
      ...present({ live: previous, planned: value }),
      claims: claims.map(claimJson),
    });
  }
  return {
    formatVersion,
    digest,
    targets: [...targets].map(([target, items]) => ({ target, items })),
  };
}
