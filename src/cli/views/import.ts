// What `plumb import` shows: what was written, and what was left over and why.

import type { CcFabricImport } from "../../importers/cc-fabric/import-cc-fabric.ts";
import type { JsonObject } from "../../model/json.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";

type Imported = Pick<CcFabricImport, "files" | "leftOver">;

/** How many places one reason names. */
const namedPlaces = 3;

export function importText(
  { files, leftOver }: Imported,
  folder: string,
  palette: Palette,
): string {
  const lines = [`Wrote ${counted(files.size, "file")} to ${folder}.`];
  if (leftOver.length > 0) {
    lines.push("", palette.bold(`Left over (${leftOver.length}):`));
    for (const [why, paths] of byReason(leftOver)) {
      const named = paths.slice(0, namedPlaces).join(", ");
      const more = paths.length > namedPlaces ? ` and ${paths.length - namedPlaces} more` : "";
      lines.push(`  ${palette.yellow("!")} ${named}${more}`, palette.dim(`      ${why}`));
    }
  }
  lines.push("", `Next: plumb validate -f ${folder}, then plumb plan -f ${folder}`);
  return `${lines.join("\n")}\n`;
}

function byReason(leftOver: Imported["leftOver"]): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  for (const { path, why } of leftOver) {
    const paths = reasons.get(why);
    if (paths === undefined) reasons.set(why, [path]);
    else paths.push(path);
  }
  return reasons;
}

export function importJson({ files, leftOver }: Imported, folder: string): JsonObject {
  return {
    formatVersion,
    folder,
    files: [...files.keys()],
    leftOver: leftOver.map(({ path, why }) => ({ path, why })),
  };
}
