// What `plumb version` shows.

import type { JsonObject } from "../../model/json.ts";
import { formatVersion } from "./format-version.ts";

export function versionText(version: string): string {
  return `plumb ${version}\n`;
}

export function versionJson(version: string): JsonObject {
  return { formatVersion, version, apiVersions: ["plumbline/v1"] };
}
