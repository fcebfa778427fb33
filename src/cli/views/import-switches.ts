// What `plumb import switch/NAME` shows: what was written, how much of the switches it describes, and
// what is left over and why.

import type { SwitchImport } from "../../importers/switch/import-switches.ts";
import type { JsonObject } from "../../model/json.ts";
import type { TargetName } from "../../model/target.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { printable } from "./printable.ts";

interface ImportSwitchesView extends SwitchImport {
  readonly targets: readonly TargetName[];
  readonly outFolder: string;
  /** Targets on which everything, or everything in its pools, is ours whoever made it. */
  readonly owning: readonly TargetName[];
  /** Where the manifests are that belong together from here on. */
  readonly paths: readonly string[];
}

/** How many places one reason names. */
const namedPlaces = 3;

export function importSwitchesText(view: ImportSwitchesView, palette: Palette): string {
  const { files, coveredCount, targets, outFolder, leftOver, owning, paths, isSettled } = view;
  const items = `${counted(coveredCount, "item")} of ${counted(targets.length, "switch", "switches")}`;
  const lines = [`Wrote ${counted(files.size, "file")} to ${outFolder}: ${items}, as they are.`];
  if (leftOver.length > 0) {
    lines.push(
      "",
      palette.bold(`Left over (${leftOver.length}):`),
      ...leftOverLines(view, palette),
    );
  }
  if (leftOver.length > 0 && owning.length > 0) {
    const word = owning.length === 1 ? "is" : "are";
    lines.push(
      "",
      `${palette.yellow("!")} ${owning.join(", ")} ${word} not shared: a plan removes there what is ours and not described.`,
      "      Set ownership: shared until nothing is left over that must stay.",
    );
  }
  const places = paths.map((path) => ` -f ${path}`).join("");
  const outlook = isSettled ? "   (nothing to do but to record what is there)" : "";
  lines.push("", `Next: plumb plan${places}${outlook}`);
  return `${lines.join("\n")}\n`;
}

/** Each reason once, below some of the places that it is about. */
export function leftOverLines(
  { leftOver }: Pick<ImportSwitchesView, "leftOver">,
  palette: Palette,
): string[] {
  const reasons = new Map<string, string[]>();
  for (const { path, why } of leftOver) {
    const paths = reasons.get(printable(why));
    if (paths === undefined) reasons.set(printable(why), [printable(path)]);
    else paths.push(printable(path));
  }
  return [...reasons].flatMap(([why, paths]) => {
    const named = paths.slice(0, namedPlaces).map((path) => `  ${palette.yellow("!")} ${path}`);
    const more = paths.length - named.length;
    if (more > 0) named.push(`${named.pop() ?? ""} and ${more} more`);
    return [...named, palette.dim(`      ${why}`)];
  });
}

export function importSwitchesJson(view: ImportSwitchesView): JsonObject {
  return {
    formatVersion,
    folder: view.outFolder,
    files: [...view.files.keys()],
    coveredCount: view.coveredCount,
    leftOver: view.leftOver.map(({ path, why }) => ({ path, why })),
  };
}
