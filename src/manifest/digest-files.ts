// Names the manifests of a run by what is in them, without reading them as manifests. Equal digests
// mean equal resources, wherever the files lie.

import { hash } from "node:crypto";
import { digestOfText } from "../model/digest.ts";
import type { ManifestFile } from "./load-manifests.ts";

/** The end of a file's name counts, as it tells how a manifest is read. */
export function digestOfFiles(files: readonly ManifestFile[]): string {
  const lines = files.map(({ file, bytes }) => {
    const ending = /\.[^./\\]*$/.exec(file)?.[0].toLowerCase() ?? "";
    return `${hash("sha256", bytes)} ${ending}`;
  });
  return digestOfText(lines.sort().join("\n"));
}
