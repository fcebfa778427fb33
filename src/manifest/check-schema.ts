// Finds the schema for a document by its apiVersion and kind and holds the value against it. Only
// the schema of the kind speaks, so nobody reads why a Switch is not a Network.

import type { Json, JsonObject } from "../model/json.ts";
import { isJsonObject } from "../model/json.ts";
import { sortedNames } from "../model/sort.ts";
import { closest } from "../model/suggest.ts";
import { quoted } from "./quoted.ts";
import { type FieldProblem, schemaProblems } from "./schema-problems.ts";
import { valueWords } from "./schema-words.ts";
import { kindSchemas } from "./schemas.generated.ts";
import { validators } from "./validators.generated.ts";

const apiVersion = "plumbline/v1";
const kindNames = sortedNames(Object.keys(kindSchemas));

/** Everything that keeps a value from being a resource; empty where it is one. */
export function checkSchema(value: Json): readonly FieldProblem[] {
  if (!isJsonObject(value)) return [notAMap(value)];
  const { kind } = value;
  const isKnown = typeof kind === "string" && Object.hasOwn(validators, kind);
  const validate = isKnown ? validators[kind] : undefined;
  const schema = isKnown ? kindSchemas[kind] : undefined;
  if (validate === undefined || schema === undefined) return problemsWithoutKind(value);
  return validate(value) ? [] : schemaProblems(schema, value, validate.errors ?? []);
}

function notAMap(value: Json): FieldProblem {
  return {
    code: "yaml/not-a-map",
    field: [],
    atKey: false,
    label: `this document is ${valueWords(value)}`,
    help: `begin it with "apiVersion: ${apiVersion}" and "kind:"`,
  };
}

/** Without a kind nobody can say what the other fields should be. */
function problemsWithoutKind(value: JsonObject): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const version = value["apiVersion"];
  const help = `write "apiVersion: ${apiVersion}"`;
  if (version === undefined) {
    problems.push(missing("apiVersion", help));
  } else if (version !== apiVersion) {
    problems.push({
      code: "schema/unknown-version",
      field: ["apiVersion"],
      atKey: false,
      label: `${quoted(version)} is not ${apiVersion}`,
      help: `${help}; is this a manifest for another program?`,
    });
  }
  problems.push(kindProblem(value["kind"]));
  return problems;
}

function missing(name: string, help: string): FieldProblem {
  const label = `this resource needs a field "${name}"`;
  return { code: "schema/missing-field", field: [], atKey: true, label, help };
}

function kindProblem(kind: Json | undefined): FieldProblem {
  const help = `the kinds are ${kindNames.join(", ")}`;
  if (kind === undefined) return missing("kind", help);
  const meant = typeof kind === "string" ? closest(kind, kindNames) : undefined;
  return {
    code: "schema/unknown-kind",
    field: ["kind"],
    atKey: false,
    label: `${quoted(kind)} is no kind${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
    help,
  };
}
