// Events of a loop in short, and a status as a line that tests can compare.

import { verdictOf, type ApplyReport } from "../../src/apply/result.ts";
import type { ControllerStatus } from "../../src/model/controller-status.ts";
import type { HeldReason, Plan } from "../../src/model/plan.ts";
import { trouble } from "../../src/ports/trouble.ts";
import type { DriftedItem } from "../../src/reconcile/loop-event.ts";
import type { StatusEvent } from "../../src/reconcile/status-event.ts";
import { emptyStatus, nextStatus } from "../../src/reconcile/status.ts";
import { add, claimant, planOf, settingsFor, vlan } from "../support/operations.ts";

export const quiet: Plan = planOf([]);
export const change: Plan = planOf([add("switch/a", "/vlans/1", vlan("blue"))]);
export const otherChange: Plan = planOf([add("switch/b", "/vlans/2", vlan("red"))]);

/** Of nothing but drift. */
export const healing: Plan = planOf([
  { ...add("switch/a", "/vlans/0", vlan("blue")), drift: true } as const,
]);

/** A plan with nothing to do in which something is held back. */
export function holding(reason: HeldReason, plan: Plan = quiet): Plan {
  const held = { reason, target: "switch/a", detail: "so it is", help: "wait", claims: [] };
  return { ...plan, held: [held] };
}

export function unknown(target: string, detail = "its agent is silent"): Plan {
  const held = { reason: "target-unknown", target, detail, help: "wait", claims: [] } as const;
  const settings = settingsFor(target);
  return {
    ...quiet,
    held: [held],
    targets: [{ target, state: "unknown", settings, foreignItems: 0 }],
  };
}

const about = (revision: string) => ({ revision, label: `main@${revision}` });

export const leading = (term: number): StatusEvent => ({ type: "leading", term });
export const read = (revision: string, signedBy?: string): StatusEvent => ({
  type: "read",
  ...about(revision),
  ...(signedBy === undefined ? {} : { signedBy }),
});
export const settled = (revision: string, plan: Plan = quiet): StatusEvent => ({
  type: "settled",
  plan,
  ...about(revision),
});
export const planned = (
  revision: string,
  awaits?: "approval" | "nothing",
  plan: Plan = change,
): StatusEvent => ({
  type: "planned",
  plan,
  ...about(revision),
  ...(awaits === undefined ? {} : { awaits }),
});
export const applying = (revision: string, plan: Plan = change): StatusEvent => ({
  type: "applying",
  plan,
  ...about(revision),
});

export function applied(revision: string, refusal?: string, plan: Plan = change): StatusEvent {
  const total = plan.operations.length;
  const done = refusal === undefined ? total : 0;
  const none = { already: 0, stale: 0, skipped: 0, unknown: 0 };
  const counts = { total, done, refused: total - done, ...none };
  const failures =
    refusal === undefined
      ? []
      : plan.operations.map((operation) => ({
          target: operation.target,
          operation,
          reason: `refused: ${refusal}`,
        }));
  const report: ApplyReport = {
    type: verdictOf(counts, undefined),
    digest: plan.digest,
    entry: "0000000007",
    counts,
    outcomes: new Map(),
    failures,
    undone: 0,
    durationMs: 1234.5,
  };
  return { type: "applied", plan, report, ...about(revision) };
}

export function broken(revision: string, kept?: string): StatusEvent {
  const range = { file: "blue.yaml", line: 3, column: 1, endLine: 3, endColumn: 2 };
  const diagnostic = {
    code: "reference/unknown-network",
    severity: "error",
    summary: "this binding names a network that does not exist",
    range,
    label: "there is no Network blu",
    related: [],
    help: "fix it",
  } as const;
  const understood = {
    resourceCount: 0,
    diagnostics: [diagnostic],
    texts: new Map(),
    fileCount: 1,
  };
  const rest = kept === undefined ? {} : { kept: about(kept) };
  return { type: "broken", understood, ...about(revision), ...rest };
}

export function refused(
  revision: string,
  reason: "not-signed" | "rewound" | "gone" | "too-large",
  kept?: string,
): StatusEvent {
  const words = { detail: `the commit is ${reason}`, help: "ask its author" };
  const rest = kept === undefined ? {} : { kept: about(kept) };
  return { type: "refused", reason, ...words, ...about(revision), ...rest };
}

export const failing = (retry: "soon" | "later" | "never", reason = "no route"): StatusEvent => ({
  type: "trouble",
  trouble: trouble("reading the source", reason, retry),
});

export const locked: StatusEvent = {
  type: "locked",
  by: {
    id: "lock-2",
    owner: "bob",
    host: "shelf",
    pid: 12,
    command: "plumb apply",
    sinceMs: 0,
    generation: 2,
  },
};

export function drifted(...left: (string | undefined)[]): StatusEvent {
  const items = left.map((leftBecause, i): DriftedItem => {
    const item = {
      target: "switch/a",
      path: `/vlans/${i}`,
      action: "replace",
      sinceMs: 5,
    } as const;
    return { ...item, claims: [claimant], ...(leftBecause === undefined ? {} : { leftBecause }) };
  });
  return { type: "drifted", items };
}

export const suspended: StatusEvent = { type: "suspended", by: "bob@shelf", because: "a fair" };
export const resumed: StatusEvent = { type: "resumed" };
export const looked: StatusEvent = { type: "looked" };

/** What comes of events that happen one after the other, each a second after the one before. */
export function after(
  events: readonly StatusEvent[],
  from: ControllerStatus = emptyStatus(0),
  startMs = 1000,
): ControllerStatus {
  return events.reduce((status, event, i) => nextStatus(status, event, startMs + i * 1000), from);
}

const signs = { True: "+", False: "-", Unknown: "?" } as const;

/** "+InSync -NothingToDo -NothingInTheWay ?NotAsked -NoDrift", in the order of the types. */
export function line({ conditions }: ControllerStatus): string {
  return conditions.map(({ status, reason }) => `${signs[status]}${reason}`).join(" ");
}
