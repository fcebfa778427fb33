// Makes what is generated from the schemas of the messages: the types of their texts, and validators
// that need no library at run time.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { compile } from "json-schema-to-typescript";

const names = [
  "change-set",
  "answer",
  "observation",
  "presence",
  "look",
  "refusal",
  "armed",
  "confirmation",
  "suspension",
  "wish",
  "approval",
  "controller-memory",
  "controller-status",
];
const partsName = "parts.schema.json";

/** path → text. `bare` takes away what only people read. */
export async function messageFiles(root, banner, bare) {
  const read = (name) => JSON.parse(readFileSync(join(root, "schemas/messages", name), "utf8"));
  const whole = wholeSchema(read);
  return new Map([
    ["src/records/messages/texts.generated.ts", await types(whole, banner)],
    ["src/records/messages/validators.generated.ts", validators(bare(whole), banner)],
  ]);
}

/** All messages in one schema that stands alone, each a property of one object. */
function wholeSchema(read) {
  const definitions = { ...read(partsName).definitions };
  const properties = {};
  for (const name of names) {
    const { $schema: _, $id: __, definitions: own, ...schema } = read(`${name}.schema.json`);
    for (const [key, value] of [...Object.entries(own ?? {}), [schema.title, schema]]) {
      if (definitions[key] !== undefined) throw new Error(`${key} is defined twice`);
      definitions[key] = value;
    }
    properties[name] = { $ref: `#/definitions/${schema.title}` };
  }
  const whole = { definitions, properties };
  const text = JSON.stringify(whole).replaceAll(`"${partsName}#/`, '"#/');
  return {
    title: "MessageTexts",
    description: "By the name of a message, what its text holds.",
    type: "object",
    additionalProperties: false,
    required: names,
    ...JSON.parse(text),
  };
}

async function types(whole, banner) {
  const source = structuredClone(whole);
  for (const name of ["Json", "JsonObject"]) source.definitions[name].tsType = `model.${name}`;
  const text = await compile(source, "MessageTexts", {
    additionalProperties: false,
    bannerComment: "",
    ignoreMinAndMaxItems: false,
    unreachableDefinitions: false,
    style: { printWidth: 100 },
  });
  return `${banner}\nimport type * as model from "../../model/json.ts";\n\n${text}`;
}

function validators(whole, banner) {
  const ajv = new Ajv({
    strict: true,
    strictTypes: true,
    strictTuples: true,
    // An alternative is told by its type, which stands one level below.
    strictRequired: false,
    allowUnionTypes: true,
    // The first mistake is told; a reader wants no list of five thousand.
    allErrors: false,
    discriminator: true,
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema(discriminated(whole), "messages");
  const exported = Object.fromEntries(
    names.map((name) => [camel(name), `messages#${whole.properties[name].$ref.slice(1)}`]),
  );
  const code = standaloneCode(ajv, exported).replace(/^"use strict";/, "");
  if (code.includes("require(")) throw new Error("a validator needs a run-time part of ajv");
  const found = new Map();
  const body = code.replace(/export const (\w+) = (\w+);/g, (_, key, name) => {
    found.set(key, name);
    return "";
  });
  const table = names.map((name) => `  "${name}": ${found.get(camel(name))},`).join("\n");
  return `// @ts-nocheck
${banner}// The validators of all messages: plain functions that need no library at run time.

import type { MessageTexts } from "./texts.generated.ts";
import type { Validator } from "./validator.ts";

${body.trim()}

export const validators: Readonly<Record<keyof MessageTexts, Validator>> = {
${table}
};
`;
}

/** Where alternatives have a type of their own, the mistakes of the one that is meant are told. */
function discriminated(schema) {
  if (Array.isArray(schema)) return schema.map(discriminated);
  if (typeof schema !== "object" || schema === null) return schema;
  const inside = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, discriminated(value)]),
  );
  if (inside.oneOf === undefined) return inside;
  const discriminator = { propertyName: "type" };
  return { ...inside, type: "object", required: ["type"], discriminator };
}

function camel(name) {
  return name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
