// Reading the fields of a map in the project file, and telling what is wrong with them. It knows none
// of the fields.

import { isScalar, type LineCounter, type Node, type Pair, type YAMLMap } from "yaml";
import { diagnosticCodes, type DiagnosticCode } from "../model/diagnostic-codes.ts";
import type { Diagnostic, SourceRange } from "../model/diagnostic.ts";
import { closest } from "../model/suggest.ts";

export interface Reading {
  readonly file: string;
  readonly lines: LineCounter;
  readonly diagnostics: Diagnostic[];
}

export interface Field<Read> {
  /** What belongs behind it, in words. */
  readonly expected: string;
  /** Undefined where something else stands there. */
  read(value: Node | null, reading: Reading): Read | undefined;
}

/** What the fields of a map say together; what is wrong with them is reported. */
export function readFields<Read extends object>(
  reading: Reading,
  map: YAMLMap,
  fields: Readonly<Record<string, Field<Read>>>,
): Read {
  const parts = map.items.map((pair) =>
    readField(reading, pair as Pair<Node, Node | null>, fields),
  );
  return Object.assign({}, ...parts) as Read;
}

function readField<Read extends object>(
  reading: Reading,
  { key, value }: Pair<Node, Node | null>,
  fields: Readonly<Record<string, Field<Read>>>,
): Partial<Read> {
  const name = isScalar(key) ? String(key.value) : "";
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) {
    const meant = closest(name, Object.keys(fields));
    const hint = meant === undefined ? "" : `; did you mean "${meant}"?`;
    const label = `no setting of this name${hint}`;
    const known = Object.keys(fields).join(", ");
    report(reading, "schema/unknown-field", spanOf(key), label, `use one of ${known}`);
    return {};
  }
  const { expected } = field;
  const read = field.read(value, reading);
  if (read === undefined) {
    const help = `write ${expected} behind ${name}`;
    report(reading, "schema/wrong-type", spanOf(value ?? key), `${name} takes ${expected}`, help);
  }
  return read ?? {};
}

export function spanOf(node: Node): [number, number] {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
}

export function report(
  { file, lines, diagnostics }: Reading,
  code: DiagnosticCode,
  span: readonly [number, number],
  label: string,
  help: string,
): void {
  const start = lines.linePos(span[0]);
  const end = lines.linePos(Math.max(span[0], span[1]));
  const range: SourceRange = {
    file,
    line: Math.max(1, start.line),
    column: Math.max(1, start.col),
    endLine: Math.max(1, end.line),
    endColumn: Math.max(1, end.col),
  };
  const summary = diagnosticCodes[code];
  diagnostics.push({ code, severity: "error", summary, range, label, related: [], help });
}

/** Reads a text. */
export function text<Read>(read: (value: string) => Read | undefined): Field<Read>["read"] {
  return (node) =>
    isScalar(node) && typeof node.value === "string" ? read(node.value) : undefined;
}

/** Reads a text that is not empty. */
export function filled<Read>(read: (value: string) => Read): Field<Read>["read"] {
  return text((value) => (value === "" ? undefined : read(value)));
}
