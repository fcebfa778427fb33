// What a plan would do with each thing and each resource, looked up by whoever draws. Pure. Without a
// plan nothing is marked.

import type { Claimant } from "../../model/claim.ts";
import { itemPathOf, type Action, type Operation } from "../../model/operation.ts";
import type { OwnedDocument } from "../../model/owned.ts";
import { shortDigest, type HeldBack, type Plan } from "../../model/plan.ts";
import type { ResourceRef } from "../../model/resource.ts";
import type { TargetName } from "../../model/target.ts";
import { itemRows, wordsOf, type ItemRow } from "../views/item-row.ts";
import type { GraphChange, Mark, Place } from "./fabric-graph.ts";

/** A plan, with what tells a resource that is new from one that gets more. */
export interface MarkedPlan {
  readonly plan: Plan;
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
}

export interface ThingMark {
  readonly mark: Mark;
  /** What would change, in the words of the plan; empty where nothing does. */
  readonly change: string;
  /** Of a thing that goes, or that nothing declares: who made it. */
  readonly source?: Place;
}

const unmarked: ThingMark = { mark: "same", change: "" };

const rowMarks: Readonly<Record<ItemRow["symbol"], Mark>> = {
  "+": "added",
  "-": "removed",
  "~": "changed",
};

export class Marks {
  readonly #planned: MarkedPlan | undefined;
  /** Target → thing → row of the plan. */
  readonly #rows: Map<TargetName, Map<string, ItemRow>> = new Map();
  readonly #held: Map<TargetName, Map<string, HeldBack>> = new Map();
  readonly #actions: Map<string, Set<Action | "held">> = new Map();
  readonly #applied: Set<string> = new Set();
  /** Target → why its state is unknown. */
  readonly #unknown: Map<TargetName, string> = new Map();

  constructor(planned: MarkedPlan | undefined) {
    this.#planned = planned;
    const { operations = [], held = [], targets = [] } = planned?.plan ?? {};
    for (const { target, state } of targets) if (state === "unknown") this.#unknown.set(target, "");
    for (const [target, things] of byThing(operations)) {
      const rows = [...things].flatMap(([thing, own]) => {
        const [row] = itemRows(own);
        return row === undefined ? [] : [[thing, row] as const];
      });
      this.#rows.set(target, new Map(rows));
    }
    for (const { action, claims } of operations) this.#note(claims, action);
    for (const one of held) {
      this.#note(one.claims, "held");
      const isTarget = one.reason === "target-unknown" && one.path === undefined;
      if (isTarget && one.target !== undefined) this.#unknown.set(one.target, one.detail);
      if (one.target === undefined || one.path === undefined) continue;
      const things = this.#held.get(one.target) ?? new Map<string, HeldBack>();
      this.#held.set(one.target, things.set(wordsOf(one.target).thingOf(one.path), one));
    }
    for (const { items } of planned?.owned.values() ?? []) {
      for (const bucket of items.values()) {
        for (const { claims } of bucket.values()) {
          for (const claim of claims) for (const key of keysOf(claim)) this.#applied.add(key);
        }
      }
    }
  }

  get digest(): string | undefined {
    return this.#planned === undefined ? undefined : shortDigest(this.#planned.plan.digest);
  }

  get plan(): Plan | undefined {
    return this.#planned?.plan;
  }

  /** Why nothing is planned on a target; empty where something may be. */
  whyUnknown(target: TargetName): string {
    return this.#unknown.get(target) ?? "";
  }

  ofTarget(target: TargetName): Mark {
    if (this.#unknown.has(target)) return "unknown";
    if ((this.#rows.get(target)?.size ?? 0) > 0) {
      return this.#planned?.owned.has(target) === true ? "changed" : "added";
    }
    return this.#held.has(target) ? "held" : "same";
  }

  ofThing(target: TargetName, thing: string): ThingMark {
    if (this.#unknown.has(target)) return { mark: "unknown", change: "" };
    const row = this.#rows.get(target)?.get(thing);
    if (row !== undefined) return { mark: rowMarks[row.symbol], change: row.detail, ...at(row) };
    const held = this.#held.get(target)?.get(thing);
    return held === undefined ? unmarked : { mark: "held", change: held.detail, ...at(held) };
  }

  /** The things of a target that the plan would change, in its order. */
  rowsOf(target: TargetName): ReadonlyMap<string, ItemRow> {
    return this.#rows.get(target) ?? new Map();
  }

  /** Of a resource by its own claims; of two joined, of what one claims by way of the other. */
  ofResource(...refs: readonly ResourceRef[]): Mark {
    const key = refs.join(" ");
    const actions = this.#actions.get(key);
    if (actions === undefined) return "same";
    const isNew = !this.#applied.has(key);
    if (actions.size === 1) {
      if (actions.has("held")) return "held";
      if (actions.has("add")) return isNew ? "added" : "changed";
    }
    return "changed";
  }

  /** What the plan would do and what it holds back, a line for each thing. */
  changes(): GraphChange[] {
    const rows = [...this.#rows].flatMap(([target, things]) =>
      [...things.values()].map((row) => ({
        target,
        mark: rowMarks[row.symbol],
        subject: row.subject,
        detail: row.detail,
        ...at(row),
      })),
    );
    const held = (this.#planned?.plan.held ?? []).map((one): GraphChange => {
      const { target, path, detail, reason } = one;
      return {
        ...(target === undefined ? {} : { target }),
        mark: reason === "target-unknown" ? "unknown" : "held",
        subject: path ?? "",
        detail,
        ...at(one),
      };
    });
    return [...rows, ...held];
  }

  #note(claims: readonly Claimant[], action: Action | "held"): void {
    for (const claim of claims) {
      for (const key of keysOf(claim)) {
        const actions = this.#actions.get(key);
        if (actions === undefined) this.#actions.set(key, new Set([action]));
        else actions.add(action);
      }
    }
  }
}

/** The claiming resource alone, and with each that its claim leads through. */
function* keysOf({ resource, through }: Claimant): Generator<string> {
  yield resource;
  for (const ref of through) yield `${resource} ${ref}`;
}

function at({ claims: [claim] }: { readonly claims: readonly Claimant[] }): { source?: Place } {
  return claim === undefined ? {} : { source: { file: claim.file, line: claim.line } };
}

function byThing(
  operations: readonly Operation[],
): ReadonlyMap<TargetName, ReadonlyMap<string, Operation[]>> {
  const targets = new Map<TargetName, Map<string, Operation[]>>();
  for (const operation of operations) {
    const { target } = operation;
    const things = targets.get(target) ?? new Map<string, Operation[]>();
    targets.set(target, things);
    const thing = wordsOf(target).thingOf(itemPathOf(operation));
    const own = things.get(thing);
    if (own === undefined) things.set(thing, [operation]);
    else own.push(operation);
  }
  return targets;
}
