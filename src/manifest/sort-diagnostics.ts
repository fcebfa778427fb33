// The one order in which diagnostics are shown: by place, those without a place first.

import type { Diagnostic } from "../model/diagnostic.ts";
import { compareNames } from "../model/sort.ts";

/** A sorted copy: by file, line, column, code, label. */
export function sortDiagnostics(diagnostics: Iterable<Diagnostic>): Diagnostic[] {
  return [...diagnostics].sort(compareDiagnostics);
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  const orders = [
    compareNames(a.range?.file ?? "", b.range?.file ?? ""),
    (a.range?.line ?? 0) - (b.range?.line ?? 0),
    (a.range?.column ?? 0) - (b.range?.column ?? 0),
    compareNames(a.code, b.code),
    compareNames(a.label ?? "", b.label ?? ""),
  ];
  return orders.find((order) => order !== 0) ?? 0;
}
