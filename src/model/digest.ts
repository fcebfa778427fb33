// Names values by content. Hashing is computation, not IO, so the pure core may do it.

import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Json } from "./json.ts";

/** SHA-256, as 64 lower-case hex digits, of a value's canonical JSON (RFC 8785). */
export function digestOf(value: Json): string {
  return digestOfText(canonicalJson(value));
}

/** SHA-256, as 64 lower-case hex digits, of a text's UTF-8 bytes. */
export function digestOfText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Canonical JSON of RFC 8785: equal values give equal bytes. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("a JSON value has no canonical form");
  return text;
}
