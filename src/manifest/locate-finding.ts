// Gives findings their place in a text. Resources carry no positions of their fields; the few
// documents that somebody complains about are parsed once more instead.

import { diagnosticCodes } from "../model/diagnostic-codes.ts";
import type { Diagnostic, FieldOf, Finding, SourceRange } from "../model/diagnostic.ts";
import { segmentsOf } from "../model/pointer.ts";
import { createLineTable, type LineTable } from "./line-table.ts";
import { locateField } from "./locate-node.ts";
import { type ParsedDocument, parseDocument } from "./parse-document.ts";
import { type Piece, splitDocuments } from "./split-documents.ts";

export interface Locator {
  /** A field that the document does not have is shown at the nearest field around it. */
  locateFinding(finding: Finding): Diagnostic;
  locateField(at: FieldOf): SourceRange;
}

interface OpenFile {
  readonly text: string;
  readonly lines: LineTable;
  readonly pieces: readonly Piece[];
  readonly parsed: Map<number, ParsedDocument>;
}

/** Keeps what it parsed: make one for a run. Without a file's text its resources are shown at their start. */
export function createLocator(textOf: (file: string) => string | undefined): Locator {
  const open = new Map<string, OpenFile | undefined>();
  const fileOf = (file: string): OpenFile | undefined => {
    if (!open.has(file)) open.set(file, openFile(file, textOf(file)));
    return open.get(file);
  };
  const rangeOf = (at: FieldOf): SourceRange => {
    const { source } = at.resource;
    return rangeIn(fileOf(source.file), at) ?? startOf(at);
  };
  return {
    locateField: rangeOf,
    locateFinding: (finding) => locatedFinding(finding, rangeOf),
  };
}

/** A finding as people see it, wherever its fields stand. */
export function locatedFinding(finding: Finding, rangeOf: Locator["locateField"]): Diagnostic {
  return {
    code: finding.code,
    severity: finding.severity,
    summary: diagnosticCodes[finding.code],
    range: rangeOf(finding.at),
    ...(finding.label === undefined ? {} : { label: finding.label }),
    related: (finding.related ?? []).map((place) => ({ range: rangeOf(place), text: place.text })),
    help: finding.help,
  };
}

function openFile(file: string, text: string | undefined): OpenFile | undefined {
  if (text === undefined) return undefined;
  const pieces = [...splitDocuments(file, text)];
  return { text, lines: createLineTable(file, text), pieces, parsed: new Map() };
}

function rangeIn(file: OpenFile | undefined, at: FieldOf): SourceRange | undefined {
  const { document } = at.resource.source;
  const piece = file?.pieces[document];
  if (file === undefined || piece === undefined) return undefined;
  let parsed = file.parsed.get(document);
  if (parsed === undefined) {
    parsed = parseDocument(file.text, piece);
    file.parsed.set(document, parsed);
  }
  return file.lines.range(locateField(parsed, segmentsOf(at.field), at.atKey));
}

function startOf(at: FieldOf): SourceRange {
  const { file, line, column } = at.resource.source;
  return { file, line, column, endLine: line, endColumn: column };
}
