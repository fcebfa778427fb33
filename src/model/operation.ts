// Add, remove or replace of one item, with what it needs and what it undoes.

import { equalJson, type Json } from "./json.ts";
import type { Claimant } from "./claim.ts";
import type { TargetName } from "./target.ts";

export type Action = "add" | "remove" | "replace";

export interface Operation {
  /** "add:switch/leaf-a1/vlans/2003": unique in its plan and the same in every equal plan. */
  readonly id: string;
  readonly target: TargetName;
  readonly action: Action;
  /** RFC 6901, into the target's document; a field of an item where only that field differs. */
  readonly path: string;
  /** The value afterwards; absent for remove. */
  readonly value?: Json;
  /** The live value that the plan was made from; absent for add. */
  readonly previous?: Json;
  /** Who needs the item; for a remove, who claimed it when it was applied. */
  readonly claims: readonly Claimant[];
  /** Ids of operations that must be done before this one starts. */
  readonly waitsFor: readonly string[];
  /** What people lose for a moment, in words. */
  readonly disrupts: readonly string[];
  /** Present where it only puts back what was applied before: nobody declared a change. */
  readonly drift?: true;
  /** The whole item, where the operation changes only a field of it: what ownership records. */
  readonly item?: { readonly path: string; readonly value: Json; readonly previous: Json };
}

/** The path of the item that an operation makes, changes or removes. */
export function itemPathOf(operation: Operation): string {
  return operation.item?.path ?? operation.path;
}

/** The value that the operation's item is to have afterwards; undefined when it goes. */
export function itemValueOf(operation: Operation): Json | undefined {
  return operation.item === undefined ? operation.value : operation.item.value;
}

/** What must be true on the target for an operation to run. */
export type Precondition =
  | { readonly path: string; readonly state: "absent" }
  | { readonly path: string; readonly state: "equals"; readonly value: Json };

export interface Inverse {
  readonly action: Action;
  readonly path: string;
  readonly value?: Json;
}

export function operationId(action: Action, target: TargetName, path: string): string {
  return `${action}:${target}${path}`;
}

export function preconditionOf(operation: Operation): Precondition {
  return operation.previous === undefined
    ? { path: operation.path, state: "absent" }
    : { path: operation.path, state: "equals", value: operation.previous };
}

/** The operation's undoing, without the rest of an operation around it. */
export function inverseOf(operation: Operation): Inverse {
  const { path, previous } = operation;
  if (operation.action === "add") return { action: "remove", path };
  if (previous === undefined) throw new Error(`${operation.id} does not know its previous value`);
  return { action: operation.action === "remove" ? "add" : "replace", path, value: previous };
}

/** How a live value relates to an operation: not done yet, done already, or moved by others. */
export function standing(operation: Operation, live: Json | undefined): "ready" | "done" | "moved" {
  if (equalJson(live, operation.value)) return "done";
  return equalJson(live, operation.previous) ? "ready" : "moved";
}
