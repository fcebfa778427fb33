// What a diagnostic code says, and what to do about it where the code alone tells. Pure.

import { diagnosticCodes, type DiagnosticCode } from "../../model/diagnostic-codes.ts";
import { closest } from "../../model/suggest.ts";
import type { TargetType } from "../../model/target.ts";

export interface ExplainedCode {
  readonly code: DiagnosticCode;
  /** The constant phrase of every diagnostic with the code. */
  readonly summary: string;
  /** What to do, where it is the same for every diagnostic with the code. */
  readonly help?: string;
}

/** The code of this name; or all codes of a family such as "conflict"; or why there is none. */
export function explainCode(
  word: string,
  targetTypes: Iterable<TargetType>,
): readonly ExplainedCode[] | string {
  const types = [...targetTypes];
  const family = `${word.replace(/\/$/, "")}/`;
  const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];
  const found = codes.filter((code) => code === word || code.startsWith(family));
  if (found.length > 0) return found.map((code) => explained(code, types));
  const meant = closest(word, codes);
  const hint =
    meant === undefined
      ? `a code begins with one of ${[...codeFamilies()].join(", ")}`
      : `did you mean ${meant}?`;
  return `there is no diagnostic code ${word}; ${hint}`;
}

/** "conflict", "reference": what codes begin with. */
export function codeFamilies(): ReadonlySet<string> {
  return new Set(Object.keys(diagnosticCodes).map((code) => code.slice(0, code.indexOf("/"))));
}

function explained(code: DiagnosticCode, types: readonly TargetType[]): ExplainedCode {
  const summary = diagnosticCodes[code];
  const help = types
    .flatMap(({ itemTypes }) => itemTypes)
    .find(({ conflict }) => conflict.code === code)?.conflict.help;
  return help === undefined ? { code, summary } : { code, summary, help };
}
