// What `plumb init` shows.

import type { JsonObject } from "../../model/json.ts";
import { formatVersion } from "./format-version.ts";

export function initText(folder: string, paths: readonly string[]): string {
  const list = paths.map((path) => `  ${path}`).join("\n");
  const go = folder === "." ? "" : `cd ${folder} && `;
  return `Started a project in ${folder}:\n${list}\n\nNext: ${go}plumb plan\n`;
}

export function initJson(folder: string, paths: readonly string[]): JsonObject {
  return { formatVersion, folder, files: paths };
}
