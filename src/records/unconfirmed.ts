// How it stands with an apply that its agents undo unless it is confirmed: what each of them says of it. It
// judges nothing; what follows from it for the journal stands with those who write that.

import { namesServing, type Armed } from "../model/agent.ts";
import { wasCutShort } from "../model/inverses.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { JournalEntry, JournalRecord, JournalTarget } from "./journal.ts";
import type { StoreKeys } from "./keys.ts";
import { getArmed } from "./messages/armed.ts";

/** What the agent of one target says; undefined where it never took anything of the apply. */
export type ArmedTargets = ReadonlyMap<TargetName, Armed | undefined>;

/** Whether an entry of the journal is not at its end before its agents say so. */
export function isUnconfirmed({ result, confirm }: JournalEntry): boolean {
  return result === "unconfirmed" || (result === "running" && confirm !== undefined);
}

/** Of the targets on which something was done, or may have been. */
export async function readArmedTargets(
  store: Store,
  keys: StoreKeys,
  { entry, targets }: JournalRecord,
): Promise<ArmedTargets | Trouble> {
  const concerned = targets.filter(hasWork).map(({ target }) => target);
  return await readArmed(store, keys, entry.id, concerned);
}

export async function readArmed(
  store: Store,
  keys: StoreKeys,
  entry: string,
  targets: readonly TargetName[],
): Promise<ArmedTargets | Trouble> {
  const found = new Map<TargetName, Armed | undefined>();
  for (let from = 0; from < targets.length; from += readsAtOnce) {
    const some = targets.slice(from, from + readsAtOnce);
    const read = await Promise.all(some.map((target) => getArmed(store, keys, target)));
    for (const [i, armed] of read.entries()) {
      if (isTrouble(armed)) return armed;
      const target = some[i];
      if (target !== undefined) found.set(target, armed?.entry === entry ? armed : undefined);
    }
  }
  return found;
}

const readsAtOnce = 50;

/** True where something was done by the agent, or nobody knows. */
export function hasWork({ operations, outcomes }: JournalTarget): boolean {
  return operations.some(({ id }) => {
    const outcome = outcomes.get(id);
    return wasCutShort(outcome) || (outcome?.type === "done" && !outcome.already);
  });
}

/** Whether an agent serves the target, by its name or as whatever is asked of it. */
export async function isServed(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
): Promise<boolean | Trouble> {
  for (const name of namesServing(target)) {
    const found = await store.get(keys.presence(name));
    if (found !== undefined) return isTrouble(found) ? found : true;
  }
  return false;
}
