// A problem as the readers of one document see it: offsets into the file's text instead of lines
// and columns. `toDiagnostic` turns it into what people see.

import type { DiagnosticCode } from "../model/diagnostic-codes.ts";
import { diagnosticCodes } from "../model/diagnostic-codes.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { LineTable } from "./line-table.ts";

/** Offsets in UTF-16 units into the whole file; the end is exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export interface Problem {
  readonly code: DiagnosticCode;
  readonly span: TextSpan;
  readonly label: string;
  readonly help: string;
  readonly related?: { readonly span: TextSpan; readonly text: string };
}

/** Every problem that a reader of text finds is an error: a manifest is understood fully or not at all. */
export function toDiagnostic(problem: Problem, lines: LineTable): Diagnostic {
  const { related } = problem;
  return {
    code: problem.code,
    severity: "error",
    summary: diagnosticCodes[problem.code],
    range: lines.range(problem.span),
    label: problem.label,
    related:
      related === undefined ? [] : [{ range: lines.range(related.span), text: related.text }],
    help: problem.help,
  };
}
