// Reads a value of the driver's configuration field by field, as leniently as the driver does:
// numbers may stand for texts and texts for numbers. A missing or unusable field is a diagnostic;
// a field that nobody asks for is left over.

import type { DiagnosticCode } from "../../model/diagnostic-codes.ts";
import { diagnosticCodes } from "../../model/diagnostic-codes.ts";
import type { Diagnostic, Severity, SourceRange } from "../../model/diagnostic.ts";
import { isJsonObject, type Json } from "../../model/json.ts";
import { uncarried, type LeftOver, type Section } from "./leftovers.ts";

/** A value and where it stands: ["hostgroups", "3", "members"]. */
export interface Place {
  readonly path: readonly string[];
  readonly value: Json | undefined;
}

export interface Reading {
  readonly leftOver: LeftOver[];
  readonly diagnostics: Diagnostic[];
  rangeOf(path: readonly string[]): SourceRange | undefined;
}

export function fieldOf(place: Place, key: string): Place {
  const { value } = place;
  const has = isJsonObject(value) && Object.hasOwn(value, key);
  return { path: [...place.path, key], value: has ? value[key] : undefined };
}

/** The items of a list; none where there is no list. */
export function itemsOf({ path, value }: Place): Place[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).map((item, i) => ({ path: [...path, String(i)], value: item }));
}

export function textOf({ value }: Place): string | undefined {
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "number" ? String(value) : undefined;
}

export function wholeOf(place: Place): number | undefined {
  const text = textOf(place);
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}

export function flagOf({ value }: Place): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** The text of a required field, or undefined after a diagnostic. */
export function requiredText(reading: Reading, place: Place, key: string): string | undefined {
  const field = fieldOf(place, key);
  const text = textOf(field);
  if (text === undefined) complain(reading, field, `"${key}" must be a text`);
  return text;
}

/** "hostgroups[3].members[0].speed", as people find it. */
function pathText(path: readonly string[]): string {
  return path
    .map((segment) => (/^[0-9]+$/.test(segment) ? `[${segment}]` : `.${segment}`))
    .join("")
    .replace(/^\./, "");
}

export function leave(reading: Reading, place: Place, why: string): void {
  reading.leftOver.push({ path: pathText(place.path), why });
}

/** Lists every field of a map that the import does not use. Empty ones carry nothing. */
export function leaveRest(
  reading: Reading,
  place: Place,
  section: Section,
  used: ReadonlySet<string>,
): void {
  if (!isJsonObject(place.value)) return;
  for (const [key, value] of Object.entries(place.value)) {
    const isEmpty =
      value === null || value === false || (Array.isArray(value) && value.length === 0);
    if (used.has(key) || isEmpty) continue;
    const why = uncarried[section][key] ?? "the driver knows no such field and ignores it as well";
    leave(reading, fieldOf(place, key), why);
  }
}

export function complain(
  reading: Reading,
  place: Place,
  label: string,
  help = "correct the configuration and import it again",
): void {
  const range = reading.rangeOf(place.path);
  reading.diagnostics.push(diagnostic("import/wrong-value", "error", { range, label, help }));
}

export function diagnostic(
  code: DiagnosticCode,
  severity: Severity,
  words: { range: SourceRange | undefined; label: string; help: string },
): Diagnostic {
  const { range, label, help } = words;
  const base = { code, severity, summary: diagnosticCodes[code], label, related: [], help };
  return range === undefined ? base : { ...base, range };
}
