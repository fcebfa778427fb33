// Operations on one switch, carried out as one transaction of its database.

import type { Operation } from "../../../model/operation.ts";
import type { JointAnswer } from "../../../ports/driver.ts";
import type { OvsdbSession } from "../../../ports/ovsdb.ts";
import type { SwitchPlace } from "../place.ts";

/** Answers every operation, by its id. */
export async function carryOut(
  _session: OvsdbSession,
  _place: SwitchPlace,
  operations: readonly Operation[],
): Promise<ReadonlyMap<string, JointAnswer>> {
  const answer = { type: "refused", reason: "this driver writes nothing" } as const;
  return await Promise.resolve(new Map(operations.map(({ id }) => [id, answer])));
}
