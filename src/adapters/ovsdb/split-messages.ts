// Where one message ends and the next begins. JSON-RPC over a stream has no frames (RFC 7047, 4): objects
// stand one after the other, so the end of one is where its brackets close. Bytes are looked at, never
// characters, so that a chunk may end anywhere. What a message says is not looked at.

import { isUtf8 } from "node:buffer";

export interface Splitter {
  /** The texts of the messages that end in this chunk; after a fault nothing more can be read. */
  push(chunk: Buffer): { readonly texts: readonly string[]; readonly fault?: string };
}

/** As deep as ovsdb-server itself reads (JSON_MAX_HEIGHT). */
const depthMax = 1_000;

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const isSpace = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** `bytesMax`: no message may be longer. */
export function createSplitter(bytesMax: number): Splitter {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  let depth = 0;
  let isInText = false;
  let isEscaped = false;
  let fault: string | undefined;

  /** The index behind the end of the message, or of the chunk; undefined where there is a fault. */
  function scan(chunk: Buffer, from: number): number | undefined {
    for (let i = from; i < chunk.length; i += 1) {
      const byte = chunk[i];
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isInText = false;
      } else if (byte === quote) {
        isInText = true;
      } else if (byte === openBrace || byte === openBracket) {
        depth += 1;
        if (depth > depthMax) return undefined;
      } else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1;
        if (depth === 0) return i + 1;
      }
    }
    return chunk.length;
  }

  function take(chunk: Buffer, texts: string[]): string | undefined {
    let at = 0;
    while (at < chunk.length) {
      if (depth === 0) {
        while (at < chunk.length && isSpace.has(chunk[at] ?? 0)) at += 1;
        if (at === chunk.length) return undefined;
        if (chunk[at] !== openBrace) return "it sends what is not JSON-RPC";
      }
      const end = scan(chunk, at);
      if (end === undefined) return "it sends a message that is nested too deeply";
      begun.push(chunk.subarray(at, end));
      begunBytes += end - at;
      if (begunBytes > bytesMax) return `it sends a message of more than ${String(bytesMax)} bytes`;
      at = end;
      if (depth > 0) continue;
      const text = textOf(begun);
      if (text === undefined) return "it sends a message that is not UTF-8";
      texts.push(text);
      begun = [];
      begunBytes = 0;
    }
    return undefined;
  }

  return {
    push(chunk) {
      const texts: string[] = [];
      fault ??= take(chunk, texts);
      if (fault === undefined) return { texts };
      begun = [];
      return { texts, fault };
    },
  };
}

function textOf(parts: readonly Buffer[]): string | undefined {
  const [only, ...more] = parts;
  const whole = more.length === 0 && only !== undefined ? only : Buffer.concat(parts);
  return isUtf8(whole) ? whole.toString("utf8") : undefined;
}
