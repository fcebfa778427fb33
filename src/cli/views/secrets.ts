// Keeps secrets out of excerpts: a value that stands under a name like "password" or "credentials", the
// user and password in an address, and what follows in the address of a chat's webhook, are hidden before
// their line is shown. It judges the text alone, because a text with a mistake has no values yet, and
// rather hides too much than too little.

import type { SourceRange } from "../../model/diagnostic.ts";

export interface MaskedLine {
  readonly line: string;
  /** The range with its columns as they are in the masked line. */
  readonly range: SourceRange;
  /** The same words with every hidden value hidden in them, too. */
  clean(words: string): string;
}

export const hiddenText = "(hidden)";

/** How far above a line its parents are looked for. */
const linesBackMax = 400;

const secretName = /passw|passphrase|secret|token|credential|private|key$|^pem$|community/i;

/** `lineAt` answers with a line of the text, counted from 1. */
export function maskSecrets(lineAt: (number: number) => string, range: SourceRange): MaskedLine {
  const line = lineAt(range.line);
  const spans = hiddenSpans(line, surroundings(lineAt, range.line));
  if (spans.length === 0) return { line, range, clean: (words) => words };
  const pieces = spans.map(({ from, to }) => line.slice(from, to));
  return {
    line: masked(line, spans),
    range: {
      ...range,
      column: columnAfter(spans, range.column - 1, "from") + 1,
      endColumn: columnAfter(spans, range.endColumn - 1, "to") + 1,
    },
    clean: (words) => pieces.reduce(withoutPiece, words),
  };
}

/** What the lines above say of a line: nothing, that its values are secret, or that all of it is. */
type Surroundings = "plain" | "secret-map" | "secret-text";

interface Span {
  readonly from: number;
  readonly to: number;
}

function surroundings(lineAt: (number: number) => string, number: number): Surroundings {
  const own = lineAt(number);
  let indent = indentOf(own);
  let isEntry = own.trimStart().startsWith("-");
  const between: string[] = [];
  for (let above = number - 1; above > Math.max(0, number - linesBackMax); above -= 1) {
    const line = lineAt(above);
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) break;
    if (line.trim() === "") continue;
    const depth = indentOf(line);
    const isParent = depth < indent || (depth === indent && isEntry && !/^\s*-/.test(line));
    const secret = secretKeyIn(line, 0);
    if (secret !== undefined) {
      const rest = line.slice(secret.end).trim();
      if (/^[{[]/.test(rest) && isOpen([rest, ...between])) return "secret-map";
      if (isParent)
        return /^(?:[&!]\S*\s*)*(?:#.*|[{[].*)?$/.test(rest) ? "secret-map" : "secret-text";
    }
    if (isParent) {
      indent = depth;
      isEntry = line.trimStart().startsWith("-");
    }
    between.unshift(line);
  }
  return "plain";
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function isOpen(lines: readonly string[]): boolean {
  let depth = 0;
  for (const line of lines) {
    for (const sign of line) {
      if (sign === "{" || sign === "[") depth += 1;
      else if (sign === "}" || sign === "]") depth -= 1;
      if (depth === 0) return false;
    }
  }
  return true;
}

/** The first key with a secret's name at or behind an offset, and where its value begins. */
function secretKeyIn(line: string, at: number): { readonly end: number } | undefined {
  const key = /(["']?)([A-Za-z_][\w.-]*)\1\s*:(?=\s|$|["'{[])/g;
  key.lastIndex = at;
  for (let found = key.exec(line); found !== null; found = key.exec(line)) {
    if (secretName.test(found[2] ?? "")) return { end: found.index + found[0].length };
  }
  return undefined;
}

function hiddenSpans(line: string, around: Surroundings): Span[] {
  const start = indentOf(line);
  if (around === "secret-text") return [{ from: start, to: line.trimEnd().length }];
  if (around === "secret-map") return valuesFrom(line, start, true).spans;
  const spans: Span[] = [];
  for (let key = secretKeyIn(line, 0); key !== undefined;) {
    const values = valuesFrom(line, key.end, false);
    spans.push(...values.spans);
    key = secretKeyIn(line, values.end);
  }
  const isFree = ({ from }: Span): boolean =>
    spans.every((other) => from >= other.to || from < other.from);
  const inAddresses = [...usersIn(line), ...webhooksIn(line)];
  return [...spans, ...inAddresses.filter(isFree)].sort((a, b) => a.from - b.from);
}

/** What stands before the @ of an address. */
function usersIn(line: string): Span[] {
  return [...line.matchAll(/:\/\/([^\s"'/]+)@/g)].map(({ index, 1: user = "" }) => {
    const from = index + "://".length;
    return { from, to: from + user.length };
  });
}

/** Whoever knows the path of "https://hooks.example/…" or "https://chat.example/hooks/…" may write there. */
function webhooksIn(line: string): Span[] {
  return [...line.matchAll(/:\/\/(?:[^\s"'@]*\/)?hooks?[^\s"'/@]*\/([^\s"',}\]]+)/gi)].map(
    ({ index, 0: all, 1: path = "" }) => ({
      from: index + all.length - path.length,
      to: index + all.length,
    }),
  );
}

/** The values from an offset to the end of the map or list that begins there, or else of the line. */
function valuesFrom(line: string, from: number, isMap: boolean): { spans: Span[]; end: number } {
  const spans: Span[] = [];
  let depth = 0;
  let expectsKey = isMap;
  let at = from;
  while (at < line.length) {
    const sign = line[at] ?? "";
    if (/[\s{}[\],]/.test(sign)) {
      if (sign === "{" || sign === "[") depth += 1;
      if (sign === "}" || sign === "]") depth -= 1;
      if (sign === "{" || sign === ",") expectsKey = isMap || depth > 0;
      at += 1;
      if (/[}\]]/.test(sign) && depth <= 0 && !isMap) return { spans, end: at };
      continue;
    }
    const key = expectsKey ? keyAt(line, at) : undefined;
    if (key !== undefined) {
      at += key.length;
      // Behind the mark of a list's entry another key may follow.
      expectsKey = key.startsWith("-");
      continue;
    }
    const end = endOfValue(line, at, isMap || depth > 0);
    spans.push({ from: at, to: at + line.slice(at, end).trimEnd().length });
    expectsKey = false;
    at = end;
  }
  return { spans, end: at };
}

function keyAt(line: string, at: number): string | undefined {
  const key = /-(?=\s)|(["']?)[A-Za-z_][\w.-]*\1\s*:(?=\s|$|["'{[])/y;
  key.lastIndex = at;
  return key.exec(line)?.[0];
}

function endOfValue(line: string, at: number, isInFlow: boolean): number {
  const quotedValue = /"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?/y;
  quotedValue.lastIndex = at;
  const found = quotedValue.exec(line)?.[0];
  if (found !== undefined) return at + found.length;
  const stop = isInFlow ? line.slice(at + 1).search(/[{}[\],]/) : -1;
  return stop === -1 ? line.length : at + 1 + stop;
}

function masked(line: string, spans: readonly Span[]): string {
  let text = "";
  let at = 0;
  for (const { from, to } of spans) {
    text += line.slice(at, from) + hiddenText;
    at = to;
  }
  return text + line.slice(at);
}

function columnAfter(spans: readonly Span[], at: number, side: "from" | "to"): number {
  let shift = 0;
  for (const { from, to } of spans) {
    const isInside = side === "from" ? at >= from && at < to : at > from && at <= to;
    if (isInside) return from + shift + (side === "from" ? 0 : hiddenText.length);
    if (to <= at) shift += hiddenText.length - (to - from);
  }
  return at + shift;
}

/** Shorter pieces are ordinary words more often than they are secrets. */
const pieceMin = 4;
/** A label quotes no more than the beginning of a long value. */
const pieceMax = 40;

/** Hides a value and each of its words, as they stand in the text and as a label quotes them. */
function withoutPiece(words: string, piece: string): string {
  const parts = [piece, ...piece.split(/\s+/)].map((part) => part.replaceAll(/^\W+|\W+$/g, ""));
  return parts
    .flatMap((part) => [part, JSON.stringify(part).slice(1, -1)])
    .filter((part) => part.length >= pieceMin)
    .reduce(withoutText, words);
}

function withoutText(words: string, text: string): string {
  const escaped = text.slice(0, pieceMax).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const tail = text.length > pieceMax ? "[^\\s]*" : "";
  return words.replaceAll(new RegExp(`(?<!\\w)${escaped}${tail}(?!\\w)`, "g"), () => hiddenText);
}
