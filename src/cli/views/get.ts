// What `plumb get` shows.

import type { Json, JsonObject } from "../../model/json.ts";
import { refOf, type Resource, type ResourceSource } from "../../model/resource.ts";
import { compareNames } from "../../model/sort.ts";
import { alignColumns } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";

export function resourcesText(resources: readonly Resource[], isOne: boolean): string {
  if (resources.length === 0) return "The manifests declare none.\n";
  const [first] = resources;
  if (isOne && first !== undefined) {
    return `${JSON.stringify(resourceJson(first), undefined, 2)}\n`;
  }
  const rows = sorted(resources).map(({ kind, name, source }) => [
    { text: kind },
    { text: name },
    { text: `${source.file}:${source.line}` },
  ]);
  return `${alignColumns(rows, { indent: "", limit: 200 }).join("\n")}\n`;
}

export function resourcesJson(resources: readonly Resource[]): JsonObject {
  return { formatVersion, resources: sorted(resources).map(resourceJson) };
}

function sorted(resources: readonly Resource[]): Resource[] {
  return [...resources].sort((a, b) => compareNames(refOf(a), refOf(b)));
}

function resourceJson({ kind, name, labels, annotations, spec, source }: Resource): JsonObject {
  const { file, line, column } = source;
  const metadata: Record<string, Json> = { name };
  if (Object.keys(labels).length > 0) metadata["labels"] = labels;
  if (Object.keys(annotations).length > 0) metadata["annotations"] = annotations;
  return { apiVersion: "plumbline/v1", kind, metadata, spec, source: { file, line, column } };
}

export interface TargetRow {
  readonly target: string;
  readonly driver: string;
  readonly ownership: string;
  readonly ownedItems: number;
  readonly isKnown: boolean;
  /** Why it is unknown. */
  readonly reason?: string;
  /** Where it is declared; absent where nothing declares it any more. */
  readonly source?: ResourceSource;
}

export function targetsText(rows: readonly TargetRow[]): string {
  if (rows.length === 0) return "There are no targets.\n";
  const cells = rows.map((row) => [
    { text: row.target },
    { text: row.driver },
    { text: row.ownership },
    { text: row.isKnown ? "reachable" : `unknown: ${row.reason ?? ""}` },
    { text: `${counted(row.ownedItems, "item")} of ours` },
    {
      text: row.source === undefined ? "declared no more" : `${row.source.file}:${row.source.line}`,
    },
  ]);
  return `${alignColumns(cells, { indent: "", limit: 200 }).join("\n")}\n`;
}

export function targetsJson(rows: readonly TargetRow[]): JsonObject {
  return {
    formatVersion,
    targets: rows.map(({ target, driver, ownership, ownedItems, isKnown, reason, source }) => ({
      target,
      driver,
      ownership,
      ownedItems,
      isKnown,
      ...(reason === undefined ? {} : { reason }),
      ...(source === undefined ? {} : { source: { ...source } }),
    })),
  };
}
