// Messages of JSON-RPC 1.0 (RFC 7047, 4): what stands in them, and how they are written.

import { isJsonObject, type Json } from "../../model/json.ts";
import { Garbled } from "./garbled.ts";

export type Message =
  | { readonly type: "request"; readonly id: Json; readonly method: string; readonly params: Json }
  | { readonly type: "notification"; readonly method: string; readonly params: Json }
  /** `error` is null where all went well. */
  | { readonly type: "reply"; readonly id: Json; readonly result: Json; readonly error: Json };

/** Throws Garbled. */
export function readMessage(text: string): Message {
  const json = parsed(text);
  if (!isJsonObject(json)) throw new Garbled("a message is no object");
  const { id = null, method, params = null, result = null, error = null } = json;
  if (typeof method === "string") {
    return id === null
      ? { type: "notification", method, params }
      : { type: "request", id, method, params };
  }
  if (method !== undefined || id === null) throw new Garbled("a message is neither call nor reply");
  return { type: "reply", id, result, error };
}

export function requestText(id: number, method: string, params: Json): string {
  return JSON.stringify({ id, method, params });
}

export function replyText(id: Json, result: Json, error: Json): string {
  return JSON.stringify({ id, result, error });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new Garbled("a message is no JSON");
  }
}
