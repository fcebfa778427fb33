// What `plumb drift` shows: per target what differs, with the line that says how it should be.

import type { Claimant } from "../../model/claim.ts";
import type { JsonObject } from "../../model/json.ts";
import type { TargetName } from "../../model/target.ts";
import type { AcceptedDifference, Difference, TargetDrift } from "../../reconcile/drift.ts";
import type { LineStories } from "../line-authors.ts";
import { authoredClaimJson, authorText, placeOf } from "./authors.ts";
import { alignColumns, widthsOf, type Cell } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { provenance, wordsOf } from "./item-row.ts";
import { age, counted } from "./numbers.ts";
import { present } from "./plan-json.ts";
import type { Palette } from "./palette.ts";
import type { ViewOptions } from "./plan.ts";
import { printable } from "./printable.ts";

export interface DriftViewOptions extends ViewOptions {
  /** Who wrote the lines that are named, where that is known. */
  readonly authors?: LineStories;
}

/** `now` is in milliseconds since the epoch. */
export function driftText(
  report: readonly TargetDrift[],
  options: DriftViewOptions,
  now: number,
): string {
  const { palette, width } = options;
  const authorOf = (claim: Claimant | undefined): string =>
    claim === undefined ? "" : authorText(options.authors?.get(placeOf(claim)), now);
  const tables = report.map((one) =>
    one.state === "drifted" ? rowsOf(one.target, one.differences, { palette, authorOf }) : [],
  );
  const widths = widthsOf(tables.flat());
  const blocks = report.flatMap((one, i) => {
    if (one.state === "in-sync") return acceptedBlocks(one, palette);
    if (one.state === "unknown") {
      const lasting = one.sinceMs === undefined ? "" : ` for ${age(now - one.sinceMs)}`;
      const unknown = `${palette.yellow("unknown")}${lasting}`;
      return [`${palette.bold(one.target)}  ${unknown}: ${one.reason}`];
    }
    const lines = alignColumns(tables[i] ?? [], { indent: "  ", widths, limit: width });
    const since =
      one.seenAtMs === undefined ? "" : `, first seen so ${age(now - one.seenAtMs)} ago`;
    return [
      [`${palette.bold(one.target)}  ${palette.red("drifted")}${since}`, ...lines].join("\n"),
      ...acceptedBlocks(one, palette),
    ];
  });
  return `${[...blocks, driftSummary(report)].join("\n")}\n`;
}

/** What a person said to leave, with until when; nothing where that is nothing. */
function acceptedBlocks(
  { target, accepted = [] }: Exclude<TargetDrift, { state: "unknown" }>,
  palette: Palette,
): string[] {
  if (accepted.length === 0) return [];
  const lines = accepted.map(({ path, because }) => `  ${printable(`${path}: ${because}`)}`);
  return [[`${palette.bold(target)}  ${palette.dim("accepted")}`, ...lines].join("\n")];
}

/** One thing on a target, with all that differs on it. */
export interface DriftRow {
  readonly subject: string;
  readonly detail: string;
  readonly differences: readonly Difference[];
  /** One of each line that says how it should be. */
  readonly claims: readonly Claimant[];
}

export function driftRows(target: TargetName, differences: readonly Difference[]): DriftRow[] {
  const words = wordsOf(target);
  const things = new Map<string, Difference[]>();
  for (const difference of differences) {
    const thing = words.thingOf(difference.path);
    things.set(thing, [...(things.get(thing) ?? []), difference]);
  }
  return [...things.values()].map((list): DriftRow => {
    const claims = new Map(
      list.flatMap((one) => one.claims).map((claim) => [`${claim.file}:${claim.line}`, claim]),
    );
    return { ...words.describeDrift(list), differences: list, claims: [...claims.values()] };
  });
}

interface RowOptions {
  readonly palette: Palette;
  readonly authorOf: (claim: Claimant | undefined) => string;
}

function rowsOf(
  target: string,
  differences: readonly Difference[],
  { palette, authorOf }: RowOptions,
): Cell[][] {
  return driftRows(target, differences).map((row): Cell[] => {
    const { subject, detail, claims } = row;
    const isExtra = row.differences.every((one) => one.type === "extra");
    const symbol = isExtra ? "+" : "~";
    return [
      {
        text: `${symbol} ${subject}`,
        paint: (text) => palette.yellow(text.slice(0, 1)) + text.slice(1),
      },
      { text: detail },
      {
        text: isExtra ? "" : `${provenance({ claims }, false)}${authorOf(claims[0])}`,
        paint: palette.dim,
      },
    ];
  });
}

/** What it comes to, in one line. */
export function driftSummary(report: readonly TargetDrift[]): string {
  if (report.length === 0) return "Nothing was applied yet, so nothing can have drifted.";
  const count = (state: TargetDrift["state"]): number =>
    report.filter((one) => one.state === state).length;
  const drifted = count("drifted");
  const unknown = count("unknown");
  const accepted = report.reduce((sum, one) => sum + acceptedIn(one).length, 0);
  const beside = accepted === 0 ? "" : `, ${counted(accepted, "item")} accepted`;
  if (drifted === 0 && unknown === 0) {
    if (accepted > 0) return `No drift but what is accepted (${counted(accepted, "item")}).`;
    return `No drift. ${counted(report.length, "target")} ${report.length === 1 ? "is" : "are"} as applied.`;
  }
  const of = `${drifted} of ${counted(report.length, "target")} drifted`;
  const hint = drifted === 0 ? "" : " To heal: plumb apply.";
  return `${of}${unknown === 0 ? "" : `, ${unknown} unknown`}${beside}.${hint}`;
}

function acceptedIn(one: TargetDrift): readonly AcceptedDifference[] {
  return one.state === "unknown" ? [] : (one.accepted ?? []);
}

export function driftJson(
  report: readonly TargetDrift[],
  authors: LineStories = new Map(),
): JsonObject {
  const count = (state: TargetDrift["state"]): number =>
    report.filter((one) => one.state === state).length;
  return {
    formatVersion,
    summary: { inSync: count("in-sync"), drifted: count("drifted"), unknown: count("unknown") },
    targets: report.map((one) => ({
      target: one.target,
      state: one.state,
      ...(one.state === "unknown" ? { reason: one.reason } : {}),
      ...(one.state === "drifted" ? present({ seenAtMs: one.seenAtMs }) : {}),
      differences:
        one.state === "drifted"
          ? one.differences.map((difference) => differenceJson(difference, authors))
          : [],
      ...acceptedJson(acceptedIn(one), authors),
    })),
  };
}

function acceptedJson(accepted: readonly AcceptedDifference[], authors: LineStories): JsonObject {
  if (accepted.length === 0) return {};
  const shown = accepted.map((one) => ({
    ...differenceJson(one, authors),
    because: one.because,
  }));
  return { accepted: shown };
}

function differenceJson(
  { path, type, expected, live, claims }: Difference,
  authors: LineStories,
): JsonObject {
  const shown = claims.map((claim) => authoredClaimJson(claim, authors));
  return { path, type, ...present({ expected, live }), claims: shown };
}
