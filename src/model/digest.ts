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

/** The digest of the texts that were added, one behind the other. */
export interface RunningDigest {
  add(text: string): void;
  end(): string;
}

/** The same for a text that is too long to be held as one. */
export function createDigest(): RunningDigest {
  const hash = createHash("sha256");
  return {
    add(text) {
      hash.update(text);
    },
    end: () => hash.digest("hex"),
  };
}

/** Canonical JSON of RFC 8785: equal values give equal bytes. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("a JSON value has no canonical form");
  return text;
}
