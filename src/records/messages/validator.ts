// What the generated validators of messages look like: the types of ajv's standalone functions, kept
// here so that no run needs ajv itself.

import type { Json } from "../../model/json.ts";

export interface Mistake {
  /** A JSON pointer into the validated value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Answers whether the value fits; after a "no", `errors` ends with the reason. */
export interface Validator {
  (value: Json): boolean;
  errors?: readonly Mistake[] | null;
}
