// Writes resources as YAML text. It knows plain JSON values only and always quotes what YAML could
// read differently; for thousands of small resources it is far quicker than a general library.

import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";

/** Documents with "---" between them, behind the given first lines. */
export function yamlText(head: readonly string[], documents: readonly JsonObject[]): string {
  const lines = [...head];
  documents.forEach((document, i) => {
    if (i > 0) lines.push("---");
    for (const [key, value] of Object.entries(document)) writeField(lines, "", key, value);
  });
  return `${lines.join("\n")}\n`;
}

function writeField(lines: string[], indent: string, key: string, value: Json): void {
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    lines.push(`${indent}${plainOrQuoted(key)}:`);
    for (const [name, inner] of Object.entries(value)) {
      writeField(lines, `${indent}  `, name, inner);
    }
  } else if (Array.isArray(value) && value.length > 0) {
    lines.push(`${indent}${plainOrQuoted(key)}:`);
    for (const item of value as readonly Json[]) lines.push(`${indent}  - ${inlineYaml(item)}`);
  } else lines.push(`${indent}${plainOrQuoted(key)}: ${inlineYaml(value)}`);
}

/** A value on one line, in YAML's flow style. */
export function inlineYaml(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(inlineYaml).join(", ")}]`;
  if (!isJsonObject(value))
    return typeof value === "string" ? plainOrQuoted(value) : JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([key, inner]) => `${plainOrQuoted(key)}: ${inlineYaml(inner)}`,
  );
  return `{${fields.join(", ")}}`;
}

const plain = /^[A-Za-z$][A-Za-z0-9_./-]*$/;
/** Words that some reader of YAML takes for a truth value or for nothing. */
const notTexts = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A string as YAML reads it back. */
export function plainOrQuoted(text: string): string {
  return plain.test(text) && !notTexts.test(text) ? text : JSON.stringify(text);
}
