// Carries out a change set that was just taken: a fresh look, the operations with a journal
// of each, and what became of them. It says nothing to the store itself.

import type { ChangeSet, Outcome } from "../../model/change-set.ts";
import type { Operation } from "../../model/operation.ts";
import type { Driver } from "../../ports/driver.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { carryOut } from "../carry-out.ts";
import { look } from "../look.ts";
import type { StepRecord } from "../step-record.ts";
import type { EndedChangeSet, Running, Served, Serving } from "./served.ts";

export async function runChangeSet(
  serving: Serving,
  served: Served,
  { changeSet, running, driver }: { changeSet: ChangeSet; running: Running; driver: Driver },
): Promise<Omit<EndedChangeSet, "takenRevision">> {
  const { target, settings, operations, generation, id } = changeSet;
  const named = { changeSet: id, generation };
  const seen = await look(driver, target, settings);
  if (isTrouble(seen)) {
    const because = `${target} cannot be observed: ${seen.reason}`;
    const outcomes = new Map(
      operations.map((one): [string, Outcome] => [one.id, { type: "skipped", because }]),
    );
    return { ...named, end: "unreachable", outcomes, seen: undefined };
  }
  const timed = timedRecord(serving, changeSet);
  const carried = await carryOut({
    driver,
    settings,
    operations,
    document: seen.document,
    signal: running.stop.signal,
    record: timed.record,
    barred: () => Promise.resolve(barred(serving, served, running)),
    onOutcome: timed.onOutcome,
  });
  const { outcomes, document, token } = carried;
  const because: unknown = running.stop.signal.reason;
  const isCut = [...outcomes.values()].some(
    (outcome) => outcome.type === "skipped" && outcome.because === because,
  );
  const last = document === undefined ? undefined : { settings, document, token };
  return { ...named, end: isCut ? running.end : "carried-out", outcomes, seen: last };
}

/** Costs no question to the store: the term of the lease is measured by this process' own clock. */
function barred({ presences }: Serving, { target }: Served, running: Running): string | undefined {
  if (presences.fence(target) !== undefined && presences.isConfirmed()) return undefined;
  running.end = "abandoned";
  running.stop.abort("its agent lost touch with the store");
  return String(running.stop.signal.reason);
}

/** Tells of every outcome, with how long the device took where it was asked. */
function timedRecord(
  { parts, journal, monotonic }: Serving,
  changeSet: ChangeSet,
): { record: StepRecord; onOutcome: (id: string, outcome: string) => void } {
  const { target, id } = changeSet;
  const record = journal.record(changeSet);
  const byId = new Map(changeSet.operations.map((one): [string, Operation] => [one.id, one]));
  const sentAtMs = new Map<string, number>();
  const tookMs = new Map<string, number>();
  return {
    record: {
      async sending(sent) {
        const failed = await record.sending(sent);
        for (const { id } of sent) sentAtMs.set(id, monotonic());
        return failed;
      },
      learned(operation, step) {
        const sent = sentAtMs.get(operation.id);
        if (sent !== undefined) tookMs.set(operation.id, monotonic() - sent);
        record.learned(operation, step);
      },
      flush: () => record.flush(),
    },
    onOutcome(operationId, outcome) {
      const action = byId.get(operationId)?.action;
      if (action === undefined) throw new Error(`${operationId} is not in ${id}`);
      const durationMs = outcome === "skipped" ? undefined : tookMs.get(operationId);
      parts.onEvent({
        type: "operation-finished",
        target,
        changeSet: id,
        operation: operationId,
        action,
        outcome: outcome as Outcome["type"],
        ...(durationMs === undefined ? {} : { durationMs }),
      });
    },
  };
}
