// The JSON Schemas that come with the package, by name.

import { compareNames } from "../model/sort.ts";
import type { Files } from "../ports/files.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";

const folders = ["schemas", "schemas/documents", "schemas/outputs"];
const ending = ".schema.json";

/** From a schema's name to its path in the package; a target type's document is "document/switch". */
export async function schemaPaths(files: Files): Promise<Map<string, string> | Trouble> {
  const paths = new Map<string, string>();
  for (const folder of folders) {
    const names = await files.list(folder);
    if (isTrouble(names)) return names;
    for (const file of names ?? []) {
      if (!file.endsWith(ending)) continue;
      const name = file.slice(0, -ending.length);
      paths.set(folder === "schemas/documents" ? `document/${name}` : name, `${folder}/${file}`);
    }
  }
  return new Map([...paths].sort((a, b) => compareNames(a[0], b[0])));
}

/** The path of the one schema of all kinds. */
export const combinedSchema: string = `${folders[0]}/plumbline${ending}`;

/** The text of a schema that is known to be in the package. */
export async function readSchemaText(files: Files, path: string): Promise<string> {
  const text = await files.readText(path);
  if (typeof text !== "string") throw new Error(`${path} is of the package and cannot be read`);
  return text;
}
