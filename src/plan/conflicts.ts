// Conflicts between claims, as findings that name both places. Two kinds: two values for one item,
// and two items that both want what only one may have.

import type { Claimant } from "../model/claim.ts";
import type { FieldOf, Finding } from "../model/diagnostic.ts";
import { canonicalJson } from "../model/digest.ts";
import { isJsonObject, type Json } from "../model/json.ts";
import { escapeSegment } from "../model/pointer.ts";
import { sortedNames } from "../model/sort.ts";
import { targetTypeOf, type TargetName, type TargetType } from "../model/target.ts";
import type { Conflict, DesiredDocuments, DesiredItems } from "./desired.ts";
import type { Catalog } from "./catalog.ts";
import { bucketShape, itemPath, itemView, type BucketShape } from "./item-types.ts";

type Locate = (by: Claimant) => FieldOf;

/** One finding per pair of resources and kind of item, however many targets it shows on. */
export function conflictFindings(
  catalog: Catalog,
  conflicts: readonly Conflict[],
  locate: Locate,
): Finding[] {
  const findings = new Map<string, Finding>();
  for (const conflict of conflicts) {
    const type = catalog.targetTypes.get(targetTypeOf(conflict.target));
    const typed = type && bucketShape(type, conflict.bucket).typeOf(conflict.key);
    if (typed === undefined)
      throw new Error(`${conflict.target}${conflict.bucket} has no item type`);
    const { first, second } = conflict;
    const pair = `${typed.type.name} ${first.by.resource} ${second.by.resource}`;
    if (findings.has(pair)) continue;
    const place = `${conflict.target} ${conflict.bucket}/${escapeSegment(conflict.key)}`;
    findings.set(pair, {
      code: typed.type.conflict.code,
      severity: "error",
      at: locate(second.by),
      label: `${second.by.resource} wants ${shown(second.value)} for ${place}`,
      related: [{ ...locate(first.by), text: `${first.by.resource} wants ${shown(first.value)}` }],
      help: typed.type.conflict.help,
    });
  }
  return [...findings.values()];
}

/** Desired items of one target that hold one name, such as two LAGs with one member. */
export function exclusiveFindings(
  catalog: Catalog,
  documents: DesiredDocuments,
  locate: Locate,
  targets: Iterable<TargetName> = documents.targets(),
): Finding[] {
  const findings = new Map<string, Finding>();
  for (const target of sortedNames(targets)) {
    const type = catalog.targetTypes.get(targetTypeOf(target));
    if (type === undefined) throw new Error(`there is no target type for ${target}`);
    const holders = new Map<string, Holder>();
    for (const held of heldNames(type, documents.itemsOf(target))) {
      const earlier = holders.get(held.name);
      if (earlier === undefined) holders.set(held.name, held);
      else {
        const pair = `${held.name} ${earlier.by.resource} ${held.by.resource}`;
        if (!findings.has(pair)) findings.set(pair, exclusive(target, earlier, held, locate));
      }
    }
  }
  return [...findings.values()];
}

interface Holder {
  readonly name: string;
  readonly shape: BucketShape;
  readonly key: string;
  readonly by: Claimant;
}

function* heldNames(type: TargetType, desired: DesiredItems): Generator<Holder, void> {
  for (const [bucket, items] of desired) {
    const shape = bucketShape(type, bucket);
    if (!shape.mayHold) continue;
    for (const [key, item] of items) {
      const typed = shape.typeOf(key);
      const by = item.claims[0];
      if (typed?.type.holds === undefined || by === undefined) continue;
      for (const name of typed.type.holds(itemView(shape, typed, key, item.value))) {
        yield { name, shape, key, by };
      }
    }
  }
}

function exclusive(target: TargetName, earlier: Holder, held: Holder, locate: Locate): Finding {
  return {
    code: "conflict/exclusive",
    severity: "error",
    at: locate(held.by),
    label: `${pathOf(held)} and ${pathOf(earlier)} of ${target} both want ${held.name}`,
    related: [{ ...locate(earlier.by), text: `${earlier.by.resource} wants it too` }],
    help: "let only one of them have it",
  };
}

function pathOf({ shape, key }: Holder): string {
  return itemPath(shape, key);
}

function shown(value: Json): string {
  if (!isJsonObject(value)) return canonicalJson(value);
  const fields = Object.entries(value).map(([key, field]) => `${key} ${canonicalJson(field)}`);
  return fields.length === 0 ? "it" : fields.join(", ");
}
