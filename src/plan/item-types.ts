// Finds the type of an item by where it stands. Buckets are resolved once; the keys in a bucket then
// cost one lookup each, which is what makes a document of thousands of items cheap to walk.

import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { escapeSegment, pointerOf, segmentsOf } from "../model/pointer.ts";
import type { ItemRef, ItemType, ItemView, TargetType } from "../model/target.ts";

/** All items with one parent. */
export interface BucketShape {
  readonly bucket: string;
  readonly segments: readonly string[];
  /** What the stars in the parent's path stand for. */
  readonly captures: readonly string[];
  /** The container item that all items here stand in, such as their interface. */
  readonly container: ItemRef | undefined;
  /** Some item here may hold a name that only one item may have. */
  readonly mayHold: boolean;
  typeOf(key: string): TypedKey | undefined;
}

export interface TypedKey {
  readonly type: ItemType;
  /** The type's place in the making order of its target type. */
  readonly rank: number;
  /** The key stands for a star of the pattern and so is one of the item's keys. */
  readonly isCapture: boolean;
}

/**
 * The shape of a bucket. Targets of one type have buckets of the same names, so each is resolved once
 * for all of them; there are no more of them than interfaces have names.
 */
export function bucketShape(type: TargetType, bucket: string): BucketShape {
  let known = shapes.get(type);
  if (known === undefined) shapes.set(type, (known = new Map()));
  let shape = known.get(bucket);
  if (shape === undefined) known.set(bucket, (shape = resolveShape(type, bucket)));
  return shape;
}

const shapes: WeakMap<TargetType, Map<string, BucketShape>> = new WeakMap();

function resolveShape(type: TargetType, bucket: string): BucketShape {
  const segments = segmentsOf(bucket);
  const captures: string[] = [];
  const named = new Map<string, TypedKey>();
  let star: TypedKey | undefined = undefined as TypedKey | undefined;
  type.itemTypes.forEach((itemType, rank) => {
    if (!isChildPattern(itemType.pattern, segments)) return;
    if (captures.length === 0) captures.push(...capturesOf(itemType.pattern, segments));
    const last = itemType.pattern.at(-1) ?? "";
    if (last === "*") star = { type: itemType, rank, isCapture: true };
    else named.set(last, { type: itemType, rank, isCapture: false });
  });
  const all = star === undefined ? [...named.values()] : [...named.values(), star];
  const mayHold = all.some(({ type: itemType }) => itemType.holds !== undefined);
  const container = containerOf(type, segments);
  return {
    bucket,
    segments,
    captures,
    container,
    mayHold,
    typeOf: (key) => named.get(key) ?? star,
  };
}

/** The innermost container item around a bucket. */
function containerOf(type: TargetType, segments: readonly string[]): ItemRef | undefined {
  for (let length = segments.length; length > 0; length -= 1) {
    const around = segments.slice(0, length);
    const isContainer = type.itemTypes.some(
      ({ container, pattern }) =>
        container && isChildPattern(pattern, around.slice(0, -1)) && isKeyOf(pattern, around),
    );
    if (isContainer) return { bucket: pointerOf(around.slice(0, -1)), key: around.at(-1) ?? "" };
  }
  return undefined;
}

function isKeyOf(pattern: readonly string[], segments: readonly string[]): boolean {
  const last = pattern.at(-1);
  return last === "*" || last === segments.at(-1);
}

function isChildPattern(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length + 1 &&
    segments.every((segment, i) => pattern[i] === "*" || pattern[i] === segment)
  );
}

function capturesOf(pattern: readonly string[], segments: readonly string[]): string[] {
  return segments.filter((_, i) => pattern[i] === "*");
}

/** An item as its type sees it. */
export function itemView(shape: BucketShape, typed: TypedKey, key: string, value: Json): ItemView {
  return { keys: typed.isCapture ? [...shape.captures, key] : shape.captures, value };
}

export function itemPath(shape: BucketShape, key: string): string {
  return `${shape.bucket}/${escapeSegment(key)}`;
}

export function pathOfRef({ bucket, key }: ItemRef): string {
  return `${bucket}/${escapeSegment(key)}`;
}

/** Every bucket that a live document has, with its container object. */
export function* liveBuckets(
  type: TargetType,
  document: JsonObject,
): Generator<{ bucket: string; container: JsonObject }> {
  const parents = new Map(
    type.itemTypes.map((itemType) => {
      const parent = itemType.pattern.slice(0, -1);
      return [parent.join("/"), parent] as const;
    }),
  );
  for (const parent of parents.values()) yield* expand(parent, 0, "", document);
}

function* expand(
  pattern: readonly string[],
  depth: number,
  bucket: string,
  at: Json | undefined,
): Generator<{ bucket: string; container: JsonObject }> {
  if (!isJsonObject(at)) return;
  const segment = pattern[depth];
  if (segment === undefined) {
    yield { bucket, container: at };
    return;
  }
  const keys = segment === "*" ? Object.keys(at) : [segment];
  for (const key of keys)
    yield* expand(pattern, depth + 1, `${bucket}/${escapeSegment(key)}`, at[key]);
}
