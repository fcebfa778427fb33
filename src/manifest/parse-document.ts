// One document's text to its YAML nodes and its plain value. Problems of the text end here; whether
// the value is a resource is not looked at.

import { Composer, Parser, type Document, type ErrorCode } from "yaml";
import type { DiagnosticCode } from "../model/diagnostic-codes.ts";
import type { Json } from "../model/json.ts";
import { depthMax, documentCharactersMax, lineCountMax, openBracketsMax } from "./limits.ts";
import type { Problem, TextSpan } from "./problem.ts";
import type { Piece } from "./split-documents.ts";
import { plainValue } from "./plain-value.ts";

export interface ParsedDocument {
  /** Absent where the text is not YAML or too large to be tried. */
  readonly yaml?: Document;
  /** The offset of the document's text in its file; ranges of nodes count from there. */
  readonly base: number;
  readonly value: Json;
  readonly problems: readonly Problem[];
}

/** Never throws, whatever the text; a document with problems has no meaningful value. */
export function parseDocument(text: string, piece: Piece): ParsedDocument {
  const base = piece.start;
  const refused = refusal(text, piece);
  if (refused !== undefined) return { base, value: null, problems: [refused] };
  const composed = compose(text.slice(piece.start, piece.end));
  if (composed.type === "fault") {
    return { base, value: null, problems: [syntaxProblem(composed, base)] };
  }
  const { yaml } = composed;
  return { yaml, base, ...plainValue(yaml, base) };
}

type Composed = { readonly type: "document"; readonly yaml: Document } | Fault;

/** What the YAML library found wrong; offsets count from the beginning of the document. */
interface Fault {
  readonly type: "fault";
  readonly code: ErrorCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/**
 * One slip makes the parser stumble many times, and only the first place says where it is. So the
 * first fault ends the reading, which also keeps half a million of them from costing seconds: the
 * library's own list of errors cannot be ended early.
 */
function compose(source: string): Composed {
  const composer = new Composer(options);
  let first: Fault | undefined;
  const onError = (where: ErrorSource, code: ErrorCode, message: string): never => {
    first ??= { type: "fault", code, message, ...spanOf(where) };
    throw first;
  };
  Object.assign(composer, { onError });
  try {
    for (const yaml of composer.compose(new Parser().parse(source), true, source.length)) {
      // What its parser could not place at all, the library lists with the document.
      const [late] = [...yaml.errors, ...yaml.warnings];
      if (late === undefined) return { type: "document", yaml };
      return { type: "fault", code: late.code, message: late.message, ...spanOf(late.pos) };
    }
  } catch (error) {
    if (first === undefined) throw error;
    return first;
  }
  throw new Error("the YAML library gave neither a document nor an error");
}

const options = {
  version: "1.2",
  schema: "core",
  strict: true,
  stringKeys: true,
  merge: false,
  resolveKnownTags: false,
  // The library compares each key with all before it; `plainValue` finds duplicates in one pass.
  uniqueKeys: false,
  logLevel: "silent",
} as const;

/** How the library names a place: an offset, a range, or a token. */
type ErrorSource =
  | number
  | readonly [number, number]
  | readonly [number, number, number]
  | { readonly offset: number; readonly source?: unknown };

function spanOf(where: ErrorSource): TextSpan {
  if (typeof where === "number") return { start: where, end: where + 1 };
  if ("offset" in where) {
    const length = typeof where.source === "string" ? where.source.length : 1;
    return { start: where.offset, end: where.offset + length };
  }
  return { start: where[0], end: where[1] };
}

function refusal(text: string, piece: Piece): Problem | undefined {
  const firstLine: TextSpan = { start: piece.start, end: endOfFirstLine(text, piece) };
  if (piece.refused === "too-many-lines") {
    return {
      code: "yaml/size-limit",
      span: firstLine,
      label: `a manifest may have ${lineCountMax} lines; this is one more`,
      help: "split the file",
    };
  }
  if (piece.refused === "directive") {
    return {
      code: "yaml/directive",
      span: firstLine,
      label: "this line changes what the text below it means",
      help: "remove the line; manifests are YAML 1.2 and need no directive",
    };
  }
  const length = piece.end - piece.start;
  if (length <= documentCharactersMax) return tooManyBrackets(text, piece);
  return {
    code: "yaml/size-limit",
    span: firstLine,
    label: `the document that begins here has ${length} characters; ${documentCharactersMax} are allowed`,
    help: "split it into several resources, or separate the documents by a line of ---",
  };
}

/**
 * The parser survives any nesting, but a quarter million open brackets take it long. Brackets in
 * quotes and comments count as well, which only matters where a thousand of them are never closed.
 */
function tooManyBrackets(text: string, piece: Piece): Problem | undefined {
  let open = 0;
  for (let at = piece.start; at < piece.end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) open += 1;
    else if ((code === 0x5d || code === 0x7d) && open > 0) open -= 1;
    if (open > openBracketsMax) {
      return {
        code: "yaml/depth-limit",
        span: { start: at, end: at + 1 },
        label: `this stands more than ${depthMax} levels deep`,
        help: "no resource needs more than ten levels",
      };
    }
  }
  return undefined;
}

function endOfFirstLine(text: string, piece: Piece): number {
  const at = text.indexOf("\n", piece.start);
  return at === -1 || at > piece.end ? piece.end : at;
}

function syntaxProblem({ code, message, start, end }: Fault, base: number): Problem {
  const [firstLine = ""] = message.split("\n");
  return {
    code: codes[code] ?? "yaml/syntax",
    span: { start: base + start, end: base + Math.max(end, start + 1) },
    label: labels[code] ?? firstLine.charAt(0).toLowerCase() + firstLine.slice(1),
    help: helps[code] ?? "correct the text here; what is wrong may begin a line earlier",
  };
}

const codes: Partial<Record<ErrorCode, DiagnosticCode>> = {
  RESOURCE_EXHAUSTION: "yaml/depth-limit",
  TAG_RESOLVE_FAILED: "yaml/tag",
};

const labels: Partial<Record<ErrorCode, string>> = {
  RESOURCE_EXHAUSTION: "this is nested too deeply to be read",
};

const helps: Partial<Record<ErrorCode, string>> = {
  RESOURCE_EXHAUSTION: `nest at most ${depthMax} levels; no resource needs more than ten`,
  TAG_RESOLVE_FAILED: "remove the tag; the schema of the kind says which type a value has",
  TAB_AS_INDENT: "indent with spaces",
  NON_STRING_KEY: "write a plain word as the key",
  BAD_INDENT:
    "line the text up with the lines that it belongs to, or close an open bracket or brace",
  BLOCK_AS_IMPLICIT_KEY:
    "put the inner map on lines of its own, or quote the value if it holds a colon and a space",
  MULTILINE_IMPLICIT_KEY:
    'a key and its ":" stand on one line; is a ":" or an indentation missing?',
  MISSING_CHAR: "close what was opened before this place: a quote, a bracket or a brace",
  BAD_SCALAR_START: "put the value in quotes",
  BAD_ALIAS: "name the alias as its anchor is named",
};
