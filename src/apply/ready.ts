// Which operations may run now: the dependency graph of a plan over all its targets, and what became
// of each operation so far. Pure bookkeeping; it sends nothing and records nothing.

import type { Outcome } from "../model/change-set.ts";
import type { Operation } from "../model/operation.ts";
import type { TargetName } from "../model/target.ts";

export interface ReadyGraph {
  readonly targets: readonly TargetName[];
  /** Targets that may have something ready, in the plan's order. */
  awake(): readonly TargetName[];
  /** The target's operations that can run together now, in order; they count as under way. */
  take(target: TargetName, max: number): readonly Operation[];
  /** A final outcome. What waits for a failed operation is skipped with it, and answered. */
  settle(id: string, outcome: Outcome): readonly Operation[];
  /** An operation under way that is to run again. */
  putBack(operation: Operation): void;
  /** How often the operation was taken. */
  attempts(id: string): number;
  /** Whether something that the operation waits for failed. */
  isDoomed(operation: Operation): boolean;
  /** Neither under way nor settled. */
  pending(target: TargetName): readonly Operation[];
  operationsOf(target: TargetName): readonly Operation[];
  state(id: string): OperationState;
  outcomes(): ReadonlyMap<string, Outcome>;
}

export type OperationState = Outcome | "pending" | "under-way";

export function createReadyGraph(operations: readonly Operation[]): ReadyGraph {
  const byTarget = groupByTarget(operations);
  const dependents = dependentsOf(operations);
  const outcomes = new Map<string, Outcome>();
  const underWay = new Set<string>();
  const attempts = new Map<string, number>();
  const pending = new Map<TargetName, readonly Operation[]>(byTarget);
  const awake = new Set(byTarget.keys());

  const isPending = ({ id }: Operation): boolean => !outcomes.has(id) && !underWay.has(id);
  const isDone = (id: string): boolean => outcomes.get(id)?.type === "done";

  function take(target: TargetName, max: number): Operation[] {
    const taken: Operation[] = [];
    const rest: Operation[] = [];
    const inside = new Set<string>();
    for (const operation of pending.get(target) ?? []) {
      if (!isPending(operation)) continue;
      const isReady =
        taken.length < max && operation.waitsFor.every((id) => isDone(id) || inside.has(id));
      (isReady ? taken : rest).push(operation);
      if (isReady) inside.add(operation.id);
    }
    for (const { id } of taken) {
      underWay.add(id);
      attempts.set(id, (attempts.get(id) ?? 0) + 1);
    }
    pending.set(target, rest);
    // It goes back to sleep until one of its own is settled or one that it waits for.
    awake.delete(target);
    return taken;
  }

  function settle(id: string, outcome: Outcome): Operation[] {
    underWay.delete(id);
    outcomes.set(id, outcome);
    const skipped: Operation[] = [];
    const roots = [id];
    for (let root = roots.pop(); root !== undefined; root = roots.pop()) {
      for (const dependent of dependents.get(root) ?? []) {
        awake.add(dependent.target);
        if (outcome.type === "done" || !isPending(dependent)) continue;
        outcomes.set(dependent.id, { type: "skipped", because: `it waits for ${id}` });
        skipped.push(dependent);
        roots.push(dependent.id);
      }
    }
    return skipped;
  }

  function putBack({ id, target }: Operation): void {
    underWay.delete(id);
    pending.set(target, (byTarget.get(target) ?? []).filter(isPending));
    awake.add(target);
  }

  return {
    targets: [...byTarget.keys()],
    awake: () => [...byTarget.keys()].filter((target) => awake.has(target)),
    take: (target, max) => {
      const taken = take(target, max);
      if (taken.length === max) awake.add(target);
      return taken;
    },
    settle,
    putBack,
    attempts: (id) => attempts.get(id) ?? 0,
    isDoomed: ({ waitsFor }) => waitsFor.some((id) => outcomes.has(id) && !isDone(id)),
    pending: (target) => (pending.get(target) ?? []).filter(isPending),
    operationsOf: (target) => byTarget.get(target) ?? [],
    state: (id) => outcomes.get(id) ?? (underWay.has(id) ? "under-way" : "pending"),
    outcomes: () => outcomes,
  };
}

function groupByTarget(operations: readonly Operation[]): Map<TargetName, Operation[]> {
  const byTarget = new Map<TargetName, Operation[]>();
  for (const operation of operations) {
    const own = byTarget.get(operation.target);
    if (own === undefined) byTarget.set(operation.target, [operation]);
    else own.push(operation);
  }
  return byTarget;
}

function dependentsOf(operations: readonly Operation[]): Map<string, Operation[]> {
  const dependents = new Map<string, Operation[]>(operations.map(({ id }) => [id, []]));
  if (dependents.size < operations.length) throw new Error("two operations have one id");
  for (const operation of operations) {
    for (const id of operation.waitsFor) {
      const own = dependents.get(id);
      if (own === undefined) throw new Error(`${operation.id} waits for ${id}, which is not there`);
      own.push(operation);
    }
  }
  return dependents;
}
