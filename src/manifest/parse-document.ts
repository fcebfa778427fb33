// One document's text to its YAML nodes and its plain value. Problems of the text end here; whether
// the value is a resource is not looked at.

import { parseDocument as parseYaml, type Document, type YAMLError } from "yaml";
import type { DiagnosticCode } from "../model/diagnostic-codes.ts";
import type { Json } from "../model/json.ts";
import { depthMax, documentCharactersMax } from "./limits.ts";
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
  const yaml = parseYaml(text.slice(piece.start, piece.end), {
    version: "1.2",
    schema: "core",
    strict: true,
    stringKeys: true,
    merge: false,
    resolveKnownTags: false,
    // The library compares each key with all before it; `plainValue` finds duplicates in one pass.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const faults = [...yaml.errors, ...yaml.warnings].map((error) => syntaxProblem(error, base));
  const [first] = faults;
  // One slip makes the parser stumble many times; only the first place says where it is.
  if (first !== undefined) return { yaml, base, value: null, problems: [first] };
  return { yaml, base, ...plainValue(yaml, base) };
}

function refusal(text: string, piece: Piece): Problem | undefined {
  const firstLine: TextSpan = { start: piece.start, end: endOfFirstLine(text, piece) };
  if (piece.isDirective === true) {
    return {
      code: "yaml/directive",
      span: firstLine,
      label: "this line changes what the text below it means",
      help: "remove the line; manifests are YAML 1.2 and need no directive",
    };
  }
  const length = piece.end - piece.start;
  if (length <= documentCharactersMax) return undefined;
  return {
    code: "yaml/size-limit",
    span: firstLine,
    label: `the document that begins here has ${length} characters; ${documentCharactersMax} are allowed`,
    help: "split it into several resources, or separate the documents by a line of ---",
  };
}

function endOfFirstLine(text: string, piece: Piece): number {
  const at = text.indexOf("\n", piece.start);
  return at === -1 || at > piece.end ? piece.end : at;
}

function syntaxProblem(error: YAMLError, base: number): Problem {
  const [start, end] = error.pos;
  const [message] = error.message.split("\n");
  return {
    code: codes[error.code] ?? "yaml/syntax",
    span: { start: base + start, end: base + Math.max(end, start + 1) },
    label: lowerFirst(message ?? ""),
    help: helps[error.code] ?? "correct the text here; what is wrong may begin a line earlier",
  };
}

const codes: Partial<Record<YAMLError["code"], DiagnosticCode>> = {
  RESOURCE_EXHAUSTION: "yaml/depth-limit",
  TAG_RESOLVE_FAILED: "yaml/tag",
};

const helps: Partial<Record<YAMLError["code"], string>> = {
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
