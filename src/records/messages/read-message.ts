// The text of a message: JSON that fits its schema, or trouble that names the field which does not.
// Messages come from other processes, of other builds and perhaps of nobody's; reading one never throws.

import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { parseRecord } from "../wire.ts";
import type { MessageTexts } from "./texts.generated.ts";
import type { Mistake } from "./validator.ts";
import { validators } from "./validators.generated.ts";

/** `name` is that of the message's schema, `key` where it lies. */
export function readMessage<Name extends keyof MessageTexts>(
  name: Name,
  key: string,
  text: string,
): MessageTexts[Name] | Trouble {
  const value = parseRecord(key, text);
  if (isTrouble(value)) return value;
  const doing = `reading the message ${key}`;
  const validate = validators[name];
  try {
    if (validate(value)) return value as unknown as MessageTexts[Name];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return trouble(doing, "it is nested too deeply", "never");
  }
  const mistake = validate.errors?.at(-1);
  return trouble(doing, mistake === undefined ? "it does not fit" : wordsOf(mistake), "never");
}

function wordsOf({ instancePath, keyword, params, message = "does not fit" }: Mistake): string {
  const where = instancePath === "" ? "it" : shown(instancePath);
  switch (keyword) {
    case "required":
      return `${where} has no field ${shown(params["missingProperty"])}`;
    case "additionalProperties":
      return `${where} has a field ${shown(params["additionalProperty"])} that nobody knows`;
    case "propertyNames":
      return `${where} has a field ${shown(params["propertyName"])}, which nothing may have`;
    case "discriminator":
      return `${where} is of no type that this build knows`;
    default:
      return `${where} ${message}`;
  }
}

/** Whoever wrote it may have meant harm: short, and without anything that a terminal obeys. */
function shown(value: unknown): string {
  return JSON.stringify(String(value).slice(0, 100));
}
