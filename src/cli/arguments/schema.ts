// `plumb schema`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export interface SchemaArguments {
  /** A kind, the name of a document, or the name of a command's output; absent for the combined one. */
  readonly name?: string;
  readonly isList: boolean;
  readonly outFolder?: string;
}

export const schemaDeclaration: CommandDeclaration<SchemaArguments> = {
  name: "schema",
  summary: "print the JSON Schema of a kind, of all kinds, or of a command's output",
  operands: [
    { name: "NAME", help: "such as Network or plan; default: all kinds in one", required: false },
  ],
  options: [
    { long: "list", type: "switch", help: "the names there are" },
    { long: "out", type: "text", value: "DIR", help: "write every schema into this folder" },
  ],
  examples: [
    { line: "plumb schema > plumbline.schema.json", says: "for an editor" },
    { line: "plumb schema Network", says: "one kind" },
    { line: "plumb schema --out schemas", says: "all of them, as files" },
  ],
  read({ operands: [name], values }) {
    const outFolder = values.text("out");
    return {
      isList: values.isSet("list"),
      ...(name === undefined ? {} : { name }),
      ...(outFolder === undefined ? {} : { outFolder }),
    };
  },
};
