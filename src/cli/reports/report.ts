// What a run found, as one value that every format for pipelines is made from. It knows no format, and
// holds words that are ready to be shown, not yet escaped for anything.

import { digestOf } from "../../model/digest.ts";
import { printable } from "../views/printable.ts";

export interface Report {
  readonly command: "plan" | "drift" | "validate";
  readonly fabric: string;
  /** The plan's, where it is about one. */
  readonly digest?: string;
  /** One sentence without a secret: "Plan: 2 to add, 0 to change, 0 to remove." */
  readonly summary: string;
  /** What it rests on, where that needs to be said: "live from a snapshot of 14 min ago". */
  readonly basis?: string | undefined;
  readonly sections: readonly ReportSection[];
  /** Numbers and digests for later steps of a pipeline; no name or value has a line break. */
  readonly outputs: Readonly<Record<string, string>>;
  /** How many operations a plan has, by action. */
  readonly operations?: Operations;
}

export interface Operations {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
}

/** A target, or the manifests, or the fabric where no single target is concerned. */
export interface ReportSection {
  readonly name: string;
  /** "in sync", "valid": what is so where there is no item. */
  readonly fine: string;
  readonly items: readonly ReportItem[];
}

export type Level = "error" | "warning" | "note";

export interface ReportItem {
  /** Stable: "plan/add", "drift/changed", "held/not-owned", or the code of a diagnostic. */
  readonly rule: string;
  /** The same for every item of the rule. */
  readonly ruleSummary: string;
  readonly level: Level;
  readonly symbol: "+" | "-" | "~" | "!" | "?";
  /** Nobody can say, or it only waits: neither right nor wrong. */
  readonly isOpen: boolean;
  readonly subject: string;
  readonly detail: string;
  /** What a person can do. */
  readonly help?: string;
  readonly place?: Place;
  /** The same as long as the item is, wherever its lines move; unique in its report. */
  readonly fingerprint: string;
}

/** Lines and columns count from 1; the end is exclusive. */
export interface Place {
  /** Relative to the repository, with forward slashes, where the file lies inside. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

export interface UnnamedSection extends Omit<ReportSection, "items"> {
  readonly items: readonly UnnamedItem[];
}

export interface UnnamedItem extends Omit<ReportItem, "fingerprint"> {
  /** What makes it the same item again, without lines; its rule and section count too. */
  readonly identity: string;
}

/** Gives every item its fingerprint. Equal items are told apart by their order alone. */
export function named(sections: readonly UnnamedSection[]): ReportSection[] {
  const times = new Map<string, number>();
  return sections.map((section) => ({
    ...section,
    items: section.items.map(({ identity, ...item }): ReportItem => {
      const same = digestOf([section.name, item.rule, identity].map(printable));
      const count = (times.get(same) ?? 0) + 1;
      times.set(same, count);
      return { ...item, fingerprint: count === 1 ? same : digestOf([same, count]) };
    }),
  }));
}

export function allItems({ sections }: Report): ReportItem[] {
  return sections.flatMap(({ items }) => items);
}

/** An item with its section, in one line: "switch/leaf-a1 Port-Channel101: native is 1". */
export function lineOf(section: ReportSection, { subject, detail }: ReportItem): string {
  const place = section.name.includes("/") ? `${section.name} ${subject}` : subject;
  return detail === "" ? place : `${place}: ${detail}`;
}

/** Of a list that may be shown in part only, what matters most first; equal ones in their order. */
export function gravestFirst<One extends { readonly level: Level }>(list: readonly One[]): One[] {
  const ranks = { error: 0, warning: 1, note: 2 } as const;
  return list.toSorted((a, b) => ranks[a.level] - ranks[b.level]);
}
