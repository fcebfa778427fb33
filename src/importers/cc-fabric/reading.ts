// Reads a value of the driver's configuration field by field, as leniently as the driver does:
// numbers may stand for texts and texts for numbers. A missing or unusable field is a diagnostic;
// a field that nobody asks for is left over.

import type { DiagnosticCode } from "../../model/diagnostic-codes.ts";
import { diagnosticCodes } from "../../model/diagnostic-codes.ts";
import type { Diagnostic, SourceRange } from "../../model/diagnostic.ts";
import { isJsonObject, type Json } from "../../model/json.ts";
import { noted, unknownField, type Remark, type Section } from "./leftovers.ts";

/** A value and where it stands: ["hostgroups", "3", "members"]. */
export interface Place {
  readonly path: readonly string[];
  readonly value: Json | undefined;
}

export interface Reading {
  readonly leftOver: Remark[];
  readonly notes: Remark[];
  readonly diagnostics: Diagnostic[];
  /** Where a field of the configuration stands, or what is nearest to it. */
  readonly rangeOf: (path: readonly string[]) => SourceRange;
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

/** A whole number; undefined where there is none, after a diagnostic where there is something else. */
export function wholeOf(reading: Reading, place: Place): number | undefined {
  const text = textOf(place);
  if (text !== undefined && /^[0-9]{1,15}$/.test(text)) return Number(text);
  if (isThere(place)) complain(reading, place, "must be a whole number");
  return undefined;
}

/** The number of a required field, or undefined after a diagnostic. */
export function requiredWhole(reading: Reading, place: Place, key: string): number | undefined {
  const field = fieldOf(place, key);
  if (!isThere(field)) complain(reading, field, `"${key}" must be a whole number`);
  return wholeOf(reading, field);
}

/** The words that the driver takes for yes and no, in any case; YAML 1.1 has some of them too. */
const yes: ReadonlySet<string> = new Set(["true", "yes", "on", "y", "t", "1"]);
const no: ReadonlySet<string> = new Set(["false", "no", "off", "n", "f", "0"]);

/** The same for yes or no. */
export function flagOf(reading: Reading, place: Place): boolean | undefined {
  if (typeof place.value === "boolean") return place.value;
  const text = textOf(place)?.toLowerCase() ?? "";
  if (yes.has(text)) return true;
  if (no.has(text)) return false;
  if (isThere(place)) complain(reading, place, "must be true or false");
  return undefined;
}

/** The texts of a list; undefined where there are none. What is no text is a diagnostic. */
export function textsOf(reading: Reading, place: Place): string[] | undefined {
  if (isThere(place) && !Array.isArray(place.value)) complain(reading, place, "must be a list");
  const texts = itemsOf(place).flatMap((item) => {
    const text = textOf(item);
    if (text === undefined) complain(reading, item, "must be a text");
    return text ?? [];
  });
  return texts.length === 0 ? undefined : texts;
}

export function isThere({ value }: Place): boolean {
  return value !== undefined && value !== null;
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

/** Something of the source is missing in the manifests. */
export function leave(reading: Reading, place: Place, why: string): void {
  reading.leftOver.push(remark(reading, place, why));
}

/** Nothing is missing, but it is not as it was. */
export function note(reading: Reading, place: Place, why: string): void {
  reading.notes.push(remark(reading, place, why));
}

function remark(reading: Reading, { path }: Place, why: string): Remark {
  const { file, line } = reading.rangeOf(path);
  return { path: pathText(path), file, line, why };
}

/** Speaks of every field of a map that the import does not use. Empty ones carry nothing. */
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
    const why = Object.hasOwn(noted[section], key) ? noted[section][key] : undefined;
    if (why === undefined) leave(reading, fieldOf(place, key), unknownField);
    else note(reading, fieldOf(place, key), why);
  }
}

export function complain(
  reading: Reading,
  place: Place,
  label: string,
  help = "correct the configuration and import it again",
): void {
  const range = reading.rangeOf(place.path);
  reading.diagnostics.push(diagnostic("import/wrong-value", { range, label, help }));
}

export function diagnostic(
  code: DiagnosticCode,
  words: { range: SourceRange; label: string; help: string },
): Diagnostic {
  return { code, severity: "error", summary: diagnosticCodes[code], related: [], ...words };
}
