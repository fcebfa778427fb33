// A plan as a report: for each target the things that change, and what is held back there.

import type { Operation } from "../../model/operation.ts";
import { shortDigest, type HeldBack, type HeldReason, type Plan } from "../../model/plan.ts";
import type { TargetName } from "../../model/target.ts";
import { isRefusal } from "../exit-code.ts";
import { itemRows, type ItemRow } from "../views/item-row.ts";
import { plainPalette } from "../views/palette.ts";
import { countPlan, summaryText } from "../views/plan.ts";
import { reasonTitles } from "../views/held-back.ts";
import type { PlaceFinder } from "./places.ts";
import { named, type Level, type Report, type UnnamedItem, type UnnamedSection } from "./report.ts";

export interface PlanReportParts {
  readonly plan: Plan;
  readonly fabric: string;
  readonly places: PlaceFinder;
  readonly basis: string | undefined;
  /** What is to be told of the manifests. */
  readonly manifests: readonly UnnamedItem[];
}

export function planReport(parts: PlanReportParts): Report {
  const { plan, fabric, places, basis, manifests } = parts;
  const { add, change, remove, unknownTargets } = countPlan(plan);
  const operations = groupedBy(plan.operations, ({ target }) => target);
  const held = groupedBy(plan.held, ({ target }) => target ?? "");
  const sections = plan.targets.map(({ target, state }): UnnamedSection => {
    const own = held.get(target) ?? [];
    const isTold = state !== "unknown" || own.some(({ reason }) => reason === "target-unknown");
    const items = [
      ...itemRows(operations.get(target) ?? []).map((row) => rowItem(row, places)),
      ...own.map((one) => heldItem(one, places)),
      ...(isTold ? [] : [unknownItem(target, "nothing is known of it", places)]),
    ];
    return { name: target, fine: "in sync", items };
  });
  const ofNone = (held.get("") ?? []).map((one) => heldItem(one, places));
  const others: UnnamedSection[] = [
    { name: "fabric", fine: "nothing held back", items: ofNone },
    { name: "manifests", fine: "valid", items: manifests },
  ];
  return {
    command: "plan",
    fabric,
    digest: plan.digest,
    summary: `Plan ${shortDigest(plan.digest)}: ${summaryText(plan, plainPalette).replace(/^Plan: /, "")}`,
    basis,
    sections: named([...sections, ...others.filter(({ items }) => items.length > 0)]),
    outputs: {
      digest: plan.digest,
      changes: String(add + change + remove),
      unknown: String(unknownTargets),
    },
    operations: { add, change, remove },
  };
}

const rules = {
  "+": ["plan/add", "The plan adds what a manifest declares."],
  "~": ["plan/change", "The plan changes what is live to what a manifest declares."],
  "-": ["plan/remove", "The plan removes what no manifest declares any more."],
} as const;

function rowItem(row: ItemRow, places: PlaceFinder): UnnamedItem {
  const { symbol, subject, detail, claims, isGone } = row;
  const [rule, ruleSummary] = rules[symbol];
  const [claim, ...more] = claims;
  const needed = more.length === 0 ? "" : ` (and ${more.length} more need it)`;
  // The line of something that goes is one of a manifest as it was.
  const place = isGone ? undefined : places.ofClaim(claim);
  return {
    rule,
    ruleSummary,
    level: "note",
    symbol,
    isOpen: false,
    subject,
    detail: `${detail}${needed}`,
    identity: subject,
    ...(place === undefined ? {} : { place }),
  };
}

/** Reasons for which a person need do nothing. */
const waiting: readonly HeldReason[] = [
  "waiting",
  "admin-state-down",
  "outside-window",
  "not-approved",
  "drift-left",
  "backing-off",
];

function heldItem(held: HeldBack, places: PlaceFinder): UnnamedItem {
  const { reason, target, path, action, detail, help, claims } = held;
  if (reason === "target-unknown") return unknownItem(target ?? "", detail, places, help);
  const place = places.ofClaim(claims[0]) ?? places.ofTarget(target);
  const isWaiting = waiting.includes(reason);
  const level: Level = isRefusal(reason) ? "error" : isWaiting ? "note" : "warning";
  const subject = [action, path].filter((part) => part !== undefined).join(" ");
  return {
    rule: `held/${reason}`,
    ruleSummary: `Something is held back: ${reasonTitles[reason]}.`,
    level,
    symbol: "!",
    isOpen: isWaiting,
    subject: subject === "" ? reasonTitles[reason] : subject,
    detail,
    help,
    identity: `${subject} ${claims[0]?.resource ?? ""}`,
    ...(place === undefined ? {} : { place }),
  };
}

export function unknownItem(
  target: TargetName,
  detail: string,
  places: PlaceFinder,
  help?: string,
): UnnamedItem {
  const place = places.ofTarget(target);
  return {
    rule: "target/unknown",
    ruleSummary: "Nobody can say how a target is.",
    level: "note",
    symbol: "?",
    isOpen: true,
    subject: "unknown",
    detail,
    identity: "",
    ...(help === undefined ? {} : { help }),
    ...(place === undefined ? {} : { place }),
  };
}

function groupedBy<One extends Operation | HeldBack>(
  list: readonly One[],
  keyOf: (one: One) => string,
): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
