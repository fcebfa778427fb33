// Turns the configuration of the CC-Fabric ML2 driver, and the bindings that it serves, into
// manifests. Pure: texts in, texts out. It carries what this version has resources for and lists
// everything else; it never copies a password.

import { parseDocument as parseYaml } from "yaml";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { createLineTable } from "../../manifest/line-table.ts";
import { locateField } from "../../manifest/locate-node.ts";
import type { ParsedDocument } from "../../manifest/parse-document.ts";
import { plainValue } from "../../manifest/plain-value.ts";
import { toDiagnostic, type Problem } from "../../manifest/problem.ts";
import type { LeftOver } from "./leftovers.ts";
import { readBindings } from "./read-bindings.ts";
import { readHostGroups } from "./read-hostgroups.ts";
import { complain, fieldOf, itemsOf, leave, type Place, type Reading } from "./reading.ts";
import { readFabric } from "./read-switchgroups.ts";
import { filesOf, type ImportedResource } from "./resources.ts";
import { isJsonObject } from "../../model/json.ts";

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
  readonly leftOver: readonly LeftOver[];
  /** With errors among them, what they concern is missing in the files. */
  readonly diagnostics: readonly Diagnostic[];
}

export function importCcFabric(source: CcFabricSource): CcFabricImport {
  const parsed = parseConfig(source.config.text);
  const lines = createLineTable(source.config.file, source.config.text);
  if (parsed.problems.length > 0) {
    const diagnostics = parsed.problems.map((problem) => toDiagnostic(problem, lines));
    return { files: new Map(), leftOver: [], diagnostics };
  }
  const reading: Reading = {
    leftOver: [],
    diagnostics: [],
    rangeOf: (path) => lines.range(locateField(parsed, path)),
  };
  const config: Place = { path: [], value: parsed.value };
  checkTopLevel(reading, config);
  const fabric = readFabric(reading, config, source.driver);
  const hostGroups = readHostGroups(reading, config, fabric);
  const bound =
    source.bindings === undefined
      ? { networks: [], bindings: new Map<string, ImportedResource[]>() }
      : readBindings(reading, source.bindings, fabric, hostGroups);
  const files = filesOf(
    new Map([
      ["zones", fabric.zones],
      ["pools", fabric.pools],
      ...fabric.pairs,
      ...hostGroups.groups,
      ["networks/networks", bound.networks],
      ...bound.bindings,
    ]),
    source.schema,
  );
  return { files, leftOver: reading.leftOver, diagnostics: reading.diagnostics };
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
    leave(reading, fieldOf(config, key), "the driver knows no such field and ignores it as well");
  }
  for (const key of sections.slice(1)) {
    const section = fieldOf(config, key);
    if (itemsOf(section).length === 0) complain(reading, section, `"${key}" must list something`);
  }
}
