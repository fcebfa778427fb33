// The resources that this import makes, and where in the configuration each comes from.

import type { SourceRange } from "../../model/diagnostic.ts";
import type { DescribedResource } from "../manifest-files.ts";

export interface ImportedResource extends DescribedResource {
  readonly origin: Origin;
  /** Fields that come from elsewhere than the resource: "/spec/ports/1" and what is below. */
  readonly parts?: ReadonlyMap<string, Origin>;
}

/** A field of the configuration, or a line of the bindings. */
export type Origin = { readonly path: readonly string[] } | { readonly line: number };

/** The range of a line of the bindings, to be shown at its beginning. */
export function lineRange(file: string, line: number): SourceRange {
  return { file, line, column: 1, endLine: line, endColumn: 2 };
}
