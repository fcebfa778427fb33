// What a field of a manifest says, found in the schema of all kinds by a dotted name. Pure. It checks
// nothing: whether a value is right is said by the validators.

import { isJsonObject, type Json } from "../../model/json.ts";
import { closest } from "../../model/suggest.ts";
import { allowedWords } from "../../manifest/schema-words.ts";
import type { JsonSchema } from "../../manifest/validator.ts";

export interface ExplainedField {
  /** "PortBinding.spec.hostVlan"; of a kind its name. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly description: string;
  /** In words: "a whole number from 1 to 4094", "a list of maps". */
  readonly type: string;
  readonly isRequired: boolean;
  readonly default?: Json;
  /** The only values that may stand here, where they are counted. */
  readonly allowed?: readonly Json[];
  readonly example?: Json;
  /** The fields below, those of the entries where it is a list. */
  readonly fields: readonly ExplainedField[];
}

export type FieldAnswer =
  | { readonly type: "found"; readonly field: ExplainedField }
  | { readonly type: "unknown"; readonly message: string };

/** Deeper than any manifest is allowed to be nested. */
const depthMax = 32;

/** The field of a dotted name such as "HostGroup.spec.ports.switch"; below the kind, "spec" may be left out. */
export function explainField(all: JsonSchema, dotted: string): FieldAnswer {
  const [kindWord = "", ...words] = dotted.split(".");
  const kinds = kindSchemas(all);
  const kind = [...kinds.keys()].find((name) => name.toLowerCase() === kindWord.toLowerCase());
  if (kind === undefined) return unknown(`there is no kind ${kindWord}`, kindWord, kinds.keys());
  let field = describe(all, kinds.get(kind) ?? {}, { path: kind, name: kind, isRequired: true });
  for (const [i, word] of words.entries()) {
    const next = fieldOf(field, word) ?? (i === 0 ? fieldOf(specOf(field), word) : undefined);
    if (next === undefined) {
      const names = [...field.fields, ...(i === 0 ? (specOf(field)?.fields ?? []) : [])];
      const message = `${field.path} has no field "${word}"`;
      return unknown(message, word, new Set(names.map((one) => one.name)));
    }
    field = next;
  }
  return { type: "found", field };
}

/** All kinds, without their fields, in name order. */
export function explainKinds(all: JsonSchema): ExplainedField[] {
  return [...kindSchemas(all)].map(([name, schema]) => ({
    ...describe(all, schema, { path: name, name, isRequired: false }),
    fields: [],
  }));
}

/** The definitions that are kinds: those that say what their kind is called. */
function kindSchemas(all: JsonSchema): Map<string, JsonSchema> {
  const definitions = Object.entries(schemasIn(all["definitions"]));
  return new Map(definitions.filter(([name, one]) => one.properties?.["kind"]?.const === name));
}

function fieldOf(field: ExplainedField | undefined, name: string): ExplainedField | undefined {
  return (
    field?.fields.find((one) => one.name === name) ??
    field?.fields.find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
    // Where people choose the names themselves, any name will do.
    field?.fields.find((one) => one.name === anyName && name !== "")
  );
}

function specOf(kind: ExplainedField): ExplainedField | undefined {
  return kind.fields.find((one) => one.name === "spec");
}

function unknown(what: string, word: string, names: Iterable<string>): FieldAnswer {
  const known = [...names];
  const meant = closest(word, known);
  const list = known.length === 0 ? "it has none" : `there are ${known.join(", ")}`;
  return {
    type: "unknown",
    message: `${what}; ${meant === undefined ? list : `did you mean ${meant}?`}`,
  };
}

interface FieldPlace {
  readonly path: string;
  readonly name: string;
  readonly isRequired: boolean;
}

/** Stands for a name that people choose, as that of a label. */
const anyName = "NAME";
const freeName = "A value under a name of your own choice.";

function describe(
  all: JsonSchema,
  written: JsonSchema,
  { path, name, isRequired }: FieldPlace,
  depth: number = 0,
): ExplainedField {
  const schema = resolved(all, written);
  const [example] = schema.examples ?? [];
  const value = schema["default"] as Json | undefined;
  const holder = entryOf(all, schema);
  const required = new Set(holder.required ?? []);
  const below = depth > depthMax ? [] : Object.entries(holder.properties ?? {});
  const free = schemaIn(holder["additionalProperties"]);
  if (free !== undefined && depth <= depthMax) below.push([anyName, free]);
  const fields = below
    // A note for editors; nobody asks what it says.
    .filter(([key]) => key !== "$schema")
    .map(([key, one]) =>
      describe(
        all,
        one,
        { path: `${path}.${key}`, name: key, isRequired: required.has(key) },
        depth + 1,
      ),
    );
  return {
    path,
    name,
    description: written.description ?? schema.description ?? (name === anyName ? freeName : ""),
    type: typeOf(all, schema),
    isRequired,
    ...(value === undefined ? {} : { default: value }),
    ...(schema.enum === undefined ? {} : { allowed: schema.enum }),
    ...(example === undefined ? {} : { example }),
    fields,
  };
}

/** The schema whose properties stand below: that of the entries where the schema is a list's. */
function entryOf(all: JsonSchema, schema: JsonSchema): JsonSchema {
  const items = schemaIn(schema["items"]);
  return items === undefined ? schema : entryOf(all, resolved(all, items));
}

const entryWords: Readonly<Record<string, string>> = {
  "a text": "texts",
  "a whole number": "whole numbers",
  "a map": "maps",
  "a list": "lists",
};

function typeOf(all: JsonSchema, schema: JsonSchema): string {
  const items = schemaIn(schema["items"]);
  if (items === undefined) return allowedWords(schema);
  const entry = allowedWords(resolved(all, items));
  const bare = Object.keys(entryWords).find((one) => entry === one || entry.startsWith(`${one} `));
  const isOneOfMany = entry.includes(" or ") || entry.includes(", ");
  return bare === undefined || isOneOfMany
    ? `a list, each entry ${entry}`
    : `a list of ${entryWords[bare] ?? ""}${entry.slice(bare.length)}`;
}

function resolved(all: JsonSchema, schema: JsonSchema): JsonSchema {
  const reference = schema["$ref"];
  if (typeof reference !== "string") return schema;
  const name = /^#\/definitions\/([^/]+)$/.exec(reference)?.[1] ?? "";
  return schemasIn(all["definitions"])[name] ?? schema;
}

function schemasIn(value: unknown): Readonly<Record<string, JsonSchema>> {
  return isJsonObject(value as Json) ? (value as Readonly<Record<string, JsonSchema>>) : {};
}

function schemaIn(value: unknown): JsonSchema | undefined {
  return isJsonObject(value as Json) ? (value as JsonSchema) : undefined;
}
