// What `plumb explain` shows of fields and diagnostic codes.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import { inline, orList } from "../../manifest/schema-words.ts";
import type { ExplainedCode } from "../explain/code.ts";
import type { ExplainedField } from "../explain/field.ts";
import { alignColumns, widthsOf, type Cell } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import type { Palette } from "./palette.ts";
import { present } from "./plan-json.ts";
import type { ViewOptions } from "./plan.ts";
import { wrapped } from "./wrapped.ts";

export interface FieldViewOptions extends ViewOptions {
  readonly isRecursive: boolean;
}

/** One field with all that is said of it, and a line for each field below. */
export function fieldText(field: ExplainedField, options: FieldViewOptions): string {
  const { palette, width } = options;
  const description = wrapped(field.description, width - 2).map((line) => `  ${line}`);
  const facts = factsOf(field).map(([label, value]): Cell[] => [
    { text: label, paint: palette.dim },
    { text: value },
  ]);
  const below = fieldRows(shownBelow(field, options.isRecursive), options);
  const blocks = [
    [palette.bold(field.path), ...description],
    // Of a kind only its fields are of interest.
    field.path.includes(".") ? alignColumns(facts, { indent: "  ", limit: width }) : [],
    below,
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

function factsOf(field: ExplainedField): (readonly [label: string, value: string])[] {
  const { type, isRequired, example, allowed } = field;
  const facts: (readonly [string, string] | undefined)[] = [
    ["type", type],
    ["required", isRequired ? "yes" : "no"],
    field.default === undefined ? undefined : ["default", asYaml(field.default)],
    // The type of a single value already counts them up.
    allowed === undefined || type === orList(allowed.map(inline))
      ? undefined
      : ["allowed", orList(allowed.map(inline))],
    example === undefined ? undefined : ["example", asYaml(example)],
  ];
  return facts.filter((one) => one !== undefined);
}

/** A value in one line, as a person would write it in a manifest. */
function asYaml(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(asYaml).join(", ")}]`;
  if (!isJsonObject(value)) return inline(value);
  const fields = Object.entries(value).map(([name, one]) => `${inline(name)}: ${asYaml(one)}`);
  return `{${fields.join(", ")}}`;
}

interface Nested {
  readonly depth: number;
  readonly field: ExplainedField;
}

/** Of a kind what stands under spec too: the rest is the same for all kinds. */
function shownBelow(field: ExplainedField, isRecursive: boolean, depth: number = 0): Nested[] {
  const isKind = !field.path.includes(".");
  return field.fields.flatMap((one) => {
    const isOpen = isRecursive || (isKind && one.name === "spec");
    const inner = isOpen ? shownBelow(one, isRecursive, depth + 1) : [];
    return [{ depth, field: one }, ...inner];
  });
}

function fieldRows(nested: readonly Nested[], { palette, width }: FieldViewOptions): string[] {
  const rows = nested.map(({ depth, field }): Cell[] => [
    { text: `${"  ".repeat(depth)}${field.name}`, paint: palette.bold },
    { text: shortType(field), paint: palette.cyan },
    { text: firstSentence(field.description) },
  ]);
  return sentenceRows(rows, "  ", width);
}

/** Many values are counted up where the field itself is explained. */
function shortType({ type, allowed, isRequired }: ExplainedField): string {
  const isLong = allowed !== undefined && type.length > columnMax;
  const short = isLong ? `one of ${allowed.length} values` : type;
  return isRequired ? `${short}, required` : short;
}

/** A single long type must not push all sentences out of sight. */
const columnMax = 40;
/** Less of a sentence says nothing. */
const sentenceMin = 24;

/** One line each: where the sentence at the end does not fit, it is cut; it is told in full elsewhere. */
function sentenceRows(rows: readonly Cell[][], indent: string, width: number): string[] {
  const widths = widthsOf(rows.map((row) => row.slice(0, -1))).map((one) =>
    Math.min(one, columnMax),
  );
  const shown = rows.map((row) => {
    const before = row
      .slice(0, -1)
      .map((cell, i) => Math.max(cell.text.length, widths[i] ?? 0) + 2);
    const room = width - indent.length - before.reduce((sum, one) => sum + one, 0);
    return row.map((cell, i) =>
      i === row.length - 1 ? { text: cut(cell.text, Math.max(room, sentenceMin)) } : cell,
    );
  });
  return alignColumns(shown, { indent, widths, limit: Infinity });
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;
}

function firstSentence(text: string): string {
  return /^.*?[.](?= [A-Z]|$)/s.exec(text)?.[0] ?? text;
}

export function kindsText(kinds: readonly ExplainedField[], options: FieldViewOptions): string {
  const { palette, width } = options;
  const rows = kinds.map(({ name, description }): Cell[] => [
    { text: name, paint: palette.bold },
    { text: firstSentence(description) },
  ]);
  return `${sentenceRows(rows, "", width).join("\n")}\n\n${palette.dim("One of them: plumb explain KIND")}\n`;
}

export function codesText(codes: readonly ExplainedCode[], palette: Palette): string {
  const [only, ...others] = codes;
  if (only !== undefined && others.length === 0) {
    const help =
      only.help === undefined
        ? "the help line of each such diagnostic says what to do about just that one"
        : only.help;
    return `${palette.bold(only.code)}\n  ${only.summary}\n\n  ${palette.dim("what to do")}  ${help}\n`;
  }
  const rows = codes.map(({ code, summary }): Cell[] => [
    { text: code, paint: palette.bold },
    { text: summary },
  ]);
  return `${alignColumns(rows, { indent: "", limit: Infinity }).join("\n")}\n`;
}

export function fieldJson(field: ExplainedField, isRecursive: boolean): JsonObject {
  return { formatVersion, type: "field", field: fieldObject(field, isRecursive ? Infinity : 1) };
}

export function kindsJson(kinds: readonly ExplainedField[]): JsonObject {
  return { formatVersion, type: "kinds", kinds: kinds.map((one) => fieldObject(one, 0)) };
}

export function codesJson(codes: readonly ExplainedCode[]): JsonObject {
  return {
    formatVersion,
    type: "codes",
    codes: codes.map(({ code, summary, help }) => ({ code, summary, ...present({ help }) })),
  };
}

/** `depth`: how many levels of fields below are told. */
function fieldObject(field: ExplainedField, depth: number): JsonObject {
  const { path, description, type, isRequired, example, allowed, fields } = field;
  const below: Json[] = depth < 1 ? [] : fields.map((one) => fieldObject(one, depth - 1));
  return {
    path,
    description,
    type,
    required: isRequired,
    ...present({ default: field.default, allowed, example }),
    fields: below,
  };
}
