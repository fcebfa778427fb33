// One manifest's text to its resources, or to everything that is wrong with it. Fields that the
// schema cannot judge (names of other resources, numbers in pools) are not looked at.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Json, JsonObject } from "../model/json.ts";
import type { Resource } from "../model/resource.ts";
import { checkSchema } from "./check-schema.ts";
import {
  documentCharactersMax,
  documentCountMax,
  faultyCharactersMax,
  problemsPerFileMax,
} from "./limits.ts";
import { createLineTable } from "./line-table.ts";
import { locateField } from "./locate-node.ts";
import { type ParsedDocument, parseDocument } from "./parse-document.ts";
import { type Problem, toDiagnostic } from "./problem.ts";
import { sortDiagnostics } from "./sort-diagnostics.ts";
import { type Piece, splitDocuments } from "./split-documents.ts";

export interface Manifest {
  /** In the order of the text; a document with problems is left out. */
  readonly resources: readonly Resource[];
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Never throws, whatever the text is. `file` is the name to show; it also tells JSON lines by its end. */
export function readManifest(file: string, text: string): Manifest {
  const resources: Resource[] = [];
  const problems: Problem[] = [];
  let count = 0;
  let faulty = 0;
  for (const piece of splitDocuments(file, text)) {
    const stop = reasonToStop({ problems: problems.length, faulty, count });
    if (stop !== undefined) {
      problems.push(stoppedHere(piece, stop));
      break;
    }
    const read = readDocument(text, piece);
    if (read.problems.length === 0) {
      if (read.value !== null)
        resources.push(resourceOf(read.value, read.start, { file, text, piece, count }));
    } else {
      problems.push(...read.problems.slice(0, problemsPerFileMax + 1));
      faulty += piece.end - piece.start;
    }
    count += 1;
  }
  return { resources, diagnostics: diagnosticsOf(file, text, problems) };
}

type Stop = "problems" | "documents";

function reasonToStop(so: { problems: number; faulty: number; count: number }): Stop | undefined {
  if (so.problems >= problemsPerFileMax || so.faulty >= faultyCharactersMax) return "problems";
  return so.count >= documentCountMax ? "documents" : undefined;
}

function stoppedHere(piece: Piece, stop: Stop): Problem {
  const span = { start: piece.start, end: piece.start + 1 };
  return stop === "documents"
    ? {
        code: "yaml/size-limit",
        span,
        label: `a manifest may hold ${documentCountMax} documents; this is one more`,
        help: "split the file",
      }
    : {
        code: "input/too-many-problems",
        span,
        label: "from here on the file was not read",
        help: "correct the problems above and run this again",
      };
}

interface ReadDocument {
  /** Null where the document is empty or has problems. */
  readonly value: JsonObject | null;
  /** Where its first key stands. */
  readonly start: number;
  readonly problems: readonly Problem[];
}

function readDocument(text: string, piece: Piece): ReadDocument {
  return readPlainJson(text, piece) ?? readYaml(text, piece);
}

/**
 * The fast way for what programs write: a text that is exactly what its value prints as holds no
 * duplicate key, no number that loses digits, nothing that YAML reads differently.
 */
function readPlainJson(text: string, piece: Piece): ReadDocument | undefined {
  if (text[piece.start] !== "{" || piece.end - piece.start > documentCharactersMax)
    return undefined;
  const source = text.slice(piece.start, piece.end).trimEnd();
  const value = parsePlainJson(source);
  if (value === undefined) return undefined;
  // Keys like "__proto__" are rare enough to be judged by the slow way.
  if (/"(?:__proto__|constructor|prototype|<<)":/.test(source) || checkSchema(value).length > 0) {
    return undefined;
  }
  return { value: value as JsonObject, start: piece.start + 1, problems: [] };
}

/** The value of a text that is its value's only form, or undefined. */
function parsePlainJson(source: string): Json | undefined {
  try {
    const value = JSON.parse(source) as Json;
    return JSON.stringify(value) === source ? value : undefined;
  } catch {
    // Not JSON, or nested too deeply, is judged by the slow way: it words its problems.
    return undefined;
  }
}

function readYaml(text: string, piece: Piece): ReadDocument {
  const parsed = parseDocument(text, piece);
  const { start } = locateField(parsed, []);
  if (parsed.problems.length > 0) return { value: null, start, problems: parsed.problems };
  if (isEmptyDocument(parsed)) return { value: null, start, problems: [] };
  const problems = checkSchema(parsed.value).map((problem): Problem => {
    const { code, label, help, field, atKey } = problem;
    return { code, span: locateField(parsed, field, atKey), label, help };
  });
  return { value: problems.length > 0 ? null : (parsed.value as JsonObject), start, problems };
}

/** Nothing but comments behind a "---"; an explicit "null" is no document of this kind. */
function isEmptyDocument(parsed: ParsedDocument): boolean {
  const range = parsed.yaml?.contents?.range;
  return parsed.value === null && (range === undefined || range === null || range[0] === range[1]);
}

interface Where {
  readonly file: string;
  readonly text: string;
  readonly piece: Piece;
  readonly count: number;
}

/** A resource of a value that the schema of its kind has accepted. */
function resourceOf(value: JsonObject, start: number, where: Where): Resource {
  const metadata = value["metadata"] as JsonObject;
  return {
    kind: value["kind"] as string,
    name: metadata["name"] as string,
    labels: (metadata["labels"] ?? {}) as Record<string, string>,
    annotations: (metadata["annotations"] ?? {}) as Record<string, string>,
    spec: value["spec"] as JsonObject,
    source: { file: where.file, ...positionIn(where, start), document: where.count },
  };
}

/** Counts from the piece's own first line, so that a file of many documents needs no line table. */
function positionIn(where: Where, offset: number): { line: number; column: number } {
  let { line } = where.piece;
  let lineStart = where.piece.start;
  let next = where.text.indexOf("\n", lineStart) + 1;
  while (next !== 0 && next <= offset) {
    line += 1;
    lineStart = next;
    next = where.text.indexOf("\n", lineStart) + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

function diagnosticsOf(file: string, text: string, problems: readonly Problem[]): Diagnostic[] {
  const lines = createLineTable(file, text);
  const sorted = [...problems].sort((a, b) => a.span.start - b.span.start);
  const next = sorted[problemsPerFileMax];
  const isMore = next !== undefined && next.code !== "input/too-many-problems";
  const shown = isMore ? [...sorted.slice(0, problemsPerFileMax), hiddenFrom(next)] : sorted;
  return sortDiagnostics(shown.map((problem) => toDiagnostic(problem, lines)));
}

function hiddenFrom({ span }: Problem): Problem {
  return {
    code: "input/too-many-problems",
    span,
    label: "this and all further ones are not shown",
    help: "correct the problems above and run this again",
  };
}
