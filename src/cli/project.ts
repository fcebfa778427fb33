// Reads plumbline.yaml, which says for a folder what flags would say otherwise. Mistakes in it are
// diagnostics like those of any manifest. What wins over what is decided elsewhere.

import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from "yaml";
import { diagnosticCodes, type DiagnosticCode } from "../model/diagnostic-codes.ts";
import type { Diagnostic, SourceRange } from "../model/diagnostic.ts";
import { closest } from "../model/suggest.ts";
import { isFabricName } from "./arguments/globals.ts";

export interface Project {
  readonly fabric?: string;
  /** The folder of the embedded store. */
  readonly state?: string;
  readonly manifests?: readonly string[];
}

/** More than any project file needs, and little enough to be read whatever it holds. */
const longestText = 64 * 1024;

const fields: Readonly<Record<string, string>> = {
  $schema: "a schema for editors",
  fabric: "a name of a-z, 0-9, - and .",
  store: "embedded: and a folder, such as embedded:state",
  manifests: "a list of files and folders",
};

interface Reading {
  readonly file: string;
  readonly lines: LineCounter;
  readonly diagnostics: Diagnostic[];
}

export function readProject(
  file: string,
  text: string,
): { project: Project; diagnostics: readonly Diagnostic[] } {
  const lines = new LineCounter();
  const reading: Reading = { file, lines, diagnostics: [] };
  if (text.length > longestText) {
    report(
      reading,
      "input/too-large",
      [0, 0],
      "it is longer than 64 KiB",
      "keep only settings in it",
    );
    return { project: {}, diagnostics: reading.diagnostics };
  }
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true });
  for (const { pos, message } of document.errors) {
    const [first = message] = message.split("\n");
    report(reading, "yaml/syntax", pos, first, "mend the YAML here");
  }
  const { contents } = document;
  if (reading.diagnostics.length > 0 || contents === null) {
    return { project: {}, diagnostics: reading.diagnostics };
  }
  if (!isMap(contents)) {
    report(
      reading,
      "yaml/not-a-map",
      spanOf(contents),
      "a map of settings belongs here",
      "write it as field: value",
    );
    return { project: {}, diagnostics: reading.diagnostics };
  }
  const parts = contents.items.map((pair) => readField(reading, pair as Pair<Node, Node | null>));
  return { project: Object.assign({}, ...parts) as Project, diagnostics: reading.diagnostics };
}

function readField(reading: Reading, { key, value }: Pair<Node, Node | null>): Project {
  const name = isScalar(key) ? String(key.value) : "";
  const expected = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (expected === undefined) {
    const meant = closest(name, Object.keys(fields));
    const hint = meant === undefined ? "" : `; did you mean "${meant}"?`;
    const known = Object.keys(fields).join(", ");
    report(
      reading,
      "schema/unknown-field",
      spanOf(key),
      `no setting of this name${hint}`,
      `use one of ${known}`,
    );
    return {};
  }
  const read = valueOf(name, value);
  if (read === undefined) {
    const help = `write ${expected} behind ${name}`;
    report(reading, "schema/wrong-type", spanOf(value ?? key), `${name} takes ${expected}`, help);
  }
  return read ?? {};
}

function valueOf(name: string, value: Node | null): Project | undefined {
  const text = isScalar(value) && typeof value.value === "string" ? value.value : undefined;
  if (name === "manifests") {
    if (!isSeq(value)) return undefined;
    const manifests = value.items.map((item) => (isScalar(item) ? item.value : undefined));
    const isRight = manifests.every((one) => typeof one === "string" && one !== "");
    return isRight && manifests.length > 0 ? { manifests: manifests as string[] } : undefined;
  }
  if (text === undefined) return undefined;
  if (name === "fabric") return isFabricName(text) ? { fabric: text } : undefined;
  if (name === "store") return /^embedded:./.test(text) ? { state: text.slice(9) } : undefined;
  return {};
}

function spanOf(node: Node): [number, number] {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
}

function report(
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
