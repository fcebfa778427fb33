// Where the project file refers to a secret. It is not opened here, and never stands in the file itself.

import { isMap, type Node } from "yaml";
import type { SecretReference } from "../ports/store-place.ts";
import { filled, readFields, text, type Field, type Reading } from "./project-fields.ts";

interface ReferenceFields {
  readonly fromFile?: string;
  readonly fromEnv?: string;
}

const referenceFields: Readonly<Record<string, Field<ReferenceFields>>> = {
  fromFile: { expected: "a file", read: filled((fromFile) => ({ fromFile })) },
  fromEnv: {
    expected: "the name of a variable",
    read: text((name) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? { fromEnv: name } : undefined)),
  },
};

/** Reads a map with exactly one of `fromFile` and `fromEnv`. */
export function secret<Read extends object>(
  read: (reference: SecretReference) => Read,
): Field<Read>["read"] {
  return (node, reading) => readReference(node, reading, read);
}

function readReference<Read extends object>(
  node: Node | null,
  reading: Reading,
  read: (reference: SecretReference) => Read,
): Read | undefined {
  if (!isMap(node)) return undefined;
  const before = reading.diagnostics.length;
  const { fromFile, fromEnv } = readFields<ReferenceFields>(reading, node, referenceFields);
  // What is wrong was told at its own place; who found a mistake uses nothing of the file.
  if (reading.diagnostics.length > before) return read({ fromFile: "" });
  if ((fromFile === undefined) === (fromEnv === undefined)) return undefined;
  return read(fromFile === undefined ? { fromEnv: fromEnv ?? "" } : { fromFile });
}
