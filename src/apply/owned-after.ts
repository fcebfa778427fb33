// What is ours on a target while its operations run and after they ran. Pure: the same states of the
// same operations always give the same record, so it can be written before and after each change set.
//
//   state of the operation      | what the record says of its item
//   done                        | the new value alone, or nothing after a removal
//   done, to be confirmed       | the former values and the new one: its agent may undo it
//   under way, unknown          | the former values and the new one: after a crash it may be either;
//                               | where there was none before, the new one twice
//   pending, refused, stale,    | as before
//   skipped                     |

import type { Json } from "../model/json.ts";
import { equalJson } from "../model/json.ts";
import { itemPathOf, itemValueOf, type Operation } from "../model/operation.ts";
import type { OwnedDocument, OwnedItem, OwnedItems } from "../model/owned.ts";
import type { Plan } from "../model/plan.ts";
import { splitPointer } from "../model/pointer.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { OperationState } from "./ready.ts";

export interface OwnedSteps {
  readonly settings: TargetSettings;
  /** All operations of the target, in the order in which they run. */
  readonly operations: readonly Operation[];
  readonly state: (operationId: string) => OperationState;
  /** Where operations undo others: what was recorded before those, and is so again when they are done. */
  readonly former?: OwnedItems;
  /** The agent undoes by itself what is done, unless that is confirmed. */
  readonly isUnconfirmed?: boolean;
}

/** Undefined when nothing is ours any more. */
export function ownedAfter(
  before: OwnedDocument | undefined,
  { settings, operations, state, former, isUnconfirmed = false }: OwnedSteps,
): OwnedDocument | undefined {
  const edit = editItems(before?.items ?? new Map());
  const unfinished = unfinishedItems(operations, state);
  for (const operation of operations) {
    const path = itemPathOf(operation);
    const item = edit.get(path);
    const at = state(operation.id);
    switch (effectOf(at, isUnconfirmed || unfinished.has(path))) {
      case "settled":
        edit.set(path, former === undefined ? settled(operation) : itemAt(former, path));
        break;
      case "either":
        edit.set(path, eitherOf(operation, item, typeof at !== "string" && at.type === "done"));
        break;
      case "none":
        break;
    }
  }
  return documentOf(settings, edit.items());
}

/** What a plan records without sending anything: adoptions, and what is gone and not wanted. */
export function ownedAtStart(
  before: OwnedDocument | undefined,
  settings: TargetSettings,
  plan: Pick<Plan, "adoptions" | "forgotten">,
): OwnedDocument | undefined {
  const isHere = ({ target }: { readonly target: TargetName }): boolean =>
    target === settings.target;
  const edit = editItems(before?.items ?? new Map());
  for (const { path, value, claims } of plan.adoptions.filter(isHere)) {
    edit.set(path, { values: [value], claims });
  }
  for (const { path } of plan.forgotten.filter(isHere)) edit.set(path, undefined);
  return documentOf(settings, edit.items());
}

function effectOf(state: OperationState, isOpen: boolean): "settled" | "either" | "none" {
  if (state === "pending") return "none";
  if (state === "under-way" || state.type === "unknown") return "either";
  if (state.type !== "done") return "none";
  return isOpen ? "either" : "settled";
}

/** Items of which some fields are changed and others are not yet: neither the old nor the new value. */
function unfinishedItems(
  operations: readonly Operation[],
  state: OwnedSteps["state"],
): ReadonlySet<string> {
  const isUndone = ({ id, item }: Operation): boolean => {
    const at = state(id);
    return item !== undefined && (typeof at === "string" || at.type !== "done");
  };
  return new Set(operations.filter(isUndone).map(itemPathOf));
}

function settled(operation: Operation): OwnedItem | undefined {
  const value = itemValueOf(operation);
  return value === undefined ? undefined : { values: [value], claims: operation.claims };
}

function eitherOf(
  operation: Operation,
  item: OwnedItem | undefined,
  wasSeen: boolean,
): OwnedItem | undefined {
  const value = itemValueOf(operation);
  if (value === undefined) return item;
  const others = (item?.values ?? []).filter((one: Json) => !equalJson(one, value));
  // Nothing was ours before: the new value stands twice, or that it is missing would pass for drift.
  const isNew = others.length === 0 && operation.drift !== true && !wasSeen;
  return { values: [...(isNew ? [value] : others), value], claims: operation.claims };
}

interface ItemsEdit {
  get(path: string): OwnedItem | undefined;
  set(path: string, item: OwnedItem | undefined): void;
  items(): OwnedItems;
}

/** Changes a copy; buckets that nothing touches are shared with the original. */
function editItems(from: OwnedItems): ItemsEdit {
  const items = new Map(from);
  const copied = new Map<string, Map<string, OwnedItem>>();
  const bucketFor = (bucket: string): Map<string, OwnedItem> => {
    let own = copied.get(bucket);
    if (own === undefined) {
      own = new Map(items.get(bucket));
      copied.set(bucket, own);
      items.set(bucket, own);
    }
    return own;
  };
  return {
    get: (path) => itemAt(items, path),
    set(path, item) {
      const { bucket, key } = splitPointer(path);
      if (item === undefined) bucketFor(bucket).delete(key);
      else bucketFor(bucket).set(key, item);
    },
    items() {
      for (const [bucket, own] of copied) if (own.size === 0) items.delete(bucket);
      return items;
    },
  };
}

function itemAt(items: OwnedItems, path: string): OwnedItem | undefined {
  const { bucket, key } = splitPointer(path);
  return items.get(bucket)?.get(key);
}

function documentOf(settings: TargetSettings, items: OwnedItems): OwnedDocument | undefined {
  return items.size === 0 ? undefined : { settings, items };
}
