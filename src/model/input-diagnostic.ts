// Diagnostics about a file as a whole, before anybody knows what is in it: for the adapters that
// find files and for the reader of their texts.

import { type DiagnosticCode, diagnosticCodes } from "./diagnostic-codes.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** A generated file of 100,000 bindings has 20 MB; nobody reviews a larger one. */
export const manifestBytesMax: number = 32 * 1024 * 1024;

export type InputCode = Extract<DiagnosticCode, `input/${string}`>;

/** Points at the beginning of the file, for there is no text to show. */
export function inputDiagnostic(
  file: string,
  code: InputCode,
  label: string,
  help: string,
): Diagnostic {
  const range = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    code,
    severity: "error",
    summary: diagnosticCodes[code],
    range,
    label,
    related: [],
    help,
  };
}

export function tooLarge(file: string, byteCount: number): Diagnostic {
  const label = `it has ${mebibytes(byteCount)} MiB; ${mebibytes(manifestBytesMax)} MiB are allowed`;
  return inputDiagnostic(file, "input/too-large", label, "split it into several files");
}

function mebibytes(bytes: number): string {
  return (Math.ceil((bytes * 10) / (1024 * 1024)) / 10).toString();
}
