// What a server sends and RFC 7047 does not know. It is thrown while a message is taken apart, and
// caught where messages arrive: the connection ends there, because nothing after it can be trusted.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";

export class Garbled extends Error {}

/** `what` says where the value stands, as in "the reply to get_schema". */
export function asObject(json: Json | undefined, what: string): JsonObject {
  if (isJsonObject(json)) return json;
  throw new Garbled(`${what} is no object`);
}

export function asArray(json: Json | undefined, what: string): readonly Json[] {
  if (Array.isArray(json)) return json as readonly Json[];
  throw new Garbled(`${what} is no array`);
}

export function asText(json: Json | undefined, what: string): string {
  if (typeof json === "string") return json;
  throw new Garbled(`${what} is no text`);
}
