// What `plumb import drift` shows: the change of the manifests as a diff, what it says of whose item, and
// what could not be said, with the reason.

import type { DriftPatch } from "../../importers/patch/adopt-drift.ts";
import type { Deviation } from "../../importers/patch/deviation.ts";
import type { JsonObject } from "../../model/json.ts";
import type { PatchWritten } from "../patched-manifests.ts";
import { shortCommit } from "./checkout.ts";
import { alignColumns } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { present } from "./plan-json.ts";
import { printable } from "./printable.ts";
import { unifiedDiff } from "./unified-diff.ts";

export interface ImportDriftView extends DriftPatch {
  /** The manifests as they were read. */
  readonly before: ReadonlyMap<string, string>;
  readonly written: PatchWritten;
}

/** The result: a diff where nothing was written, else what was. */
export function importDriftText(view: ImportDriftView, palette: Palette): string {
  const { written, texts } = view;
  switch (written.type) {
    case "shown":
      return diffOf(view);
    case "files":
      return `${[...texts.keys()].map((file) => `Wrote ${printable(file)}`).join("\n")}\n`;
    case "branch": {
      const files = counted(texts.size, "file");
      const branch = palette.bold(written.branch);
      return `Committed ${shortCommit(written.commit)} to the new branch ${branch}: ${files}.\n`;
    }
    case "nothing":
    case "refused":
      return "";
  }
}

function diffOf({ texts, before }: ImportDriftView): string {
  const diffs = [...texts].map(([file, after]) => {
    const old = before.get(file);
    return unifiedDiff({ file, after, ...(old === undefined ? {} : { before: old }) });
  });
  return diffs.join("");
}

/** For standard error, so that the diff alone can go into a file. */
export function importDriftNotes(view: ImportDriftView, palette: Palette): string {
  const { adopted, left } = view;
  if (adopted.length + left.length === 0) return "Nothing drifted, so there is nothing to adopt.\n";
  const rows = adopted.map((one) => [
    { text: itemText(one) },
    { text: printable(one.words) },
    { text: printable(one.file), paint: palette.dim },
  ]);
  const title = palette.bold(`Adopted ${adopted.length} of ${adopted.length + left.length}:`);
  const lines =
    adopted.length === 0 ? [] : [title, ...alignColumns(rows, { indent: "  ", limit: Infinity })];
  if (left.length > 0)
    lines.push(palette.bold(`Left as drift (${left.length}):`), ...leftLines(view, palette));
  return `${[...lines, nextLine(view.written)].join("\n")}\n`;
}

function itemText({ target, path }: Pick<Deviation, "target" | "path">): string {
  return printable(`${target} ${path}`);
}

/** Each reason once, below what it is about. */
function leftLines({ left }: ImportDriftView, palette: Palette): string[] {
  const reasons = new Map<string, string[]>();
  for (const one of left) reasons.set(one.why, [...(reasons.get(one.why) ?? []), itemText(one)]);
  return [...reasons].flatMap(([why, items]) => [
    ...items.map((item) => `  ${palette.yellow("!")} ${item}`),
    palette.dim(`      ${printable(why)}`),
  ]);
}

function nextLine(written: PatchWritten): string {
  switch (written.type) {
    case "shown":
      return "Nothing was written. Next: git apply, or run this again with --write or --branch NAME";
    case "files":
      return "Next: plumb plan; what was adopted needs nothing but to be recorded by plumb apply";
    case "branch":
      return `Nothing that is checked out was touched. Next: git diff ...${printable(written.branch)}, then merge it and plumb apply`;
    case "nothing":
    case "refused":
      return "Nothing was written: the manifests stay as they are. To put the targets back: plumb apply";
  }
}

export function importDriftJson(view: ImportDriftView): JsonObject {
  const { adopted, left, texts, before, written } = view;
  const { branch, commit } = written.type === "branch" ? written : {};
  return {
    formatVersion,
    written: written.type,
    ...present({ branch, commit }),
    files: [...texts.keys()].map((file) => ({ file, isNew: !before.has(file) })),
    diff: diffOf(view),
    adopted: adopted.map(({ words, file, ...one }) => ({ ...itemJson(one), edit: words, file })),
    left: left.map(({ why, ...one }) => ({ ...itemJson(one), why })),
  };
}

function itemJson({ target, path, type, expected, live }: Deviation): JsonObject {
  return { target, path, type, ...present({ expected, live }) };
}
