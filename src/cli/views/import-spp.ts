// What `plumb import spp` shows: what was written, what was carried in another way, what is left over and
// why, and what to do next.

import type { Diagnostic } from "../../model/diagnostic.ts";
import type { JsonObject } from "../../model/json.ts";
import { formatVersion } from "./format-version.ts";
import { diagnosticJson } from "./import.ts";
import { leftOverLines } from "./import-switches.ts";
import { counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { printable } from "./printable.ts";

export interface ImportSppView {
  /** Paths in the folder. */
  readonly files: readonly string[];
  readonly outFolder: string;
  /** What the files say, in words: "Host node001, 2 NICs, 4 vhosts". */
  readonly told: readonly string[];
  readonly notes: readonly string[];
  readonly leftOver: readonly { readonly path: string; readonly why: string }[];
  readonly diagnostics: readonly Diagnostic[];
  /** A plan of what is described would change nothing on the hosts. */
  readonly isSettled: boolean;
  /** Where the manifests are that belong together from here on. */
  readonly paths: readonly string[];
}

/** How many hosts are named one by one. */
const toldMax = 10;

export function importSppText(view: ImportSppView, palette: Palette): string {
  const { files, outFolder, told, notes, leftOver, isSettled, paths } = view;
  const lines = [`Wrote ${counted(files.length, "file")} to ${outFolder}.`];
  lines.push(...told.slice(0, toldMax).map((one) => `  ${printable(one)}`));
  if (told.length > toldMax) lines.push(`  and ${told.length - toldMax} more`);
  if (leftOver.length > 0) {
    const title = palette.bold(`Left over (${leftOver.length}):`);
    lines.push("", title, ...leftOverLines({ leftOver }, palette));
  }
  if (notes.length > 0) {
    const title = palette.bold(`Notes (${notes.length}):`);
    lines.push("", title, ...notes.map((one) => `  ${palette.dim("-")} ${printable(one)}`));
  }
  const places = paths.map((path) => ` -f ${path}`).join("");
  const outlook = isSettled ? "   (nothing to do on the hosts but to record what is there)" : "";
  lines.push("", `Next: plumb plan${places}${outlook}`);
  return `${lines.join("\n")}\n`;
}

export function importSppJson(view: ImportSppView): JsonObject {
  return {
    formatVersion,
    folder: view.outFolder,
    files: [...view.files],
    notes: [...view.notes],
    leftOver: view.leftOver.map(({ path, why }) => ({ path, why })),
    diagnostics: view.diagnostics.map(diagnosticJson),
    settled: view.isSettled,
  };
}
