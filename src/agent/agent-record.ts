// What the agent of a target must remember between calls and crashes: the largest generation that it
// saw, and the change set that it took last with its outcomes. It is the agent's own record; the
// engine never reads it.

import type { Outcome } from "../model/change-set.ts";
import type { TargetName } from "../model/target.ts";
import type { Compare, Store } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import type { StoreKeys } from "../records/keys.ts";

export interface AgentRecord {
  readonly generation: number;
  readonly changeSet: string;
  /** Absent while the change set is under way, and for ever where the agent died in it. */
  readonly outcomes?: ReadonlyMap<string, Outcome>;
}

/** A record as it lies in the store; the revision is what a later write compares. */
export interface Remembered {
  readonly record?: AgentRecord;
  readonly revision?: number;
}

interface Wire {
  readonly version: 1;
  readonly generation: number;
  readonly changeSet: string;
  readonly outcomes?: readonly (readonly [string, Outcome])[];
}

export async function recall(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
): Promise<Remembered | Trouble> {
  const key = keyOf(keys, target);
  const entry = await store.get(key);
  if (isTrouble(entry) || entry === undefined) return entry ?? {};
  const wire = JSON.parse(entry.value) as Wire;
  if ((wire.version as number) !== 1) {
    return trouble(`reading ${key}`, "it was written by another version of Plumbline", "later");
  }
  const { generation, changeSet, outcomes } = wire;
  const record = { generation, changeSet };
  return {
    revision: entry.revision,
    record: outcomes === undefined ? record : { ...record, outcomes: new Map(outcomes) },
  };
}

/** Replaces what is remembered. The answer is the new revision, or undefined where another was faster. */
export async function remember(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  record: AgentRecord,
  revision: number | undefined,
): Promise<number | undefined | Trouble> {
  const key = keyOf(keys, target);
  const { generation, changeSet, outcomes } = record;
  const wire: Wire = {
    version: 1,
    generation,
    changeSet,
    ...(outcomes === undefined ? {} : { outcomes: [...outcomes] }),
  };
  const compare: Compare =
    revision === undefined ? { key, is: "absent" } : { key, is: "revision", revision };
  const written = await store.transact(
    [compare],
    [{ type: "put", key, value: JSON.stringify(wire) }],
  );
  if (isTrouble(written)) return written;
  return written.type === "committed" ? written.revision : undefined;
}

/** Whether the record is still the one that this agent wrote: no newer writer has come. */
export async function isStillOurs(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  revision: number,
): Promise<boolean> {
  const entry = await store.get(keyOf(keys, target));
  return !isTrouble(entry) && entry?.revision === revision;
}

function keyOf(keys: StoreKeys, target: TargetName): string {
  return `${keys.agent(target)}record`;
}
