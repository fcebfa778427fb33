// Makes every generated file. From the schemas of the kinds: the types of their specs, the validators
// (compiled ahead of time, so that a run never loads ajv), the schemas that diagnostics quote, and the
// combined schema for editors. From those of messages: types and validators. `--check` writes nothing and fails where a file is out of date.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { compile } from "json-schema-to-typescript";
import { messageFiles } from "./generate-messages.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const combinedName = "plumbline.schema.json";
const sharedName = "metadata.schema.json";
const banner = "// Generated from schemas/ by `npm run generate`. Do not edit.\n";

function readSchema(name) {
  return JSON.parse(readFileSync(join(root, "schemas", name), "utf8"));
}

/** The schemas of the kinds as [kebab name, schema], sorted by file name. */
function kindSchemas() {
  const names = readdirSync(join(root, "schemas"))
    .filter((name) => name.endsWith(".schema.json") && name !== combinedName)
    .sort();
  const kinds = names
    .map((name) => [name.replace(".schema.json", ""), readSchema(name)])
    .filter(([, schema]) => schema.properties?.kind?.const !== undefined);
  if (kinds.length < 8) throw new Error(`only ${kinds.length} schemas of kinds were found`);
  return kinds;
}

const annotations = new Set(["title", "description", "examples", "default", "$schema", "$id"]);

/** A schema without what only people read; a property that is called "description" stays. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, bareKeyword(keyword, value)]));
}

function bareKeyword(keyword, value) {
  if (keyword === "enum" || keyword === "const") return value;
  if (keyword !== "properties" && keyword !== "definitions") return bare(value);
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, bare(schema)]));
}

/** A schema that stands alone: references to the shared file become references to a definition. */
function bundled(schema) {
  const { $schema: _dialect, $id: _id, examples: _examples, ...rest } = schema;
  const text = JSON.stringify(rest).replaceAll(`"${sharedName}"`, '"#/definitions/Metadata"');
  const { $schema: _, $id: __, ...metadata } = readSchema(sharedName);
  return { ...JSON.parse(text), definitions: { Metadata: metadata, ...rest.definitions } };
}

async function specTypes(kind, schema) {
  const spec = bundled(schema);
  const source = { ...spec.properties.spec, definitions: spec.definitions };
  const types = await compile(source, `${kind}Spec`, {
    additionalProperties: false,
    bannerComment: "",
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: false,
    style: { printWidth: 100 },
  });
  return `${banner}\n${types}`;
}

function validatorCode(kinds) {
  const ajv = new Ajv({
    strict: true,
    strictTypes: true,
    strictTuples: true,
    strictRequired: true,
    allowUnionTypes: true,
    allErrors: true,
    messages: false,
    // Lengths in UTF-16 units need no run-time helper; the bounds are far from any real value.
    // The logger would only say that this option is old: everything else is strict and throws.
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  const exported = {};
  for (const [, schema] of kinds) {
    ajv.addSchema(bare(bundled(schema)), schema.title);
    exported[schema.title] = schema.title;
  }
  const code = standaloneCode(ajv, exported)
    .replace(/^"use strict";/, "")
    .replaceAll('require("ajv/dist/runtime/equal").default', "equalJson");
  if (code.includes("require(")) throw new Error("a validator needs a run-time part of ajv");
  const names = new Map();
  const body = code.replace(/export const (\w+) = (\w+);/g, (_, title, name) => {
    names.set(title, name);
    return "";
  });
  const table = [...names].map(([title, name]) => `  ${title}: ${name},`).join("\n");
  const imports = code.includes("equalJson")
    ? 'import { equalJson } from "../model/json.ts";\n'
    : "";
  return `// @ts-nocheck
${banner}// The validators of all kinds: plain functions that need no library at run time.

${imports}import type { Validator } from "./validator.ts";

${body.trim()}

export const validators: Readonly<Record<string, Validator>> = {
${table}
};
`;
}

function schemaTable(kinds) {
  const table = Object.fromEntries(kinds.map(([, schema]) => [schema.title, bundled(schema)]));
  const json = JSON.stringify(table);
  const digest = createHash("sha256").update(json).digest("hex").slice(0, 16);
  return `${banner}// The schemas of all kinds, as diagnostics quote them; nothing is validated with them here.

import type { JsonSchema } from "./validator.ts";

/** Changes when any schema of a kind does. */
export const schemaDigest: string = "${digest}";

export const kindSchemas: Readonly<Record<string, JsonSchema>> = ${JSON.stringify(table, null, 1)};
`;
}

function combinedSchema(kinds) {
  const definitions = { Metadata: bundled(kinds[0][1]).definitions.Metadata };
  for (const [, schema] of kinds) {
    const { definitions: own, ...rest } = bundled(schema);
    Object.assign(definitions, own, { [schema.title]: rest });
  }
  const titles = kinds.map(([, schema]) => schema.title);
  return `${JSON.stringify(
    {
      $schema: "http://json-schema.org/draft-07/schema#",
      $id: "https://plumbline.example/schemas/v1/plumbline.schema.json",
      title: "Plumbline resource",
      description: "One resource of any kind. The kind decides what stands under spec.",
      type: "object",
      required: ["apiVersion", "kind"],
      properties: {
        apiVersion: { description: "The version of the resource format.", const: "plumbline/v1" },
        kind: { description: "What the resource is.", enum: titles },
      },
      allOf: kinds.map(([, schema]) => ({
        if: { required: ["kind"], properties: { kind: { const: schema.title } } },
        // oxlint-disable-next-line unicorn/no-thenable -- "then" is a keyword of JSON Schema.
        then: { $ref: `#/definitions/${schema.title}` },
      })),
      definitions,
    },
    null,
    2,
  )}\n`;
}

/** Everything that is generated: path → text. */
async function generate() {
  const kinds = kindSchemas();
  const files = new Map();
  for (const [name, schema] of kinds) {
    files.set(`src/kinds/${name}/spec.generated.ts`, await specTypes(schema.title, schema));
  }
  files.set("src/manifest/validators.generated.ts", validatorCode(kinds));
  files.set("src/manifest/schemas.generated.ts", schemaTable(kinds));
  files.set(`schemas/${combinedName}`, combinedSchema(kinds));
  for (const [path, text] of await messageFiles(root, banner, bare)) files.set(path, text);
  return files;
}

function isCurrent(path, text) {
  try {
    return readFileSync(join(root, path), "utf8") === text;
  } catch {
    return false;
  }
}

const stale = [...(await generate())].filter(([path, text]) => !isCurrent(path, text));
if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is out of date: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
