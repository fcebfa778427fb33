// Cuts a file into its documents before any YAML is parsed, so that each is parsed, limited and later
// found again by itself. YAML allows `---` and `...` at the start of a line nowhere inside a document,
// not even in quoted or block scalars (YAML 1.2.2, 9.1.2), so looking at line starts is exact.

import { lineCountMax } from "./limits.ts";

/** A stretch of the text that holds one document; pieces of blank lines and comments are left out. */
export interface Piece {
  /** Offsets into the text; the start includes a `---`. */
  readonly start: number;
  readonly end: number;
  /** The line of `start`, counted from 1. */
  readonly line: number;
  /**
   * What stands here is no document: a `%` line that changes what the next one means, or the line
   * that is one too many and ends the reading.
   */
  readonly refused?: "directive" | "too-many-lines";
}

/** Pieces are made one by one, so that a reader can stop early in a huge file. */
export function splitDocuments(file: string, text: string): Generator<Piece> {
  return isJsonLines(file, text) ? splitLines(text) : splitYaml(text);
}

/** Two lines that each open a map at their very start are never YAML, but often a pipe of JSON. */
export function isJsonLines(file: string, text: string): boolean {
  if (/\.(?:jsonl|ndjson)$/i.test(file)) return true;
  const end = endOfLine(text, 0);
  if (
    text[0] !== "{" ||
    !text
      .slice(Math.max(0, end - 3), end)
      .trimEnd()
      .endsWith("}")
  )
    return false;
  return text[end] === "{";
}

function* splitLines(text: string): Generator<Piece> {
  let line = 1;
  for (let start = 0; start < text.length; line += 1) {
    const end = endOfLine(text, start);
    if (!isBlankOrComment(text, start, end)) yield { start, end, line };
    start = end;
  }
}

function* splitYaml(text: string): Generator<Piece> {
  let piece = emptyPiece(0, 1);
  let line = 1;
  for (let start = 0; start < text.length; line += 1) {
    const end = endOfLine(text, start);
    if (line > lineCountMax) {
      yield { start, end, line, refused: "too-many-lines" };
      return;
    }
    const marker = markerAt(text, start);
    if (marker !== undefined) {
      if (piece.hasContent) yield closed(piece, start);
      // What follows "..." on its line can only be a comment.
      piece = marker === "---" ? emptyPiece(start, line) : emptyPiece(end, line + 1);
      piece.hasContent = marker === "---" && !isBlankOrComment(text, start + 3, end);
    } else if (!piece.hasContent && text[start] === "%") {
      if (!/^%YAML[ \t]+1\.2[ \t\r]*$/.test(text.slice(start, end).trimEnd())) {
        yield { start, end, line, refused: "directive" };
      }
      piece = emptyPiece(end, line + 1);
    } else if (!piece.hasContent && !isBlankOrComment(text, start, end)) {
      piece.hasContent = true;
    }
    start = end;
  }
  if (piece.hasContent) yield closed(piece, text.length);
}

interface OpenPiece {
  start: number;
  line: number;
  hasContent: boolean;
}

function emptyPiece(start: number, line: number): OpenPiece {
  return { start, line, hasContent: false };
}

function closed(piece: OpenPiece, end: number): Piece {
  return { start: piece.start, end, line: piece.line };
}

/** The offset behind the line's end. */
function endOfLine(text: string, start: number): number {
  const at = text.indexOf("\n", start);
  return at === -1 ? text.length : at + 1;
}

function markerAt(text: string, start: number): "---" | "..." | undefined {
  const first = text[start];
  if (first !== "-" && first !== ".") return undefined;
  const marker = first === "-" ? "---" : "...";
  if (!text.startsWith(marker, start)) return undefined;
  const next = text[start + 3];
  const isMarker = next === undefined || next === "\n" || next === "\r" || next === " ";
  return isMarker || next === "\t" ? marker : undefined;
}

function isBlankOrComment(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const character = text[at];
    if (character === "#") return true;
    if (character !== " " && character !== "\t" && character !== "\r" && character !== "\n") {
      return false;
    }
  }
  return true;
}
