// JSON pointers (RFC 6901): how an item is addressed inside its target's document.

import { isJsonObject, type Json } from "./json.ts";

/** Escapes one segment: "~" becomes "~0", "/" becomes "~1" (RFC 6901, section 3). */
export function escapeSegment(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll("~", "~0").replaceAll("/", "~1") : segment;
}

/** Undoes `escapeSegment`. */
export function unescapeSegment(segment: string): string {
  return segment.includes("~") ? segment.replaceAll("~1", "/").replaceAll("~0", "~") : segment;
}

/** A pointer from its unescaped segments; no segments give the whole document, "". */
export function pointerOf(segments: readonly string[]): string {
  return segments.map((segment) => `/${escapeSegment(segment)}`).join("");
}

/** The unescaped segments of a pointer. */
export function segmentsOf(pointer: string): string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeSegment);
}

/** Splits "/a/b/c" into its bucket "/a/b" and its key "c". The pointer must not be "". */
export function splitPointer(pointer: string): { bucket: string; key: string } {
  const cut = pointer.lastIndexOf("/");
  return { bucket: pointer.slice(0, cut), key: unescapeSegment(pointer.slice(cut + 1)) };
}

/** The value at a path of a JSON value, or undefined where there is none. */
export function valueAt(value: Json | undefined, segments: readonly string[]): Json | undefined {
  let at: Json | undefined = value;
  for (const segment of segments) {
    if (Array.isArray(at)) at = (at as readonly Json[])[Number(segment)];
    else if (isJsonObject(at) && Object.hasOwn(at, segment)) at = at[segment];
    else return undefined;
  }
  return at;
}
