// Events of a controller with little in them, for tests of what is made of events.

import type { Operation } from "../../src/model/operation.ts";
import type { HeldReason, Plan } from "../../src/model/plan.ts";
import type { Outcome } from "../../src/model/change-set.ts";
import type { RunOver } from "../../src/cli/controller/run-over.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { countOutcomes, type ApplyVerdict } from "../../src/apply/result.ts";
import type { DriftedItem, LoopEvent } from "../../src/reconcile/loop-event.ts";
import type { LeadEvent } from "../../src/reconcile/lead.ts";

type Of<Type extends LoopEvent["type"]> = Extract<LoopEvent, { type: Type }>;

/** "a" → the commit main@aaaaaaa. */
export const at = (digit: string) => ({
  revision: digit.repeat(40),
  label: `main@${digit.repeat(7)}`,
});

interface PlanParts {
  readonly digest?: string;
  /** "add switch/a /x": one for each operation. */
  readonly operations?: readonly string[];
  readonly held?: readonly HeldReason[];
  readonly unknown?: readonly string[];
}

/** Of the targets switch/a and switch/b, and those that are unknown. */
export function planOf({ digest = "3f9c1e2a", operations, held, unknown = [] }: PlanParts): Plan {
  const settings = { driver: "sim" };
  const targets = [
    ...["switch/a", "switch/b"].map((target) => ({ target, state: "in-sync" })),
    ...unknown.map((target) => ({ target, state: "unknown" })),
  ];
  const plan = {
    digest: digest.padEnd(64, "0"),
    operations: (operations ?? []).map((text) => operationOf(text)),
    held: (held ?? []).map((reason) => ({
      reason,
      target: "switch/a",
      path: "/vlans/7",
      detail: `it is ${reason}`,
      help: "",
      claims: [],
    })),
    targets: targets.map((one) => ({ ...one, settings, foreignItems: 0 })),
    scopes: [],
    adoptions: [],
  };
  return plan as unknown as Plan;
}

function operationOf(text: string): Operation {
  const [action, target, path] = text.split(" ");
  return { id: text, action, target, path, claims: [], waitsFor: [] } as unknown as Operation;
}

export const settled = (digit: string, parts: PlanParts = {}): Of<"settled"> => ({
  type: "settled",
  ...at(digit),
  plan: planOf(parts),
});

export const planned = (digit: string, parts: PlanParts): Of<"planned"> => ({
  type: "planned",
  awaits: "approval",
  ...at(digit),
  plan: planOf(parts),
});

export function applied(
  digit: string,
  outcomes: Readonly<Record<string, Outcome["type"]>>,
  type: ApplyVerdict = "applied",
  more: PlanParts = {},
): Of<"applied"> {
  const plan = planOf({ operations: Object.keys(outcomes), ...more });
  const of = new Map(
    Object.entries(outcomes).map(([id, outcome]) => [
      id,
      { type: outcome, already: false, reason: "the switch said no" } as unknown as Outcome,
    ]),
  );
  const failures = plan.operations
    .filter(({ id }) => outcomes[id] === "refused")
    .map((operation) => ({
      target: operation.target,
      operation,
      reason: "refused: the switch said no",
    }));
  const counts = countOutcomes(of);
  const report = {
    type,
    digest: plan.digest,
    counts,
    outcomes: of,
    failures,
    undone: 2,
    durationMs: 5,
  };
  return { type: "applied", ...at(digit), plan, report };
}

export const broken = (digit: string, kept?: string, errors = 1): Of<"broken"> => ({
  type: "broken",
  ...at(digit),
  understood: {
    texts: new Map(),
    fileCount: 1,
    resourceCount: 0,
    diagnostics: Array.from({ length: errors }, (_, i) => ({
      code: "schema/unknown-field" as const,
      severity: "error" as const,
      summary: "there is no such field",
      range: { file: "a.yaml", line: i + 1, column: 1, endLine: i + 1, endColumn: 2 },
      label: "",
      related: [],
      help: "",
    })),
  },
  ...(kept === undefined ? {} : { kept: at(kept) }),
});

export const refused = (digit: string, kept?: string): Of<"refused"> => ({
  type: "refused",
  ...at(digit),
  reason: "not-signed",
  detail: `the commit ${digit.repeat(7)} bears no signature`,
  help: "sign it, or have somebody sign who may",
  ...(kept === undefined ? {} : { kept: at(kept) }),
});

export const drifted = (...items: readonly [place: string, sinceMs: number][]): Of<"drifted"> => ({
  type: "drifted",
  items: items.map(([place, sinceMs]): DriftedItem => {
    const [target, path] = place.split(" ") as [DriftedItem["target"], string];
    return { target, path, action: "replace", sinceMs, claims: [] };
  }),
});

export const troubled = (reason = "no route to host"): Of<"trouble"> => ({
  type: "trouble",
  trouble: trouble("reading the repository", reason, "soon"),
});

export const leadLost: LeadEvent = { type: "lead-lost", term: 1, reason: "its lease has ended" };
export const leading: LeadEvent = { type: "leading", term: 1 };
export const waiting: LeadEvent = {
  type: "waiting",
  by: { owner: "a", host: "b", pid: 1, command: "plumb watch", sinceMs: 0, term: 1 } as never,
};

/** A run in which nothing was wrong. */
export const over: RunOver = { type: "run-over", isTroubled: false, hasProblem: false };
