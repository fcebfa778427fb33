// Turns the configuration of the CC-Fabric ML2 driver, and the bindings that it serves, into
// manifests. Pure: texts in, texts out. It carries what this version has resources for and lists
// everything else; it never copies a password.

import { parseDocument as parseYaml } from "yaml";
import { checkSchema } from "../../manifest/check-schema.ts";
import { createLineTable } from "../../manifest/line-table.ts";
import { locatedFinding } from "../../manifest/locate-finding.ts";
import { locateField } from "../../manifest/locate-node.ts";
import type { ParsedDocument } from "../../manifest/parse-document.ts";
import { plainValue } from "../../manifest/plain-value.ts";
import { toDiagnostic, type Problem } from "../../manifest/problem.ts";
import type { Allocation } from "../../model/allocation.ts";
import { diagnosticCodes } from "../../model/diagnostic-codes.ts";
import type { Diagnostic, Finding } from "../../model/diagnostic.ts";
import { isJsonObject } from "../../model/json.ts";
import type { Resource } from "../../model/resource.ts";
import { unknownField, type Remark } from "./leftovers.ts";
import { checkable, rangeOfField, type SourceTexts } from "./origins.ts";
import { readBindings } from "./read-bindings.ts";
import { readGlobals } from "./read-globals.ts";
import { readHostGroups } from "./read-hostgroups.ts";
import { readFabric } from "./read-switchgroups.ts";
import { complain, fieldOf, itemsOf, leave, type Place, type Reading } from "./reading.ts";
import { documentOf, filesOf } from "../manifest-files.ts";
import type { ImportedResource } from "./resources.ts";

interface NamedText {
  /** As diagnostics show it. */
  readonly file: string;
  readonly text: string;
}

export interface CcFabricSource {
  readonly config: NamedText;
  /** JSON lines; without them only the fabric is imported. */
  readonly bindings?: NamedText;
  /** The driver of the imported switches. */
  readonly driver: string;
  /** The combined schema, as a URL or as a path from the folder that the files go into. */
  readonly schema: string;
}

export interface CcFabricImport {
  /** Path in the folder → text. */
  readonly files: ReadonlyMap<string, string>;
  /** What the files say, each with its source in the configuration or the bindings, for checks. */
  readonly resources: readonly Resource[];
  /** Choices that were made already and that no manifest can say: which transit has which network. */
  readonly allocations: readonly Allocation[];
  readonly leftOver: readonly Remark[];
  readonly notes: readonly Remark[];
  /** With errors among them, what they concern is missing in the files. */
  readonly diagnostics: readonly Diagnostic[];
  /** Shows a finding about one of `resources` in the source. */
  readonly locate: (finding: Finding) => Diagnostic;
}

export function importCcFabric(source: CcFabricSource): CcFabricImport {
  const parsed = parseConfig(source.config.text);
  const lines = createLineTable(source.config.file, source.config.text);
  const reading: Reading = {
    leftOver: [],
    notes: [],
    diagnostics: parsed.problems.map((problem) => toDiagnostic(problem, lines)),
    rangeOf: (path) => lines.range(locateField(parsed, path)),
  };
  const groups =
    reading.diagnostics.length > 0
      ? { byFile: new Map<string, readonly ImportedResource[]>(), allocations: [] }
      : readSource(reading, { path: [], value: parsed.value }, source);
  const imported = [...groups.byFile.values()].flat();
  const texts = { rangeOf: reading.rangeOf, bindingsFile: source.bindings?.file ?? "" };
  const { resources, rangeOf } = checkable(imported, texts);
  const { leftOver, notes } = reading;
  const diagnostics = [...reading.diagnostics, ...schemaDiagnostics(imported, texts)];
  return {
    files: filesOf(groups.byFile, source.schema),
    resources,
    allocations: groups.allocations,
    leftOver,
    notes,
    diagnostics,
    locate: (finding) => locatedFinding(finding, rangeOf),
  };
}

interface ReadGroups {
  /** File name → its resources. */
  readonly byFile: ReadonlyMap<string, readonly ImportedResource[]>;
  readonly allocations: readonly Allocation[];
}

function readSource(reading: Reading, config: Place, source: CcFabricSource): ReadGroups {
  checkTopLevel(reading, config);
  const globals = readGlobals(reading, config);
  const fabric = readFabric(reading, config, globals, source.driver);
  const groups = readHostGroups(reading, config, globals, fabric);
  const bound = readBindings(reading, source.bindings, { globals, fabric, groups });
  const byFile = new Map([
    ["policy", globals.policies],
    ["zones", globals.zones],
    ["vrfs", bound.vrfs],
    ["pools", fabric.pools],
    ...fabric.pairs,
    ...groups.groups,
    ["networks/networks", bound.networks],
    ...bound.bindings,
  ]);
  return { byFile, allocations: bound.allocations };
}

/** Values that no manifest may have, shown where they come from. */
function schemaDiagnostics(
  imported: readonly ImportedResource[],
  texts: SourceTexts,
): Diagnostic[] {
  return imported.flatMap((one) =>
    checkSchema(documentOf(one)).map(({ code, field, label, help }) => ({
      code,
      severity: "error" as const,
      summary: diagnosticCodes[code],
      range: rangeOfField(one, field, texts),
      label,
      related: [],
      help,
    })),
  );
}

/** A configuration of 1,000 switches and 10,000 host groups has about 4 million. */
const charactersMax = 8 * 1024 * 1024;

/** One document: a configuration is not cut into resources as manifests are. */
function parseConfig(text: string): ParsedDocument {
  if (text.length > charactersMax) {
    return refused({
      code: "input/too-large",
      span: { start: 0, end: 1 },
      label: `${text.length} characters; ${charactersMax} are allowed`,
      help: "import the switch groups in several parts",
    });
  }
  const yaml = parseYaml(text, {
    version: "1.2",
    schema: "core",
    stringKeys: true,
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const [error] = yaml.errors;
  if (error === undefined) return { yaml, base: 0, ...plainValue(yaml, 0) };
  const [start, end] = error.pos;
  const isTooDeep = error.code === "RESOURCE_EXHAUSTION";
  return refused({
    code: isTooDeep ? "yaml/depth-limit" : "yaml/syntax",
    span: { start, end: Math.max(end, start + 1) },
    label: isTooDeep ? "this is nested too deeply to be read" : error.message,
    help: "correct the text here; what is wrong may begin a line earlier",
  });
}

function refused(problem: Problem): ParsedDocument {
  return { base: 0, value: null, problems: [problem] };
}

const sections = ["global_config", "switchgroups", "hostgroups"];

function checkTopLevel(reading: Reading, config: Place): void {
  if (!isJsonObject(config.value)) {
    complain(reading, config, "a driver configuration is a map");
    return;
  }
  for (const key of Object.keys(config.value)) {
    if (sections.includes(key)) continue;
    leave(reading, fieldOf(config, key), unknownField);
  }
  for (const key of sections.slice(1)) {
    const section = fieldOf(config, key);
    if (itemsOf(section).length === 0) complain(reading, section, `"${key}" must list something`);
  }
}
