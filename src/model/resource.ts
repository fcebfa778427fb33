// A resource: one desired thing that a person wrote. This is the shape after the schema has
// accepted it; where it stands in its manifest stays with it for ever.

import type { JsonObject } from "./json.ts";

/** Where a resource begins. Line and column count from 1; `document` counts from 0 in its file. */
export interface ResourceSource {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly document: number;
}

/** "Kind/name", the name of a resource in claims, messages and scopes. */
export type ResourceRef = string;

export interface Resource<Spec extends object = JsonObject> {
  readonly kind: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: Spec;
  readonly source: ResourceSource;
}

/** The reference of a resource: "PortBinding/blue-on-node001". */
export function refOf(resource: { readonly kind: string; readonly name: string }): ResourceRef {
  return `${resource.kind}/${resource.name}`;
}
