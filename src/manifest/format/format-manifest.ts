// A manifest's text, formatted: one line of --- between documents, each resource in its canonical form.
// Text in, text out. Documents that are no resources, and JSON, stay as they were written.

import type { Diagnostic } from "../../model/diagnostic.ts";
import { readManifest } from "../read-manifest.ts";
import { isJsonLines, splitDocuments } from "../split-documents.ts";
import { formatDocument } from "./format-document.ts";

export type Formatted =
  | { readonly type: "formatted"; readonly text: string }
  /** It is JSON, which is for programs to write. */
  | { readonly type: "json" }
  /** It cannot be read; nothing may be concluded about its form. */
  | { readonly type: "faulty"; readonly diagnostics: readonly Diagnostic[] };

/** Never throws, whatever the text is. Line ends stay as the first one is. */
export function formatManifest(file: string, text: string): Formatted {
  if (/\.json$/i.test(file) || isJsonLines(file, text)) return { type: "json" };
  // The library reads the very end of a text differently where it ends without a line break.
  const ended = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  const { diagnostics } = readManifest(file, ended);
  if (diagnostics.some(({ code }) => !code.startsWith("schema/"))) {
    return { type: "faulty", diagnostics };
  }
  const lineEnd = /\r?\n/.exec(ended)?.[0] ?? "\n";
  const lines = ended.replaceAll("\r\n", "\n");
  // Readers disagree whether a carriage return by itself ends a line, so nothing is moved around it.
  if (lines.includes("\r")) return { type: "formatted", text };
  return { type: "formatted", text: formatLines(file, lines).replaceAll("\n", lineEnd) };
}

/** What is written so far. */
interface Output {
  readonly lines: string[];
  documents: number;
  /** The next document's "---" is written already, above comments that belong to it. */
  isSeparated: boolean;
  /** Blank lines at the end of `lines` are a scalar's, and must stay. */
  isContent: boolean;
}

function formatLines(file: string, text: string): string {
  const output: Output = { lines: [], documents: 0, isSeparated: false, isContent: false };
  let end = 0;
  for (const piece of splitDocuments(file, text)) {
    if (piece.refused !== undefined) continue;
    writeGap(output, text.slice(end, piece.start));
    writeDocument(output, text.slice(piece.start, piece.end));
    end = piece.end;
  }
  writeGap(output, text.slice(end));
  const { lines } = output;
  if (!output.isContent) dropLast(lines, "");
  if (output.isSeparated) {
    dropLast(lines, "---");
    if (!output.isContent) dropLast(lines, "");
  }
  return lines.map((line) => `${line}\n`).join("");
}

function dropLast(lines: string[], line: string): void {
  while (lines.at(-1) === line) lines.pop();
}

/** Between documents stand comments, blank lines, and markers, of which one is enough. */
function writeGap(output: Output, gap: string): void {
  const lines = gap.split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (const line of lines) {
    const comment = /\s*#.*$/.exec(line)?.[0].trimEnd() ?? "";
    if (/^(?:---|\.\.\.)/.test(line)) writeMarker(output, comment);
    else if (comment !== "") output.lines.push(comment.trimStart());
    else if (line.trim() === "") writeBlank(output);
  }
}

/** Comments behind a marker that is not needed get a line of their own. */
function writeMarker(output: Output, comment: string): void {
  if (output.documents > 0 && !output.isSeparated) {
    output.lines.push(`---${comment}`);
    output.isSeparated = true;
  } else if (comment !== "") output.lines.push(comment.trimStart());
}

function writeDocument(output: Output, source: string): void {
  const isMarked = source.startsWith("---");
  const formatted = formatDocument(source);
  if (formatted === undefined) {
    const lines = source.replace(/\n$/, "").split("\n");
    const marker = output.documents > 0 ? /^---(\s+#.*|)\s*$/.exec(lines[0] ?? "") : null;
    if (marker !== null) lines.shift();
    if (marker !== null || !isMarked) writeMarker(output, marker?.[1] ?? "");
    for (const line of lines) output.lines.push(line);
    output.isContent = true;
  } else {
    // The first document needs no marker, and keeps the one that it has.
    if (isMarked && output.documents === 0) output.lines.push(`---${formatted.marker}`);
    else writeMarker(output, formatted.marker);
    for (const line of formatted.lines) output.lines.push(line);
    output.isContent = formatted.lines.at(-1) === "";
    if (formatted.isSpaced) writeBlank(output);
  }
  output.documents += 1;
  output.isSeparated = false;
}

function writeBlank(output: Output): void {
  const last = output.lines.at(-1) ?? "";
  if (last === "" || (output.isSeparated && last.startsWith("---"))) return;
  output.lines.push("");
  output.isContent = false;
}
