// Changes to the text of a document that touch no other character than they must: comments, order and
// style stay as a person wrote them. Each answers the file's whole new text, or undefined where the place
// is written in a way that it does not change. Whether the result is any good is for the caller to ask.

import type { Node, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Json } from "../../model/json.ts";
import { inlineYaml, plainOrQuoted } from "../yaml-text.ts";
import { endOf, startOf, type Spot } from "./spot.ts";

/** A scalar with another value of the same type, in the quotes that it had. */
export function withScalar(
  spot: Spot,
  node: Scalar,
  value: string | number | boolean,
): string | undefined {
  const written = scalarText(node, value);
  if (written === undefined) return undefined;
  return spliced(spot.text, startOf(spot, node), endOf(spot, node), written);
}

function scalarText(node: Scalar, value: string | number | boolean): string | undefined {
  if (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL") return undefined;
  if (typeof node.value !== "string") {
    // What a path says as text may be a number in a manifest.
    const isSame = String(toLike(node.value, value)) === String(value);
    return isSame ? String(value) : undefined;
  }
  const text = String(value);
  if (node.type === "QUOTE_DOUBLE") return JSON.stringify(text);
  if (node.type === "QUOTE_SINGLE" && !/[\n\r]/.test(text))
    return `'${text.replaceAll("'", "''")}'`;
  return plainOrQuoted(text);
}

function toLike(like: unknown, value: string | number | boolean): unknown {
  if (typeof like === "number") return Number(value);
  if (typeof like === "boolean") return value === true || value === "true";
  return undefined;
}

/** A map with one more field, behind all others. */
export function withField(
  spot: Spot,
  map: YAMLMap<Node, Node>,
  key: string,
  value: Json,
): string | undefined {
  const { text, isQuoted } = spot;
  const field = isQuoted
    ? `${JSON.stringify(key)}: ${JSON.stringify(value)}`
    : `${plainOrQuoted(key)}: ${inlineYaml(value)}`;
  const [first] = map.items;
  const last = map.items.at(-1);
  const lastNode = last?.value ?? last?.key;
  if (map.flow === true || first === undefined || lastNode === undefined) {
    if (map.flow !== true) return undefined;
    const at = lastNode === undefined ? startOf(spot, map) + 1 : endOf(spot, lastNode);
    return spliced(text, at, at, lastNode === undefined ? field : `, ${field}`);
  }
  const indent = columnsBefore(text, startOf(spot, first.key));
  return withLineAfter(spot, endOf(spot, lastNode), `${" ".repeat(indent)}${field}`);
}

/** A list with one more item at its end. */
export function withItem(spot: Spot, seq: YAMLSeq<Node>, value: Json): string | undefined {
  const { text, isQuoted } = spot;
  const item = isQuoted ? JSON.stringify(value) : inlineYaml(value);
  const [first] = seq.items;
  const last = seq.items.at(-1);
  if (seq.flow === true) {
    const at = last === undefined ? startOf(spot, seq) + 1 : endOf(spot, last);
    return spliced(text, at, at, last === undefined ? item : `, ${item}`);
  }
  if (first === undefined || last === undefined) return undefined;
  const dash = text.lastIndexOf("-", startOf(spot, first) - 1);
  const indent = columnsBefore(text, dash);
  return withLineAfter(spot, endOf(spot, last), `${" ".repeat(indent)}- ${item}`);
}

/** A list without one of its items; the last item of a block stays, for there is no empty block. */
export function withoutItem(spot: Spot, seq: YAMLSeq<Node>, index: number): string | undefined {
  const { text } = spot;
  const item = seq.items[index];
  if (item === undefined) return undefined;
  const [before, after] = [seq.items[index - 1], seq.items[index + 1]];
  if (seq.flow === true) {
    const from =
      after === undefined && before !== undefined ? endOf(spot, before) : startOf(spot, item);
    const to = after === undefined ? endOf(spot, item) : startOf(spot, after);
    return spliced(text, from, to, "");
  }
  if (seq.items.length === 1) return undefined;
  const dash = text.lastIndexOf("-", startOf(spot, item) - 1);
  const lineStart = text.lastIndexOf("\n", dash) + 1;
  // Two dashes on a line: the outer one is somebody else's.
  if (text.slice(lineStart, dash).trim() !== "") return undefined;
  return spliced(text, lineStart, endOfLine(text, endOf(spot, item)), "");
}

/** The file without the document; comments that are about the whole file stay. */
export function withoutDocument({ text, piece }: Spot): string {
  const head = /^(?:# yaml-language-server:.*\r?\n)+/.exec(text.slice(piece.start, piece.end));
  return spliced(text, piece.start + (head?.[0].length ?? 0), piece.end, "");
}

function spliced(text: string, from: number, to: number, put: string): string {
  return `${text.slice(0, from)}${put}${text.slice(to)}`;
}

function withLineAfter({ text }: Spot, end: number, line: string): string {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const at = endOfLine(text, end);
  const isClosed = text[at - 1] === "\n";
  return spliced(text, at, at, isClosed ? `${line}${lineBreak}` : `${lineBreak}${line}`);
}

/** Behind the line break of the line that ends, or goes on, at an offset. */
function endOfLine(text: string, offset: number): number {
  if (text[offset - 1] === "\n") return offset;
  const at = text.indexOf("\n", offset);
  return at === -1 ? text.length : at + 1;
}

function columnsBefore(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
