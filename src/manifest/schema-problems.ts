// What a validator found, worded for people: one problem for one mistake, each with the field that
// it is about. Where that field stands in a text is the caller's business.

import type { DiagnosticCode } from "../model/diagnostic-codes.ts";
import type { Json } from "../model/json.ts";
import { pointerOf, segmentsOf, valueAt } from "../model/pointer.ts";
import { closest } from "../model/suggest.ts";
import { quoted } from "./quoted.ts";
import { adviceFor, allowedWords, inline, orList } from "./schema-words.ts";
import { typeWords, valueWords } from "./schema-words.ts";
import type { JsonSchema, SchemaError } from "./validator.ts";

export interface FieldProblem {
  readonly code: DiagnosticCode;
  /** The unescaped segments of the field's pointer. */
  readonly field: readonly string[];
  readonly atKey: boolean;
  readonly label: string;
  readonly help: string;
}

/** A validator's error with what it is about. */
interface Mistake {
  readonly error: SchemaError;
  readonly field: readonly string[];
  readonly value: Json | undefined;
  /** The schema that holds the violated keyword. */
  readonly schema: JsonSchema;
}

/** One problem for each mistake in a value that its kind's schema refused. */
export function schemaProblems(
  schema: JsonSchema,
  value: Json,
  errors: readonly SchemaError[],
): FieldProblem[] {
  const told = withoutCounts(withoutBranches(errors));
  const mistakes = oneForEachField(told).map((error): Mistake => {
    const field = segmentsOf(error.instancePath);
    return { error, field, value: valueAt(value, field), schema: schemaAt(schema, error) };
  });
  const misspelt = new Set(mistakes.map(misspeltField));
  return mistakes.filter((mistake) => !isMisspelt(mistake, misspelt)).map(problemOf);
}

/** The pointer of the field that an unknown one was probably meant to be. */
function misspeltField(mistake: Mistake): string | undefined {
  if (mistake.error.keyword !== "additionalProperties") return undefined;
  const meant = closest(memberOf(mistake.error.params), knownFields(mistake.schema));
  return meant === undefined ? undefined : pointerOf([...mistake.field, meant]);
}

/** True for a missing field that is there under a slightly wrong name: one mistake, not two. */
function isMisspelt({ error, field }: Mistake, misspelt: ReadonlySet<string | undefined>): boolean {
  return (
    error.keyword === "required" && misspelt.has(pointerOf([...field, memberOf(error.params)]))
  );
}

function knownFields(schema: JsonSchema): string[] {
  return Object.keys(schema.properties ?? {}).filter((key) => key !== "$schema");
}

/** Drops what single branches of a choice said: that the whole choice failed is one mistake. */
function withoutBranches(errors: readonly SchemaError[]): readonly SchemaError[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  if (choices.length === 0) return errors;
  return errors.filter(
    ({ schemaPath }) => !choices.some((choice) => schemaPath.startsWith(`${choice.schemaPath}/`)),
  );
}

/** Drops that a map has too many or too few fields where one of them is unknown: one mistake, not two. */
function withoutCounts(errors: readonly SchemaError[]): readonly SchemaError[] {
  const hasUnknown = new Set(
    errors.flatMap((one) => (one.keyword === "additionalProperties" ? [one.instancePath] : [])),
  );
  return errors.filter(
    ({ keyword, instancePath }) =>
      !/^m..Properties$/.test(keyword) || !hasUnknown.has(instancePath),
  );
}

/** The keywords of which one value can violate several with one mistake, the most telling first. */
const valueKeywords = ["type", "const", "enum", "anyOf", "oneOf", "pattern"];

function rankOf(error: SchemaError): number {
  const rank = valueKeywords.indexOf(error.keyword);
  return rank === -1 ? valueKeywords.length : rank;
}

function oneForEachField(errors: readonly SchemaError[]): SchemaError[] {
  const kept = new Map<string, SchemaError>();
  for (const error of errors) {
    const { keyword, params, instancePath } = error;
    const isOfMember = keyword === "required" || keyword === "additionalProperties";
    const key = isOfMember ? `${instancePath} ${keyword} ${memberOf(params)}` : instancePath;
    const other = kept.get(key);
    if (other === undefined || rankOf(error) < rankOf(other)) kept.set(key, error);
  }
  return [...kept.values()];
}

function memberOf(params: SchemaError["params"]): string {
  return String(params["missingProperty"] ?? params["additionalProperty"]);
}

function schemaAt(root: JsonSchema, error: SchemaError): JsonSchema {
  const segments = segmentsOf(error.schemaPath.slice(1)).map((part) => decodeURIComponent(part));
  const found = valueAt(root as Json, segments.slice(0, -1));
  return (found ?? {}) as JsonSchema;
}

function problemOf(mistake: Mistake): FieldProblem {
  switch (mistake.error.keyword) {
    case "additionalProperties":
      return unknownField(mistake);
    case "required":
      return missingField(mistake);
    case "type":
      return wrongType(mistake);
    case "const":
    case "enum":
      return notOneOf(mistake);
    default:
      return wrongValue(mistake);
  }
}

function unknownField({ error, field, schema }: Mistake): FieldProblem {
  const name = memberOf(error.params);
  const known = knownFields(schema);
  const meant = closest(name, known);
  return {
    code: "schema/unknown-field",
    field: [...field, name],
    atKey: true,
    label: `${quoted(name)} is not known here${didYouMean(meant)}`,
    help: `the fields of ${field.at(-1) ?? schema.title ?? "this resource"} are ${known.join(", ")}`,
  };
}

function didYouMean(meant: string | undefined): string {
  return meant === undefined ? "" : `; did you mean "${meant}"?`;
}

function missingField({ error, field, schema }: Mistake): FieldProblem {
  const name = memberOf(error.params);
  const missing = schema.properties?.[name] ?? {};
  return {
    code: "schema/missing-field",
    field,
    atKey: true,
    label: `${field.at(-1) ?? "this resource"} needs a field "${name}"`,
    help: [`add "${name}:"`, adviceFor(name, missing)].filter((one) => one !== "").join("; "),
  };
}

function wrongType({ field, value, schema }: Mistake): FieldProblem {
  return {
    code: "schema/wrong-type",
    field,
    atKey: false,
    label: `this is ${valueWords(value)}, not ${typeWords(schema)}`,
    help: `${quotingAdvice(value, schema)}${adviceFor(nameOf(field), schema)}`,
  };
}

/** The two slips with quotes that YAML invites. */
function quotingAdvice(value: Json | undefined, schema: JsonSchema): string {
  const isScalar = typeof value === "number" || typeof value === "boolean";
  if (schema.type === "string" && isScalar) return "put it in quotes; ";
  const wantsNumber = schema.type === "integer" || schema.type === "number";
  const isNumeric = typeof value === "string" && /^-?[0-9]+$/.test(value);
  return wantsNumber && isNumeric ? "leave out the quotes; " : "";
}

/** "members/0" for an entry of a list, "hostVlan" for a field. */
function nameOf(field: readonly string[]): string {
  const name = field.at(-1) ?? "this";
  return /^[0-9]+$/.test(name) ? `an entry of ${field.at(-2) ?? "the list"}` : name;
}

function notOneOf({ field, value, schema }: Mistake): FieldProblem {
  const allowed = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  const texts = allowed.filter((one) => typeof one === "string");
  const meant = typeof value === "string" ? closest(value, texts) : undefined;
  const isVersion = field.length === 1 && field[0] === "apiVersion";
  return {
    code: isVersion ? "schema/unknown-version" : "schema/wrong-value",
    field,
    atKey: false,
    label: `${quoted(value ?? null)} is not ${orList(allowed.map(inline))}${didYouMean(meant)}`,
    help: adviceFor(nameOf(field), schema),
  };
}

function wrongValue({ error, field, value, schema }: Mistake): FieldProblem {
  return {
    code: "schema/wrong-value",
    field,
    atKey: false,
    label: wrongValueLabel(error, value, schema),
    help: adviceFor(nameOf(field), schema),
  };
}

/** "one field", "3 fields". */
function some(limit: string, one: string, many: string = `${one}s`): string {
  return limit === "1" ? `one ${one}` : `${limit} ${many}`;
}

function wrongValueLabel(error: SchemaError, value: Json | undefined, schema: JsonSchema): string {
  const limit = String(error.params["limit"]);
  const shown = quoted(value ?? null);
  switch (error.keyword) {
    case "minimum":
      return `${shown} is less than ${limit}`;
    case "maximum":
      return `${shown} is more than ${limit}`;
    case "minLength":
      return limit === "1" ? "this is empty" : `this has fewer than ${some(limit, "character")}`;
    case "maxLength":
      return `this has more than ${some(limit, "character")}`;
    case "minItems":
      return limit === "1"
        ? "this list is empty"
        : `this list has fewer than ${some(limit, "entry", "entries")}`;
    case "maxItems":
      return `this list has more than ${some(limit, "entry", "entries")}`;
    case "minProperties":
      return limit === "1"
        ? "this map is empty"
        : `this map has fewer than ${some(limit, "field")}`;
    case "maxProperties":
      return `this map has more than ${some(limit, "field")}`;
    case "uniqueItems":
      return `two entries of this list are equal`;
    case "pattern":
      return `${shown} does not have the right form`;
    default:
      return `${shown} is not ${allowedWords(schema)}`;
  }
}
