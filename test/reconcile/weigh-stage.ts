// Plans of books on shelves that drift, and what is weighed with them, for the tests of weighing.

import type { JsonObject } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import { defaultPolicy, type DriftPolicy, type Policy } from "../../src/model/policy.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { PlanOptions } from "../../src/plan/input.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { noDrift, rememberDrift, type DriftMemory } from "../../src/reconcile/drift-memory.ts";
import type { FailingTargets } from "../../src/reconcile/failing.ts";
import { weigh, type Weighed, type Weighing } from "../../src/reconcile/weigh.ts";
import { book, box, toyCatalog } from "../support/toy.ts";
import { applyIn, emptyWorld, planIn, type World } from "../support/world.ts";

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** A Saturday, 12:00 in UTC. */
export const now = Date.parse("2026-11-21T12:00:00Z");

export const atlas = book("atlas", { box: "a", subject: "maps" });
export const globe = book("globe", { box: "a", subject: "maps" });
const other = book("other", { box: "b", subject: "plants" });
const boxes = [box("a"), box("b")];

/** The atlas was put on its shelf before. */
export const applied = applyIn(emptyWorld, plan([atlas], emptyWorld), toyCatalog);

/** The same where somebody did something to the books in box a. */
export function withBooks(books: JsonObject): World {
  const document = { ...applied.live.get("box/a"), books };
  return { ...applied, live: new Map(applied.live).set("box/a", document) };
}

export const atlasGone = withBooks({});

export const plans = {
  quiet: plan([atlas], applied),
  drift: plan([atlas], atlasGone),
  declared: plan([atlas, globe], applied),
  both: plan([atlas, globe], atlasGone),
  elsewhere: plan([atlas, globe, other], applied),
  moved: plan([atlas], withBooks({ atlas: { shelf: 7 } })),
  /** Somebody made the globe, and it is to be ours. */
  recorded: plan([atlas, globe], withBooks({ atlas: { shelf: 1 }, globe: { shelf: 1 } })),
};

export function plan(
  books: readonly Resource[],
  world: World,
  options: Partial<PlanOptions> = {},
  unknown: ReadonlySet<string> = new Set(),
): Plan {
  const asked = { planner: makePlan, catalog: toyCatalog, options, unknown };
  return planIn(world, [...boxes, ...books], asked);
}

export type Words = Partial<Omit<Weighing, "policy">> & {
  readonly policy?: Partial<Policy>;
  readonly drift?: Partial<DriftPolicy>;
};

export function weighed({ policy, drift, ...rest }: Words): Weighed {
  const asked = rest.plan ?? plans.both;
  return weigh({
    policy: { ...defaultPolicy, ...policy, drift: { ...defaultPolicy.drift, ...drift } },
    isAutoApproved: true,
    nowMs: now,
    plan: asked,
    memory: rememberDrift(noDrift, asked, now),
    failing: new Map(),
    consents: [],
    ...rest,
  });
}

/** "apply", "approve, holds changes (not-approved), left books/atlas, by eve, again in 30s". */
export function shown({ mode, restraints = {}, approvedBy, drifted, dueAtMs }: Weighed): string {
  const { changes, drift, leftDrift = [], targets = {} } = restraints;
  return [
    mode,
    ...(changes === undefined ? [] : [`holds changes (${changes.reason})`]),
    ...(drift === undefined ? [] : [`holds drift (${drift.reason})`]),
    ...leftDrift.map(({ target, path }) => `leaves ${target}${path}`),
    ...Object.entries(targets).map(([target, { reason }]) => `holds ${target} (${reason})`),
    ...(approvedBy === undefined ? [] : [`by ${approvedBy}`]),
    ...drifted.map(
      ({ path, leftBecause }) => `tells ${path}${leftBecause ? `: ${leftBecause}` : ""}`,
    ),
    ...(dueAtMs === undefined ? [] : [`again in ${(dueAtMs - now) / second}s`]),
  ].join("; ");
}

export function remembering(sinceMs: number, stillSinceMs: number): DriftMemory {
  return new Map([["box/a", new Map([["/books/atlas", { sinceMs, stillSinceMs, seen: "" }]])]]);
}

export function failingUntil(retryAtMs: number, target = "box/a"): FailingTargets {
  return new Map([[target, { failures: 1, retryAtMs }]]);
}
