// Drift as a report: for each target the things that are not as they were applied.

import type { Difference, TargetDrift } from "../../reconcile/drift.ts";
import { driftRows, driftSummary, type DriftRow } from "../views/drift.ts";
import { unknownItem } from "./plan-report.ts";
import type { PlaceFinder } from "./places.ts";
import { named, type Report, type UnnamedItem, type UnnamedSection } from "./report.ts";

export interface DriftReportParts {
  readonly targets: readonly TargetDrift[];
  readonly fabric: string;
  readonly places: PlaceFinder;
  readonly basis: string | undefined;
}

export function driftReport({ targets, fabric, places, basis }: DriftReportParts): Report {
  const sections = targets.map((one): UnnamedSection => {
    const { target } = one;
    const section = { name: target, fine: "as applied" };
    if (one.state === "in-sync") return { ...section, items: [] };
    if (one.state === "unknown") {
      return { ...section, items: [unknownItem(target, one.reason, places)] };
    }
    const rows = driftRows(target, one.differences);
    return { ...section, items: rows.map((row) => rowItem(row, places)) };
  });
  const count = (state: TargetDrift["state"]): string =>
    String(targets.filter((one) => one.state === state).length);
  return {
    command: "drift",
    fabric,
    summary: driftSummary(targets),
    basis,
    sections: named(sections),
    outputs: { drifted: count("drifted"), unknown: count("unknown") },
  };
}

const rules: Readonly<Record<Difference["type"], string>> = {
  missing: "Something that was applied is gone from its target.",
  changed: "Something on a target is not as it was applied.",
  extra: "Something is on a target that nothing declares, and the target is ours alone.",
};

function rowItem(row: DriftRow, places: PlaceFinder): UnnamedItem {
  const { differences, subject, detail, claims } = row;
  const [first] = differences;
  const isOfOneType = differences.every(({ type }) => type === first?.type);
  const type = isOfOneType ? (first?.type ?? "changed") : "changed";
  const place = places.ofClaim(claims[0]);
  return {
    rule: `drift/${type}`,
    ruleSummary: rules[type],
    level: "warning",
    symbol: type === "extra" ? "+" : "~",
    isOpen: false,
    subject,
    detail,
    help: "plumb apply heals it; plumb import takes over what is live",
    identity: subject,
    ...(place === undefined ? {} : { place }),
  };
}
