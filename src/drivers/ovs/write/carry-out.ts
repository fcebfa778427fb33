// Changes done on the device: one transaction under the lock of the bridge, guarded by what was read, and
// then the proof that the switch has taken it. What it accepted and could not do is taken out again, so
// that nothing of it is left. Nothing is repeated.

import type { Operation } from "../../../model/operation.ts";
import type { JointAnswer } from "../../../ports/driver.ts";
import type { OvsdbSession } from "../../../ports/ovsdb.ts";
import { isTrouble, trouble, type Trouble } from "../../../ports/trouble.ts";
import type { SwitchPlace } from "../place.ts";
import { understand } from "../read/understand.ts";
import { commit, lockOf, type Refused } from "./commit.ts";
import type { Change } from "./parts.ts";
import { planChanges, type SwitchState } from "./plan-changes.ts";
import { failuresIn, takingOut, type Failures } from "./proof.ts";

type Answers = ReadonlyMap<string, JointAnswer>;

/** Another writer that is about to end is waited for so long. */
const lockMsMax = 5_000;

/** The lock is held no longer than it takes, so that whoever else serves the switch comes in between. */
export async function carryOut(
  session: OvsdbSession,
  place: SwitchPlace,
  operations: readonly Operation[],
): Promise<Answers> {
  const lock = lockOf(place.bridge);
  const held = await session.lock(lock, lockMsMax);
  if (isTrouble(held)) return all(operations, refused(held.reason));
  if (!held) return all(operations, refused(elsewhere(place.bridge)));
  try {
    return await carryOutAlone(session, place, operations);
  } finally {
    await session.unlock(lock);
  }
}

async function carryOutAlone(
  session: OvsdbSession,
  place: SwitchPlace,
  operations: readonly Operation[],
): Promise<Answers> {
  const state = await stateOf(session, place);
  if (isTrouble(state)) return all(operations, refused(state.reason));
  const planned = planChanges(state, operations);
  if (planned.refusals.size > 0) return withheld(operations, planned.refusals);
  const done = await commit(session, place.bridge, planned.rows);
  if (done === undefined) return all(operations, { type: "accepted" });
  if (done.type === "refused") return withheld(operations, refusalsOf(done, operations));
  if (done.type === "lost") return all(operations, done);
  const failures = failuresIn(done.tables, planned, done.results);
  if (failures.reasons.size === 0) return all(operations, { type: "accepted" });
  const left = await takeOut(session, place, failures);
  const suffix = left === undefined ? "" : `; and it could not be taken out again: ${left}`;
  return new Map(
    operations.map(({ id }) => {
      const reason = failures.reasons.get(id);
      return [id, reason === undefined ? { type: "accepted" } : refused(reason + suffix)];
    }),
  );
}

/** Brings what failed back to what it was; answers why that did not work. */
async function takeOut(
  session: OvsdbSession,
  place: SwitchPlace,
  failures: Failures,
): Promise<string | undefined> {
  const state = await stateOf(session, place);
  if (isTrouble(state)) return state.reason;
  const changes: readonly Change[] = takingOut(failures);
  const planned = planChanges(state, changes);
  const [reason] = planned.refusals.values();
  if (reason !== undefined) return reason;
  const done = await commit(session, place.bridge, planned.rows);
  return done === undefined || done.type === "committed" ? undefined : done.reason;
}

async function stateOf(session: OvsdbSession, place: SwitchPlace): Promise<SwitchState | Trouble> {
  const tables = await session.tables();
  if (isTrouble(tables)) return tables;
  const understood = understand(session, tables, place);
  if (typeof understood === "string") return trouble("reading the switch", understood, "later");
  return { ...understood, vtepAddress: place.vtepAddress };
}

/** Whose operations the refused row was for; all of them where nobody's. */
function refusalsOf(
  { owners, reason }: Refused,
  operations: readonly Operation[],
): ReadonlyMap<string, string> {
  const blamed = owners.length > 0 ? owners : operations.map(({ id }) => id);
  return new Map(blamed.map((id) => [id, reason]));
}

function withheld(
  operations: readonly Operation[],
  refusals: ReadonlyMap<string, string>,
): Answers {
  return new Map(
    operations.map(({ id }) => {
      const reason = refusals.get(id);
      return [id, reason === undefined ? { type: "withheld" } : refused(reason)];
    }),
  );
}

function all(operations: readonly Operation[], answer: JointAnswer): Answers {
  return new Map(operations.map(({ id }) => [id, answer]));
}

function refused(reason: string): JointAnswer {
  return { type: "refused", reason };
}

function elsewhere(bridge: string): string {
  return `somebody else writes to bridge ${bridge} and holds its lock ${lockOf(bridge)}: try again when they are done`;
}
