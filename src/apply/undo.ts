// A plan that takes an apply back, from the journal and from what is live. Pure.

import { advance } from "../model/advance.ts";
import { digestOf } from "../model/digest.ts";
import { doneOperations, inverseOperations, wasCutShort } from "../model/inverses.ts";
import type { Json } from "../model/json.ts";
import { standing, type Operation } from "../model/operation.ts";
import type { HeldBack, Plan, TargetSummary } from "../model/plan.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { LiveView, TargetName } from "../model/target.ts";
import type { JournalRecord, JournalTarget } from "../records/journal.ts";

/**
 * A plan that takes back what an apply did. What others changed since, and what waits for such, is
 * held back; targets whose live state is unknown are left alone.
 */
export function undoPlan(record: JournalRecord, live: ReadonlyMap<TargetName, LiveView>): Plan {
  const done = inRunOrder(
    record.targets.flatMap((one) => {
      const view = live.get(one.target);
      return doneOperations(one, view?.type === "known" ? view.document : undefined);
    }),
  );
  const held = new Map<string, HeldBack>();
  const operations: Operation[] = [];
  const documents = new Map<TargetName, Json>();
  for (const operation of inverseOperations(done)) {
    const hold = holdOf(operation, live.get(operation.target), held, documents);
    if (hold === undefined) operations.push(operation);
    else held.set(operation.id, hold);
  }
  const body = {
    operations,
    allocations: { added: [], released: [] },
    freed: [],
    allocated: [],
    places: [],
    scopes: [],
    adoptions: [],
    forgotten: record.targets.flatMap((one) => neverMade(one, live.get(one.target))),
    held: [...held.values()],
    targets: record.targets.map((one) => summaryOf(one, live.get(one.target), operations)),
  };
  return { digest: digestOf({ undo: record.entry.id, ...body } as unknown as Json), ...body };
}

/**
 * Items that were written down as ours before they were sent, and that never came to be: left in the
 * records, they would be drift for ever.
 */
function neverMade(
  { target, operations, outcomes }: JournalTarget,
  live: LiveView | undefined,
): Plan["forgotten"] {
  if (live?.type !== "known") return [];
  return operations.flatMap(({ id, action, item, path }) => {
    const isAdd = action === "add" && item === undefined && wasCutShort(outcomes.get(id));
    const isLive = valueAt(live.document, segmentsOf(path)) !== undefined;
    return isAdd && !isLive ? [{ target, path }] : [];
  });
}

/** The journal keeps operations by target; across targets, waits are the order. */
function inRunOrder(operations: readonly Operation[]): Operation[] {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const ordered = new Set<Operation>();
  const visit = (operation: Operation): void => {
    if (ordered.has(operation)) return;
    for (const id of operation.waitsFor) {
      const awaited = byId.get(id);
      if (awaited !== undefined) visit(awaited);
    }
    ordered.add(operation);
  };
  for (const operation of operations) visit(operation);
  return [...ordered];
}

function holdOf(
  operation: Operation,
  live: LiveView | undefined,
  held: ReadonlyMap<string, HeldBack>,
  documents: Map<TargetName, Json>,
): HeldBack | undefined {
  const { target, path, action, claims } = operation;
  const hold = (reason: HeldBack["reason"], detail: string, help: string): HeldBack => {
    return { reason, target, path, action, detail, help, claims };
  };
  if (live?.type !== "known") {
    const detail = live === undefined ? "it was not observed" : live.reason;
    return hold("target-unknown", detail, "undo again when the target answers");
  }
  const awaited = operation.waitsFor.find((id) => held.has(id));
  if (awaited !== undefined) {
    return hold("waiting", `it waits for ${awaited}, which is held back`, "see that one");
  }
  let document = documents.get(target);
  if (document === undefined) documents.set(target, (document = structuredClone(live.document)));
  if (standing(operation, valueAt(document, segmentsOf(path))) === "moved") {
    const help = "make a plan from the manifests instead";
    return hold("conflict", "its live value has changed since", help);
  }
  advance(document as typeof live.document, operation);
  return undefined;
}

function summaryOf(
  { target, settings }: JournalTarget,
  live: LiveView | undefined,
  operations: readonly Operation[],
): TargetSummary {
  if (live?.type !== "known") return { target, state: "unknown", settings, foreignItems: 0 };
  const state = operations.some((one) => one.target === target) ? "changes" : "in-sync";
  return { target, state, settings, liveDigest: live.digest, foreignItems: 0 };
}
