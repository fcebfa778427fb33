// Resources that an import makes, as plain values, and the files that they go into.

import type { Json, JsonObject } from "../model/json.ts";
import type { Resource } from "../model/resource.ts";
import { yamlText } from "./yaml-text.ts";

export interface DescribedResource {
  readonly kind: string;
  readonly name: string;
  readonly spec: JsonObject;
}

/** More resources than this make a file that nobody reviews. */
const resourcesPerFileMax = 500;

/** An object of the fields that have a value. */
export function presentFields(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  const present: Record<string, Json> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) present[key] = value;
  return present;
}

/**
 * Texts of files by path. `schema` is the combined schema's URL, or its path as seen from the folder
 * that the files go into.
 */
export function filesOf(
  groups: ReadonlyMap<string, readonly DescribedResource[]>,
  schema: string,
): Map<string, string> {
  const files = new Map<string, string>();
  for (const [path, resources] of groups) {
    for (let from = 0; from < resources.length; from += resourcesPerFileMax) {
      const part = from / resourcesPerFileMax + 1;
      const name = part === 1 ? `${path}.yaml` : `${path}-${part}.yaml`;
      const documents = resources.slice(from, from + resourcesPerFileMax).map(documentOf);
      files.set(name, yamlText([modeline(name, schema)], documents));
    }
  }
  return files;
}

function modeline(path: string, schema: string): string {
  const isAbsolute = schema.startsWith("/") || schema.includes("://");
  const up = isAbsolute ? "" : "../".repeat(path.split("/").length - 1);
  return `# yaml-language-server: $schema=${up}${schema}`;
}

/** The resource as a manifest has it. */
export function documentOf({ kind, name, spec }: DescribedResource): JsonObject {
  return { apiVersion: "plumbline/v1", kind, metadata: { name }, spec };
}

/** As it will be read again, but for its place in a file. */
export function asResource({ kind, name, spec }: DescribedResource): Resource {
  const source = { file: "", line: 1, column: 1, document: 0 };
  return { kind, name, labels: {}, annotations: {}, spec, source };
}
