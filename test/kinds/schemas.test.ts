// The schemas are what editors show: every field explains itself, and every example is valid.

import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { kinds } from "../../src/kinds/list.ts";

interface Schema {
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly $ref?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly examples?: readonly unknown[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
}

const folder = resolve(import.meta.dirname, "../../schemas");
const read = (name: string): Schema =>
  JSON.parse(readFileSync(join(folder, name), "utf8")) as Schema;

const metadata = read("metadata.schema.json");
const byKind = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".schema.json"))
    .map(read)
    .filter((schema) => kinds.some((kind) => kind.name === schema.title))
    .map((schema) => [schema.title ?? "", schema]),
);

function* fields(schema: Schema, path: string): Generator<[string, Schema]> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    yield [`${path}/${name}`, field];
    yield* fields(field, `${path}/${name}`);
  }
  if (schema.items !== undefined) yield* fields(schema.items, `${path}[]`);
}

test("every kind has a schema of its name", () => {
  expect([...byKind.keys()].sort()).toEqual(kinds.map(({ name }) => name).sort());
});

describe.each([...byKind])("%s", (_, schema) => {
  const all = [...fields(schema, "")].filter(([, field]) => field.$ref === undefined);

  test("its examples are valid, and a field that does not exist is not", () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    ajv.addSchema(metadata as object);
    const validate = ajv.compile(schema as object);
    for (const example of schema.examples ?? []) {
      expect([validate(example), validate.errors]).toEqual([true, null]);
      expect(validate({ ...(example as object), status: {} })).toBe(false);
    }
    expect(schema.examples?.length).toBeGreaterThan(0);
  });

  test("every field has a description, and an example where it is not an object", () => {
    expect(all.filter(([, { description }]) => description === undefined)).toEqual([]);
    const needsExample = all.filter(
      ([, field]) => field.type !== "object" && field.const === undefined,
    );
    expect(needsExample.filter(([, field]) => field.examples === undefined)).toEqual([]);
  });

  test("every text and list has a bound, every object is closed and has a title of its own", () => {
    const open = all.filter(
      ([path, field]) =>
        (field.type === "string" &&
          field.maxLength === undefined &&
          field.enum === undefined &&
          !/\{[0-9]/.test(JSON.stringify(field))) ||
        (field.type === "array" && field.maxItems === undefined) ||
        (field.type === "object" &&
          (field.additionalProperties !== false || field.title === undefined) &&
          path !== ""),
    );
    expect(open).toEqual([]);
    const titles = all.flatMap(([, field]) => [field.title ?? [], field.items?.title ?? []]).flat();
    expect(new Set(titles).size).toBe(titles.length);
  });
});
