// The resources of a file as a text to keep, so that a file that did not change is not parsed again.
// The name of the file is left out: equal texts are equal manifests, wherever they lie.

import { digestOfText } from "../model/digest.ts";
import type { JsonObject } from "../model/json.ts";
import type { Resource } from "../model/resource.ts";
import { schemaDigest } from "./schemas.generated.ts";

/** The form of kept texts, and what they were checked against. */
const version = `1-${schemaDigest}`;

type Row = readonly [
  kind: string,
  name: string,
  line: number,
  column: number,
  document: number,
  spec: JsonObject,
  labels?: Readonly<Record<string, string>>,
  annotations?: Readonly<Record<string, string>>,
];

/**
 * What a manifest's resources are kept under. It changes with the text, with the schemas, and with
 * the end of the file's name, as that tells JSON lines.
 */
export function cacheKeyOf(file: string, text: string): string {
  const form = /\.(?:jsonl|ndjson)$/i.test(file) ? "lines" : "any";
  return digestOfText(`${version} ${form}\n${text}`);
}

export function printResources(resources: readonly Resource[]): string {
  const rows = resources.map((resource): Row => {
    const { kind, name, spec, labels, annotations } = resource;
    const { line, column, document } = resource.source;
    const row: Row = [kind, name, line, column, document, spec as JsonObject];
    const isBare = Object.keys(labels).length + Object.keys(annotations).length === 0;
    return isBare
      ? row
      : [kind, name, line, column, document, spec as JsonObject, labels, annotations];
  });
  return JSON.stringify(rows);
}

/** The resources of a kept text under a file's name; undefined where the text was damaged. */
export function parseResources(file: string, kept: string): Resource[] | undefined {
  const rows = parseRows(kept);
  return rows?.map(([kind, name, line, column, document, spec, labels = {}, annotations = {}]) => {
    return { kind, name, labels, annotations, spec, source: { file, line, column, document } };
  });
}

function parseRows(kept: string): readonly Row[] | undefined {
  try {
    const rows: unknown = JSON.parse(kept);
    const isList =
      Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length >= 6);
    return isList ? (rows as readonly Row[]) : undefined;
  } catch {
    // A torn file is as good as none: the manifest is parsed again.
    return undefined;
  }
}
