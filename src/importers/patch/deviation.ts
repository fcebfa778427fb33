// A live item that is not as it was applied, and the single values in which it is not.

import type { Claimant } from "../../model/claim.ts";
import { equalJson, isJsonObject, type Json } from "../../model/json.ts";
import { splitPointer } from "../../model/pointer.ts";
import type { TargetName } from "../../model/target.ts";

export interface Deviation {
  readonly target: TargetName;
  readonly path: string;
  readonly type: "missing" | "changed" | "extra";
  readonly expected?: Json;
  readonly live?: Json;
  readonly claims: readonly Claimant[];
}

export type Plain = string | number | boolean;

/** One value of an item. */
export type ValueChange =
  | {
      readonly type: "other";
      readonly name: string;
      readonly from: Plain | undefined;
      readonly to: Plain;
    }
  /** A key among others is gone. */
  | { readonly type: "without"; readonly key: string }
  | { readonly type: "with"; readonly key: string; readonly beside: readonly string[] };

export function valueChanges({ path, type, expected, live }: Deviation): ValueChange[] {
  const { key } = splitPointer(path);
  if (type === "missing") return [{ type: "without", key }];
  if (type === "extra") return [];
  return [...differences(key, expected, live)];
}

function* differences(
  name: string,
  from: Json | undefined,
  to: Json | undefined,
): Generator<ValueChange> {
  if (equalJson(from, to)) return;
  if (isPlain(to) && (from === undefined || isPlain(from))) yield { type: "other", name, from, to };
  if (!isJsonObject(from) || !isJsonObject(to)) return;
  const beside = Object.keys(from);
  for (const key of new Set([...beside, ...Object.keys(to)])) {
    const [old, fresh] = [from[key], to[key]];
    if (isJsonObject(fresh) && old === undefined) yield { type: "with", key, beside };
    else if (fresh === undefined) yield { type: "without", key };
    else yield* differences(key, old, fresh);
  }
}

export function isPlain(value: unknown): value is Plain {
  return ["string", "number", "boolean"].includes(typeof value);
}
