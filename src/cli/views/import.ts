// What `plumb import` shows: what was written, what was left over and why, and what means something
// else here than it meant there.

import type { CcFabricImport } from "../../importers/cc-fabric/import-cc-fabric.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { JsonObject } from "../../model/json.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";

type Remarks = CcFabricImport["leftOver"];

interface ImportView extends Pick<CcFabricImport, "files" | "leftOver" | "notes" | "allocations"> {
  readonly outFolder: string;
  readonly allocationsFile: string | undefined;
  /** What the checks say of the resources, located in the source. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How many places one reason names: what is missing has to be found, what is different be known. */
const namedPlaces = { leftOver: 3, notes: 1 };

export function importText(view: ImportView, palette: Palette): string {
  const { files, leftOver, notes, outFolder } = view;
  const lines = [`Wrote ${counted(files.size, "file")} to ${outFolder}.`];
  if (leftOver.length > 0) {
    const title = palette.bold(`Left over (${leftOver.length}):`);
    lines.push("", title, ...remarkLines(leftOver, "leftOver", palette));
  }
  if (notes.length > 0) {
    const title = palette.bold(`Notes (${notes.length}):`);
    lines.push("", title, ...remarkLines(notes, "notes", palette));
  }
  return [...lines, "", ...allocationLines(view), nextLine(view), ""].join("\n");
}

function remarkLines(remarks: Remarks, sort: keyof typeof namedPlaces, palette: Palette): string[] {
  const mark = sort === "notes" ? palette.dim("-") : palette.yellow("!");
  return [...byReason(remarks)].flatMap(([why, same]) => {
    const places = same.slice(0, namedPlaces[sort]).map(({ file, line, path }) => {
      // A line of the bindings is named by its number alone.
      const inside = path.replace(/^line [0-9]+(?:, )?/, "");
      return `  ${mark} ${file}:${line}${inside === "" ? "" : ` ${inside}`}`;
    });
    const more = same.length - places.length;
    if (more > 0) places.push(`${places.pop() ?? ""} and ${more} more`);
    return [...places, palette.dim(`      ${why}`)];
  });
}

function byReason(remarks: Remarks): Map<string, Remarks[number][]> {
  const reasons = new Map<string, Remarks[number][]>();
  for (const remark of remarks) {
    const same = reasons.get(remark.why);
    if (same === undefined) reasons.set(remark.why, [remark]);
    else same.push(remark);
  }
  return reasons;
}

function allocationLines({ allocations, allocationsFile }: ImportView): string[] {
  const places = counted(allocations.length, "place");
  if (allocationsFile !== undefined) {
    return [`Wrote ${places} of networks on transits and border gateways to ${allocationsFile}.`];
  }
  if (allocations.length === 0) return [];
  return [
    `Not written: ${places} of networks on transits and border gateways, which no manifest says.`,
    "      Without them networks may move: import again with --allocations FILE.",
  ];
}

function nextLine({ outFolder, allocationsFile }: ImportView): string {
  const seed =
    allocationsFile === undefined ? "" : `plumb state import-allocations ${allocationsFile}, then `;
  return `Next: ${seed}plumb validate -f ${outFolder}, then plumb plan -f ${outFolder}`;
}

export function importJson(view: ImportView): JsonObject {
  return {
    formatVersion,
    folder: view.outFolder,
    files: [...view.files.keys()],
    leftOver: view.leftOver.map(remarkJson),
    notes: view.notes.map(remarkJson),
    allocations: view.allocations.length,
    ...(view.allocationsFile === undefined ? {} : { allocationsFile: view.allocationsFile }),
    diagnostics: view.diagnostics.map(diagnosticJson),
  };
}

function remarkJson({ path, file, line, why }: Remarks[number]): JsonObject {
  return { path, file, line, why };
}

/** A diagnostic beside what was written nevertheless. */
export function diagnosticJson({
  code,
  severity,
  summary,
  label,
  help,
  range,
}: Diagnostic): JsonObject {
  return {
    code,
    severity,
    summary,
    ...(label === undefined ? {} : { detail: label }),
    help,
    ...(range === undefined ? {} : { file: range.file, line: range.line, column: range.column }),
  };
}
