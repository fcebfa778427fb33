// What the generated validators look like: the types of ajv's standalone functions, kept here so
// that no run needs ajv itself.

import type { Json } from "../model/json.ts";

export interface SchemaError {
  /** A JSON pointer into the validated value. */
  readonly instancePath: string;
  /** "#/properties/spec/required": a JSON pointer into the kind's schema. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Answers whether the value fits; after a "no", `errors` holds every reason. */
export interface Validator {
  (value: Json): boolean;
  errors?: readonly SchemaError[] | null;
}

/** The keywords of draft-07 that diagnostics quote. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly examples?: readonly Json[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly [keyword: string]: unknown;
}
