// In which order the fields of a resource stand: that of its kind's schema. Fields that the schema
// does not name, as in labels, keep the order in which they were written.

import type { JsonSchema } from "../validator.ts";
import { kindSchemas } from "../schemas.generated.ts";

export interface KeyOrder {
  /** The keys as they should stand. */
  sorted<T>(entries: readonly T[], keyOf: (entry: T) => string | undefined): readonly T[];
  /** The order within the value of a key. */
  under(key: string | undefined): KeyOrder;
  /** The order within the items of a list. */
  ofItems(): KeyOrder;
}

/** As written, everywhere: also where aliases must stay behind what they repeat. */
export const writtenOrder: KeyOrder = {
  sorted: (entries) => entries,
  under: () => writtenOrder,
  ofItems: () => writtenOrder,
};

export function orderOfKind(kind: string): KeyOrder {
  const schema = Object.hasOwn(kindSchemas, kind) ? kindSchemas[kind] : undefined;
  return schema === undefined ? unknownKind : schemaOrder(schema, schema);
}

/** What every resource has, for kinds that this version does not know. */
const resourceKeys = ["apiVersion", "kind", "metadata", "spec"];

const unknownKind: KeyOrder = {
  ...writtenOrder,
  sorted: (entries, keyOf) => sortedBy(entries, keyOf, resourceKeys),
};

function schemaOrder(written: JsonSchema | undefined, root: JsonSchema): KeyOrder {
  const schema = followed(written, root);
  if (schema === undefined) return writtenOrder;
  const properties = schema.properties ?? {};
  const keys = Object.keys(properties);
  return {
    sorted: (entries, keyOf) => sortedBy(entries, keyOf, keys),
    under: (key) =>
      schemaOrder(
        key !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined,
        root,
      ),
    ofItems: () => schemaOrder(schema["items"] as JsonSchema | undefined, root),
  };
}

/** The schemas of kinds refer to nothing but their own definitions. */
function followed(schema: JsonSchema | undefined, root: JsonSchema): JsonSchema | undefined {
  const reference = schema?.["$ref"];
  if (typeof reference !== "string") return schema;
  const definitions = root["definitions"] as Readonly<Record<string, JsonSchema>> | undefined;
  return definitions?.[reference.slice("#/definitions/".length)];
}

function sortedBy<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string | undefined,
  keys: readonly string[],
): readonly T[] {
  const place = (entry: T): number => {
    const at = keys.indexOf(keyOf(entry) ?? "");
    return at === -1 ? keys.length : at;
  };
  return [...entries].sort((a, b) => place(a) - place(b));
}
