// Puts the schemas that editors check manifests against beside the manifests, so that a project works
// offline and keeps the version that it was written with.

import type { Files } from "../ports/files.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";

/** Hidden, so that nobody takes the schemas for manifests. */
export const editorFolder = ".plumbline";

const schemas = ["plumbline.schema.json", "project.schema.json"];

export async function writeEditorSchemas(
  folder: string,
  files: Files,
  packageFiles: Files,
): Promise<Trouble | undefined> {
  for (const name of schemas) {
    const text = await packageFiles.readText(`schemas/${name}`);
    if (isTrouble(text)) return text;
    if (text === undefined) throw new Error(`the package has no schemas/${name}`);
    const failed = await files.writeText(`${folder}/${editorFolder}/${name}`, text);
    if (failed !== undefined) return failed;
  }
  return undefined;
}
