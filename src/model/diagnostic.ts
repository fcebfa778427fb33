// Problems in what a person wrote. A `Finding` names a resource and a field, as the pure code knows
// them; a `Diagnostic` is the same problem located in a text. Both are collected, never thrown.

import type { DiagnosticCode } from "./diagnostic-codes.ts";
import type { Resource } from "./resource.ts";

export type Severity = "error" | "warning";

/** Offsets count UTF-16 units from 0; lines and columns count from 1; the end is exclusive. */
export interface SourceRange {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A field of a resource: a JSON pointer into the whole document, such as "/spec/network". */
export interface FieldOf {
  readonly resource: Pick<Resource, "kind" | "name" | "source">;
  readonly field: string;
  /** Point at the field's key rather than at its value. */
  readonly atKey?: boolean;
}

export interface RelatedField extends FieldOf {
  /** Stands behind the place: "tenant-blue is declared here". */
  readonly text: string;
}

export interface Finding {
  /** Its summary, one constant phrase, stands in the registry of codes. */
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly at: FieldOf;
  /** Stands beside the caret: what is wrong with just this text. */
  readonly label?: string;
  readonly related?: readonly RelatedField[];
  /** What to do, as one sentence. */
  readonly help: string;
}

export interface RelatedRange {
  readonly range: SourceRange;
  readonly text: string;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly summary: string;
  /** Absent only where there is no text to point into, such as an unreadable file. */
  readonly range?: SourceRange;
  readonly label?: string;
  readonly related: readonly RelatedRange[];
  readonly help: string;
}

export function hasErrors(problems: Iterable<{ readonly severity: Severity }>): boolean {
  for (const problem of problems) if (problem.severity === "error") return true;
  return false;
}
